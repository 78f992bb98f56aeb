"""Which two pictures go with the figures? Throughput against archive size, and recall by kind of change, as SVG."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.ticker import NullLocator

mpl.use("svg")
mpl.rcParams.update(
    {
        "svg.hashsalt": "stemma",
        "svg.fonttype": "none",
        "font.size": 9,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
)
_MARKS = "osD^vP*X"


def draw(results: dict[str, Any], folder: Path) -> list[Path]:
    """Draw what the results have; the files drawn."""
    drawn = []
    if rows := results.get("growth"):
        drawn.append(_draw_growth(rows, folder / "growth.svg"))
    if rows := [row for row in results.get("pairs", []) if "missing" not in row]:
        drawn.append(_draw_recall(rows, folder / "recall.svg"))
    return drawn


def _draw_growth(rows: list[dict[str, Any]], path: Path) -> Path:
    figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    axes.plot(
        [row["reports"] for row in rows], [row["pages_per_cpu_second"] for row in rows], marker="o", color="#1f4e79"
    )
    for row in rows:
        axes.annotate(
            f"{row['pages_per_cpu_second']:,.0f}",
            (row["reports"], row["pages_per_cpu_second"]),
            xytext=(0, 7),
            textcoords="offset points",
            ha="center",
        )
    axes.set_xscale("log")
    sizes = [row["reports"] for row in rows]
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_ylim(bottom=0, top=1.2 * max(row["pages_per_cpu_second"] for row in rows))
    axes.set_xlabel(f"reports of {rows[0]['report_words']} words in the archive")
    axes.set_ylabel("pages a second of CPU")
    axes.set_title("Finding copies, passages and all, as the archive grows", loc="left")
    return _save(figure, path)


def _draw_recall(rows: list[dict[str, Any]], path: Path) -> Path:
    kinds = sorted(rows[-1]["recall_by_kind"], key=lambda kind: -sum(row["recall_by_kind"][kind] for row in rows))
    figure, axes = plt.subplots(figsize=(7.6, 4.4), layout="constrained")
    spread = 0.7 / max(1, len(rows))
    for number, row in enumerate(rows):
        heights = [place + (number - (len(rows) - 1) / 2) * spread for place in range(len(kinds))]
        is_ours = row["tool"] == "Stemma"
        axes.scatter([row["recall_by_kind"][kind] for kind in kinds], heights, label=row["tool"], marker=_MARKS[number % len(_MARKS)],
                     s=34 if is_ours else 20, color="#c0392b" if is_ours else f"C{number}", zorder=3)  # fmt: skip
    for place in range(len(kinds) - 1):
        axes.axhline(place + 0.5, color="#dddddd", linewidth=0.6)
    axes.set_yticks(range(len(kinds)), kinds)
    axes.invert_yaxis()
    axes.set_xlim(-0.02, 1.02)
    axes.set_xlabel("share of the known pairs that was found")
    axes.set_title("Recall by kind of change", loc="left")
    figure.legend(loc="outside right upper", frameon=False)
    return _save(figure, path)


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
    return path


if __name__ == "__main__":
    source = Path(sys.argv[1])
    for one in draw(json.loads(source.read_text("utf-8")), source.parent):
        print(f"drawn: {one.name}")
