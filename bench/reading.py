"""How well, and how fast, are pages, datelines and chains read, with the peers that are installed in the same run?

    .venv/bin/python bench/reading.py pages [DATA]      main text: F1 over shingles of four words, pages a second of CPU
    .venv/bin/python bench/reading.py datelines [DATA]  end, place and date on a wire of 1987; texts without one
    .venv/bin/python bench/reading.py chains [FILE]     hops with role and name on a labelled corpus

DATA is ../shared/data unless told. Peers: trafilatura and resiliparse come with Stemma; newspaper4k and readability-lxml
are run where they are installed.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_WORD = re.compile(r"\w+")
Extract = Callable[[bytes], str]
WITHOUT = 5_000  # texts without a dateline


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    """The runs of n words of a text, counted; a shorter text is one run."""
    words = _WORD.findall(text or "")
    runs = (tuple(words[at : at + n]) for at in range(max(1, len(words) - n + 1)))
    return Counter(run for run in runs if run)


def score_page(
    true: str, found: str
) -> tuple[float, float] | tuple[None, float] | tuple[float, None] | tuple[None, None]:
    """Precision and recall of one page as the benchmark's authors count them; None where nothing was there to count."""
    wanted, given = shingles(true), shingles(found)
    right = sum((wanted & given).values())
    extra, missed = sum(given.values()) - right, sum(wanted.values()) - right
    precision = None if not right + extra else right / (right + extra)
    recall = None if not right + missed else right / (right + missed)
    return precision, recall


def main_text_f1(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """F1 of the means of precision and recall over (true, found) texts, and both means."""
    scores = [score_page(true, found) for true, found in pairs]
    precision = mean(p for p, _ in scores if p is not None)
    recall = mean(r for _, r in scores if r is not None)
    return 2 * precision * recall / (precision + recall), precision, recall


def extractors() -> Iterator[tuple[str, Extract]]:
    """Stemma's tiers and every peer that can be imported."""
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    from stemma.reading import read

    def told(data: bytes) -> str:
        return data.decode("utf-8", "replace")

    yield "stemma careful", lambda data: read(data, media_type="text/html").main_text
    yield "stemma careful, words not searched", _unannotated
    yield "stemma careful, text with its notes", lambda data: read(data, media_type="text/html").text
    yield "stemma fast", lambda data: read(data, media_type="text/html", tier="fast", annotated=False).main_text
    yield "trafilatura", lambda data: trafilatura.extract(told(data), include_comments=False) or ""
    yield "trafilatura fast", lambda data: trafilatura.extract(told(data), include_comments=False, fast=True) or ""
    yield (
        "resiliparse",
        lambda data: extract_plain_text(
            told(data), main_content=True, alt_texts=False, links=False, list_bullets=False
        ),
    )
    yield from _others(told)


def _unannotated(data: bytes) -> str:
    from stemma.reading.html.page import lay_page

    return lay_page(data, id="", name="page").main_text


def _others(told: Callable[[bytes], str]) -> Iterator[tuple[str, Extract]]:
    try:
        from lxml.html import document_fromstring
        from readability import Document as Readable

        yield "readability-lxml", lambda data: " ".join(document_fromstring(Readable(told(data)).summary()).itertext())
    except ImportError:
        print("readability-lxml is not installed")
    try:
        from newspaper import Article

        def newspaper(data: bytes) -> str:
            article = Article("https://page.example/")
            article.download(input_html=told(data))
            article.parse()
            return str(article.text)

        yield "newspaper4k", newspaper
    except ImportError:
        print("newspaper4k is not installed")


def measure_pages(data: Path) -> None:
    """Prints F1, precision, recall and speed of each extractor, on the same pages in the same run."""
    truth = {
        key: item["articleBody"] for key, item in json.loads((data / "pages/ground-truth.json").read_text()).items()
    }
    pages = {key: gzip.decompress((data / "pages/html" / f"{key}.html.gz").read_bytes()) for key in truth}
    logging.disable(logging.CRITICAL)
    for name, extract in extractors():
        for page in list(pages.values())[:3]:  # models and tables are loaded when first used
            extract(page)
        begun = time.process_time()
        found = {key: extract(page) for key, page in pages.items()}
        speed = len(pages) / (time.process_time() - begun)
        f1, precision, recall = main_text_f1([(truth[key], found[key]) for key in truth])
        print(
            f"{name:36} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  {speed:6.0f} pages/s", flush=True
        )


def measure_datelines(data: Path) -> None:
    """Ends, places and dates on texts whose dateline stands apart; false ones in their bodies."""
    from stemma.reading import load_agencies
    from stemma.reading.agency import table_of
    from stemma.reading.credits import find_dateline
    from stemma.reading.dates import read_date

    table = table_of(tuple(load_agencies()))
    counts: Counter[str] = Counter()
    missed: list[str] = []
    with gzip.open(data / "texts/reuters-1987.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    for item in items:
        dateline, body = (item.get("dateline") or "").strip(), (item.get("text") or "").strip()
        if not body:
            continue
        if counts["without"] < WITHOUT:
            counts["without"] += 1
            counts["false"] += find_dateline(body, 0, len(body), table, "en") is not None
        if not dateline:
            continue
        text = f"{dateline} {body}"
        found = find_dateline(text, 0, len(text), table, "en")
        counts["all"] += 1
        is_cut_late = bool(re.search(r"\d \S* ?- \S", dateline))  # the corpus took words of the first sentence along
        counts["well cut"] += not is_cut_late
        is_right = found is not None and found.dateline.end == len(dateline) + 1
        counts["end"] += is_right
        counts["well cut end"] += is_right and not is_cut_late
        head, _, day = dateline.rstrip(" -").rpartition(", ")
        date = read_date(day, lang="en")
        counts["dated"] += date is not None
        if found is not None and date is not None:
            counts["date"] += found.dateline.date == date
            counts["place"] += _folded(found.dateline.place or "") == _folded(head)
        if not is_right:
            missed.append(text[:110])
    share = {name: counts[name] / counts["dated"] for name in ("place", "date")}
    print(f"ends: {counts['end'] / counts['all']:.4f} of {counts['all']}")
    well_cut = counts["well cut end"] / counts["well cut"]
    print(f"ends: {well_cut:.4f} of the {counts['well cut']} that the corpus cut at the first dash")
    print(f"place {share['place']:.4f}, date {share['date']:.4f} of the {counts['dated']} that name place and day")
    print(f"{counts['false']} found in {counts['without']} texts without one")
    for line in missed[: 60 if "--missed" in sys.argv else 0]:
        print("   ", line)


def _folded(place: str) -> str:
    return "".join(_WORD.findall(place)).casefold()


def measure_chains(path: Path) -> None:
    """Precision, recall and F1 of hops with role and name; a name counts where it is one of the label's ``names``.

    Names of one agency by the table are one name, and an English article is no part of a name.
    """
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    right, found, wanted, wrong = score_chains(items)
    precision, recall = right / max(1, found), right / max(1, wanted)
    print(
        f"chains: F1 {2 * right / max(1, found + wanted):.4f}  precision {precision:.4f}  recall {recall:.4f}  ({len(items)} texts)"
    )
    for line in wrong if "--missed" in sys.argv else []:
        print("   ", line)


def fold_party(name: str) -> str:
    """A party's name as it is compared: an agency's by the table, no English article, letters and digits alone."""
    from stemma.reading.agency import table_of

    bare = re.sub(r"^[Tt]he\s", "", name)
    agency = table_of(None).find(name) or table_of(None).find(bare)
    return _folded(re.sub(r"^[Tt]he\s", "", agency.name if agency else bare))


def score_chains(items: list[dict[str, Any]]) -> tuple[int, int, int, list[str]]:
    """(right, found, wanted) hops over all texts, and a line for each that is wrong."""
    from stemma.reading import read_text

    right = found = wanted = 0
    wrong: list[str] = []
    for item in items:
        hops = read_text(item["text"]).hops
        left = [
            (hop["role"], {fold_party(name) for name in (hop["name"], *hop["names"])}, hop["name"])
            for hop in item["hops"]
        ]
        found, wanted = found + len(hops), wanted + len(left)
        for hop in hops:
            match = next((one for one in left if one[0] == hop.role and fold_party(hop.name) in one[1]), None)
            if match:
                left.remove(match)
                right += 1
            else:
                wrong.append(f"{item['id']} extra {hop.role} {hop.name!r}")
        wrong += [f"{item['id']} missed {role} {name!r}" for role, _, name in left]
    return right, found, wanted, wrong


def main(words: list[str]) -> int:
    """0 where the measure was taken."""
    told = [word for word in words[1:] if not word.startswith("--")]
    what = words[0] if words else ""
    data = Path(told[0]) if told else ROOT.parent / "shared/data"
    if what == "pages":
        measure_pages(data)
    elif what == "datelines":
        measure_datelines(data)
    elif what == "chains":
        measure_chains(Path(told[0]) if told else ROOT / "corpus/chains/develop.jsonl")
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
