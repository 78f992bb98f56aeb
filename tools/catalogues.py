"""The catalogues of the interface's words: compile them, and say what is missing; neither needs gettext's own programs.

After a change of any .po: python tools/catalogues.py compile
Before a commit:           python tools/catalogues.py check
To gather new words (this alone needs gettext): python tools/catalogues.py extract
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "stemma"
LOCALE = SOURCE / "locale"
LANGUAGES = ("ar", "de", "es")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%|\{\w*\}")
_ELEMENT = re.compile(r"</?[a-zA-Z][^>]*>")
_KEYWORDS = ("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy")
# A form that stands for one number alone ("one copy", in Arabic also none and two) may leave the number out.
_FORMS_OF_MANY = {"ar": (3, 4, 5), "de": (1,), "es": (1, 2)}


def po_of(language: str) -> Path:
    """The catalogue that people write."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    """The catalogue as it stands; FileNotFoundError where the language has none."""
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """The same catalogue as gettext reads it (.mo), fuzzy entries left out; the same bytes for the same words."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def faults(language: str, catalogue: Catalog) -> Iterator[str]:
    """What is missing, fuzzy or unlike its English, a line each."""
    for message in catalogue:
        if not message.id:
            continue
        said = f"{language}: {english_of(message)[-1]!r}"
        if message.fuzzy:
            yield f"{said} is fuzzy"
        elif not all(forms_of(message)) or len(forms_of(message)) != _forms_due(message, catalogue):
            yield f"{said} is not translated in all its forms"
        else:
            yield from (f"{said} {fault}" for fault in _unlike(language, message))


def _unlike(language: str, message: Message) -> Iterator[str]:
    english = english_of(message)
    for number, words in enumerate(forms_of(message)):
        is_of_many = len(english) == 1 or number in _FORMS_OF_MANY[language]
        wanted = _marks(english[-1])
        allowed = wanted | _marks(english[0])
        held = _marks(words)
        if not held <= allowed or (is_of_many and held != wanted):
            yield f"differs in what is filled in or marked up: {words!r}"
        if english[-1].endswith("\n") != words.endswith("\n") or words != words.strip(" "):
            yield f"begins or ends unlike it: {words!r}"


def _marks(words: str) -> set[str]:
    return {found[0] for pattern in (_PLACEHOLDER, _ELEMENT) for found in pattern.finditer(words)}


def english_of(message: Message) -> tuple[str, ...]:
    """The English of an entry: one, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    """What the language says for it, a form for each of its plurals."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _forms_due(message: Message, catalogue: Catalog) -> int:
    return 1 if isinstance(message.id, str) else catalogue.num_plurals


def marked() -> set[str]:
    """The English of everything that is marked for translation in templates and Python, its singular where it has a plural."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    found = set()
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        code = text if path.suffix == ".py" else templatize(text)
        for _line, function, words, _comments in extract_python(io.BytesIO(code.encode()), _KEYWORDS, (), {}):
            given = (words,) if isinstance(words, str) else words
            english = given[1] if function.startswith("pgettext") else given[0]
            if english:
                found.add(english)
    return found


def compile_all() -> None:
    """Write every .mo beside its .po."""
    for language in LANGUAGES:
        po_of(language).with_suffix(".mo").write_bytes(compiled(read_catalogue(language)))


def check_all() -> list[str]:
    """Every fault of every catalogue, and every .mo that is older than its words."""
    found = []
    wanted = marked()
    for language in LANGUAGES:
        catalogue = read_catalogue(language)
        known = {english_of(message)[0] for message in catalogue if message.id}
        found += [
            f"{language}: {words!r} is not in the catalogue; run: tools/catalogues.py extract"
            for words in wanted - known
        ]
        found += faults(language, catalogue)
        mo = po_of(language).with_suffix(".mo")
        if not mo.is_file() or mo.read_bytes() != compiled(catalogue):
            found.append(
                f"{language}: {mo.relative_to(ROOT)} is not what its .po says; run: tools/catalogues.py compile"
            )
    return found


def extract() -> int:
    """Gather the words marked in templates and Python into every .po, by gettext's programs; how that went, as an exit code."""
    if shutil.which("xgettext") is None:
        print("There is no xgettext here; on Debian: apt-get install gettext", file=sys.stderr)
        return 2
    given = ["makemessages", *(f"-l{language}" for language in LANGUAGES)]
    given += ["--no-location", "--no-wrap", "--no-obsolete", "--ignore=migrations"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "stemma.project.settings"}
    command = [sys.executable, "-m", "django", *given]
    return subprocess.run(command, cwd=SOURCE, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    """0 where all is well, 1 where something is missing, 2 for a word that is none of ours."""
    match arguments:
        case ["compile"]:
            compile_all()
            return 0
        case ["check"]:
            found = check_all()
            print("\n".join(found) or "Every word is translated.")
            return 1 if found else 0
        case ["extract"]:
            return extract()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
