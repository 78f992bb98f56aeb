"""How are the figures of a run shown to a reader? As Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bench.generator.kind import KINDS

Row = Sequence[str]


def write_tables(results: dict[str, Any], earlier: dict[str, Any] | None = None) -> str:
    """The whole page: the machine, then a section for every part that was run; ``earlier`` are results of an earlier engine."""
    on = results["machine"]
    pieces = [
        "# Results\n",
        f"{on['cpu']}, {on['cores']} cores, {on['memory_mb']:,} MB, {on['system']}, Python {on['python']}; "
        f"written {results['at']}. What is measured, and how: [README](../README.md).\n",
    ]
    if rows := results.get("pairs"):
        before = [row for row in (earlier or {}).get("pairs", []) if row["files"] == rows[0]["files"]]
        pieces += [_pairs(rows, before, results["corpus"]), _kinds(rows)]
    for told, of in ((results, ""), (earlier or {}, f", {(earlier or {}).get('name')}")):
        if row := told.get("throughput"):
            pieces.append(_throughput(row, of))
        if rows := told.get("growth"):
            pieces.append(_growth(rows, of))
    return "\n".join(pieces)


def _pairs(rows: list[dict[str, Any]], before: list[dict[str, Any]], corpus: str) -> str:
    there = [row for row in rows if "missing" not in row]
    ours = min((row["cpu_seconds"] for row in there if row["tool"] == "Stemma"), default=None)
    cells = [
        (
            row["tool"],
            row["version"],
            _share(row["recall"]),
            _share(row["precision"]),
            _share(row["precision_by_run"]),
            _share(row["characters_f1"]) if row["characters_f1"] is not None else "documents only",
            _share(row["quotations_share"]),
            f"{row['cpu_seconds']:,.1f}",
            f"{row['cpu_seconds'] / ours:,.2f}" if ours else "",
            f"{row['peak_mb']:,.0f}",
            row["at"][:10],
        )
        for row in there + before
    ]
    head = (
        *("tool", "version", "recall of pairs", "precision", "precision by run", "characters F1", "quotations found"),
        *("CPU s", "to Stemma's", "peak MB", "measured"),
    )
    missing = [f"- {row['name']}: not measured: {row['missing']}." for row in rows if "missing" in row]
    known = there[0]["pairs_known"] if there else 0
    about = f"{known:,} known pairs; texts: {corpus}.\n"
    return "\n".join(["## Finding copies\n", about, _table(head, cells), "", *missing, ""])


def _kinds(rows: list[dict[str, Any]]) -> str:
    there = [row for row in rows if "missing" not in row]
    held = {kind for row in there for kind in row["recall_by_kind"]}
    kinds = [kind.name for kind in reversed(KINDS) if kind.name in held]
    cells = [(kind, *(_share(row["recall_by_kind"].get(kind)) for row in there)) for kind in kinds]
    table = _table(("kind", *(row["tool"] for row in there)), cells)
    return "\n".join(["## Recall by kind\n", table, "\n![Recall by kind](recall.svg)\n"])


def _throughput(row: dict[str, Any], of: str) -> str:
    cells = [
        ("`LC_ALL=C wc -w`", f"{row['wc_mb_per_cpu_second']} MB/s", "1"),
        (
            "read, fold, cut into words, fingerprint",
            f"{row['fingerprint_mb_per_cpu_second']} MB/s",
            f"{row['fingerprint_to_wc']}",
        ),
        ("add to an archive on disk, texts as given", f"{row['add_mb_per_cpu_second']} MB/s", f"{row['add_to_wc']}"),
        ("read credits and statements too, then add", f"{row['read_and_add_mb_per_cpu_second']} MB/s", ""),
        (f"find with passages, {row['reports']:,} reports", f"{row['find_pages_per_cpu_second']:,} pages/s", ""),
        ("fingerprint, two threads against one", f"{row['fingerprint_two_threads']} times", ""),
        *(
            (f"find, two {kind} against one", f"{row[key]} times", "")
            for kind in ("threads", "processes")
            if (key := f"find_two_{kind}") in row
        ),
    ]
    note = (
        f"Medians of {row['rounds']} rounds over {row['megabytes']} MB, a second of CPU. Two against one by the wall's clock,"
        f" at a load of {row.get('load', 0)} of other work (near 0 they mean something). {row['at']}.\n"
    )
    return "\n".join([f"## Throughput{of}\n", note, _table(("what", "rate", "to wc"), cells), ""])


def _growth(rows: list[dict[str, Any]], of: str) -> str:
    first = rows[0]["seconds_per_page"]
    cells = [
        (
            f"{row['reports']:,}",
            f"{row['seconds_per_page'] * 1000:.3f}",
            f"{row['seconds_per_page'] / first:.2f}",
            f"{row['pages_per_cpu_second']:,}",
            f"{row['matches']:,} of {row['matches_known']:,}",
            f"{row['fingerprint_bytes_per_report']:,}",
            f"{row['disk_bytes_per_report']:,}",
            f"{row['reader_own_mb']}",
            f"{row['reader_peak_mb']}",
        )
        for row in rows
    ]
    head = (
        *("reports", "ms a page", "to the first", "pages a CPU second", "matches"),
        *("fingerprint bytes a report", "bytes a report", "reader's own MB", "reader's peak MB"),
    )
    about = f"Reports of {rows[0]['report_words']} words.\n"
    picture = "" if of else "\n![Throughput against archive size](growth.svg)\n"
    return "\n".join([f"## Growth{of}\n", about, _table(head, cells), picture])


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _share(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value < 1 else "1.0"
