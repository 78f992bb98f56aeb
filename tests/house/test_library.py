"""What `import stemma` costs, and what it gives."""

from __future__ import annotations

import subprocess
import sys

import stemma

HEAVY = ("django", "lxml", "numpy", "httpx", "httpcore", "trafilatura", "feedparser", "click")


def test_the_import_is_light() -> None:
    told = f"import stemma, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_it_shows_its_own_names_and_no_others() -> None:
    assert dir(stemma) == sorted(stemma.__all__)
    assert all(getattr(stemma, name) is not None for name in stemma.__all__)


def test_agencies_of_ones_own_can_be_given() -> None:
    own = stemma.Agency("Lindhaven Press Office", ("LPO",), "XX")
    text = (
        b"LINDHAVEN (LPO) - The old bridge over the harbour closes on Monday, the town council said on Friday evening."
    )
    assert stemma.read(text, agencies=[own]).hops[0].name == "Lindhaven Press Office"
    assert all(isinstance(one, stemma.Agency) for one in stemma.load_agencies())
