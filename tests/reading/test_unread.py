"""What was read without being annotated comes to the same when it is completed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stemma.reading import complete, read_all
from stemma.reading.unread import Unread

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path for path in (ROOT / "corpus").rglob("*") if path.suffix in (".txt", ".html", ".jsonl", ".json"))[
    ::6
]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_file_completed_is_the_file_read_at_once(path: Path) -> None:
    later = [complete(one) if isinstance(one, Unread) else one for one in read_all(path, tier="fast", annotated=False)]
    assert later == list(read_all(path, tier="fast"))


def test_lines_that_were_annotated_before_stay_as_they_are(tmp_path: Path) -> None:
    text = "By A. Writer\n\nThe ferry sails (Northern Wire)."
    lines = [{"id": "a", "text": text}, {"id": "b", "text": text, "hops": []}, {"id": "c", "text": text, "lang": "en"}]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, lines)))
    later = list(read_all(tmp_path / "x.jsonl", annotated=False))
    assert [isinstance(one, Unread) for one in later] == [True, False, True]
    assert [complete(one) for one in later if not hasattr(one, "error")] == list(read_all(tmp_path / "x.jsonl"))
