"""Real pages, kept beside the repository: every link and caption stands where it says, and nothing warns or fails."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from stemma.reading import read

PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "pages"
WORD = re.compile(r"\w+")


def grams(text: str) -> Counter:
    words = WORD.findall(text.lower())
    return Counter(zip(*(words[shift:] for shift in range(4)), strict=False))


def test_real_pages_are_read_with_nearly_all_of_their_words():
    if not PAGES.is_dir():
        pytest.skip("the stored pages are not beside this repository")
    told = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    recalls, precisions = [], []
    for key in sorted(told)[::6]:
        document = read(gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes()), address=told[key]["url"])
        for part in (*document.links, *document.captions):
            if part.begin is not None:
                assert document.text[part.begin : part.end] == part.text
        ours, theirs = grams(document.text), grams(told[key]["articleBody"])
        shared = sum((ours & theirs).values())
        recalls.append(shared / max(1, sum(theirs.values())))
        precisions.append(shared / max(1, sum(ours.values())))
    # all 181: recall .978, precision .914; the labels leave out bylines, captions and credits, which are wanted here
    assert sum(recalls) / len(recalls) > 0.93
    assert sum(precisions) / len(precisions) > 0.85
