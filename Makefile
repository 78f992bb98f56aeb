# make run    the desk with its sample newsroom and sample web, on this machine alone (make run PORT=8010: on another port)
# make test   lint, types, tests; CI=true adds the long ones and the run on PostgreSQL
# make bench  speed and accuracy beside other tools (bench/README.md); make bench PARTS=pairs,throughput: only these
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
WORKERS ?= 2
KERNEL := .venv/kernel-compiled
PARTS ?= pairs,throughput,growth
UPTO ?= 1000000
SEED ?= 1

.PHONY: run test lint types check format long postgres train train-credits lock bench clean

run: .venv/run-installed
	@$(BIN)/stemma serve --sample --data data --port $(PORT)

test: lint types check
ifeq ($(CI),true)
test: postgres
endif

lint: .venv/test-installed
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: .venv/test-installed
	@$(BIN)/mypy

check: .venv/test-installed
	@$(BIN)/python tools/chromium.py
	@$(BIN)/pytest -n $(WORKERS)

long: .venv/test-installed
	@STEMMA_LONG=1 $(BIN)/pytest -n $(WORKERS) -m long

postgres: .venv/test-installed
	@$(BIN)/python tools/postgres.py $(BIN)/pytest -n $(WORKERS) -m "not browser and not long" $(shell cat tools/postgres-tests.txt)

# The tagger of statements, trained anew: see docs/guide/statements.md for what to give.
train: .venv/test-installed
	@$(BIN)/python -c "import torch" 2>/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check torch
	@PYTHONPATH=. $(BIN)/python -m tools.tagger --corpus "$(CORPUS)" --texts "$(TEXTS)" --wordnet "$(WORDNET)" --lexicon "$(LEXICON)"

# The reader of credits, trained anew from corpus/chains: see docs/guide/credits.md. About half an hour on one core.
train-credits: .venv/test-installed
	@$(BIN)/python -c "import torch" 2>/dev/null || $(BIN)/pip install --quiet --disable-pip-version-check torch
	@PYTHONPATH=. $(BIN)/python -m tools.credits $(if $(WITHOUT),--without $(WITHOUT))

format: .venv/test-installed
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

# Whatever is finished is kept in bench/results/raw and not measured again; FRESH=1 measures all anew.
bench: .venv/run-installed .bench/installed
	@$(BIN)/python -m bench run --parts $(PARTS) --upto $(UPTO) --seed $(SEED) $(if $(FRESH),--fresh) $(if $(SOURCE),--source $(SOURCE))

# The locks: every package with its hash, and no index address in them.
lock: .venv/test-installed
	@$(BIN)/python tools/lock.py

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || (echo "There is no $(PYTHON) here; on Debian: apt-get install python3 python3-venv" >&2; exit 1)
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Stemma needs Python 3.11 or later, and this is " + sys.version.split()[0] + "; try: make PYTHON=python3.11 run")'
	@$(PYTHON) -m venv .venv || (echo "Python could not make a virtual environment; on Debian: apt-get install python3-venv" >&2; rm -rf .venv; exit 1)

.venv/run-installed: requirements/run.txt pyproject.toml hatch_build.py $(KERNEL) | .venv/bin/python
	@echo "Installing Stemma into .venv (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test-installed: requirements/test.txt .venv/run-installed
	@echo "Installing what the tests need into .venv (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# The engine's kernels, compiled by a compiler out of the package index; where it has none, the plain engine serves.
$(KERNEL): $(wildcard src/stemma/text/kernel/*.c src/stemma/text/kernel/*.h) src/stemma/text/kernel/compile.py | .venv/compiler
	@echo "Compiling the engine's kernels (once) ..."
	@PYTHONPATH=.venv/compiler $(BIN)/python src/stemma/text/kernel/compile.py >/dev/null || echo "The plain engine serves; it is slower." >&2
	@mkdir -p $(@D) && touch $@

.venv/compiler: requirements/compiler.txt | .venv/bin/python
	@echo "Fetching the compiler of the engine's kernels (once) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --target $@ -r requirements/compiler.txt || mkdir -p $@
	@touch $@

.bench/installed: requirements/bench.txt | .venv/bin/python
	@echo "Installing what the benches compare with into .bench (once) ..."
	@$(PYTHON) -m venv .bench
	@.bench/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

clean:
	rm -rf .venv .bench data dist .test .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f src/stemma/text/kernel/kernel.so src/stemma/text/kernel/kernel.dylib src/stemma/text/kernel/kernel.dll
