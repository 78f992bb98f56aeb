"""Invented reports in the shape that the formats take: a relayed one, an Arabic one, one with its home elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from stemma.reading import read_text
from stemma.shapes import Document, Hop, Printed, Term
from stemma.shapes.public import Change, PublicReport, Publisher

DESK = "https://desk.seaford.example"
PUBLISHER = Publisher(
    name="Seaford Relay",
    address=f"{DESK}/",
    contact="desk@seaford.example",
    policy_address=f"{DESK}/policy",
    log_address=f"{DESK}/log",
    feed_address=f"{DESK}/feed.atom",
)
NOTE = (
    "NOTE: The contents of the articles on this page are of sole responsibility of their authors. The editorial staff of "
    "SeafordIslandRelay do not necessarily subscribe every point of view expressed. Complaints will be welcomed."
)
RELAYED = f""", , , , , ,

Harbour chief Lind: “The island has waited long enough for its boats”

(Coast News Agency, 3 March 2026) ~ The ferry to Holm Island will run every twenty minutes from Monday, the harbour office said.

“We have waited nine years for this timetable,” said Mara Lind, who heads the harbour office. “Now 4,200 people can cross before work.”

“Nobody on the island should have to get up at four.”

The council approved the plan by 14 votes to 3. A single crossing costs 2.40 crowns, as before.

The meeting was attended by:

  • Harbour master Olaf Reim,
  • Engineer Tilda Voss.

Two boats were refitted over the winter at the yard in Brenna, and the third, the Tern, does not return before June.

(SIR Newsroom)

14/05/2019: The Tern at the yard in Brenna, 14 May 2019

CNA, T. Holt/Ilves
Submitted by IslandReader
Coast Relay Network at:
Re-publications are welcome, but we kindly ask you
to cite all these original links and sources.

{NOTE}
"""
ARABIC = """المدينة تفتح ثلاث حدائق جديدة قبل الصيف

قال رئيس البلدية سامي حداد اليوم الثلاثاء إن المدينة ستفتح ثلاث حدائق جديدة قبل الصيف، وإن العمل فيها يجري كما خطط له.

وأضاف حداد: «انتظر الناس هذه الحدائق خمس سنوات، وستكون مفتوحة للجميع».

وتبلغ كلفة المشروع 4200 دينار، ووافق عليه المجلس في 3 مارس 2026 بأغلبية 14 صوتا مقابل 3.

وقالت المهندسة ليلى منصور إن العمل في الحديقة الأولى ينتهي في مايو، وإن الثانية تفتح بعد ذلك بشهر.
"""
LIBRARY = """The library opens on Sundays from May, the council said on Tuesday.

It will be open from ten to four, and the reading room stays open until six in winter. The town pays 31,000 crowns a year for it.

“People asked for this for a long time,” said Ida Holm, the librarian.

The council voted for it without a vote against on 9 March 2026.
"""


def publish(document: Document, **values: Any) -> PublicReport:
    """A document as a published report."""
    known: dict[str, Any] = {
        "id": "01a20a0d-b840-762e-9937-eb18d4335d27",
        "document": document,
        "publisher": PUBLISHER,
        "address": f"{DESK}/r/01a20a0d-b840-762e-9937-eb18d4335d27/a-report",
        "version": 1,
        "version_address": f"{DESK}/r/01a20a0d-b840-762e-9937-eb18d4335d27/v/1",
        "published_at": "2026-03-04T10:00:00Z",
        "changed_at": "2026-03-04T10:00:00Z",
    }
    return PublicReport(**(known | values))


def change(number: int = 2, kind: str = "correction", note: str = "The vote was 15 to 2, not 14 to 3.") -> Change:
    """A change to version ``number``."""
    begin = number - 1
    return Change(
        id=f"01a20a0d-b841-762e-9937-00000000000{number}",
        kind=kind,  # type: ignore[arg-type]
        at=f"2026-03-0{3 + number}T10:00:00Z",
        note=note,
        from_version=begin,
        to_version=number,
        address=f"{DESK}/r/01a20a0d-b840-762e-9937-eb18d4335d27/difference/{begin}/{number}",
    )


def relayed(**values: Any) -> PublicReport:
    """A relayed report: five hops, two of them with a link, terms, a disclaimer, an archive picture, a correction."""
    document = read_text(RELAYED)
    links = {"Coast News Agency": "https://cna.example/2026/ferry", "Coast Relay Network": "https://relay.example/"}
    hops = tuple(replace(hop, link=links.get(hop.name)) for hop in document.hops)
    return publish(replace(document, hops=hops), version=2, changes=(change(),), **values)


def arabic(**values: Any) -> PublicReport:
    """A report in Arabic of an agency and a relay, with terms that name every duty of the chain."""
    document = read_text(ARABIC)
    hops = (
        Hop(0, "origin", "وكالة أنباء الساحل", (), "https://sahel.example/a?b=1&c=2", "2026-03-03"),
        Hop(1, "relay", "شبكة المدينة", (Printed(None, None, "شبكة المدينة للأخبار"),)),
    )
    terms = tuple(_term(duty) for duty in ("credit", "cite_sources", "link_sources", "unaltered"))
    return publish(replace(document, lang="ar", dir="rtl", hops=hops, terms=terms), **values)


def at_home_elsewhere(**values: Any) -> PublicReport:
    """A report that lives at a weekly's own address, under a Creative Commons licence."""
    document = read_text(f"Library to open on Sundays\n\n{LIBRARY}")
    hops = (Hop(0, "origin", "Seaford Weekly", (), "https://weekly.example/library"),)
    licence = "https://creativecommons.org/licenses/by-nd/4.0/"
    terms = (
        _term("credit"),
        _term("link"),
        _term("licence", licence),
        _term("unaltered"),
        _term("non_commercial"),
        _term("no_pictures"),
        _term("carry_corrections"),
        _term("notify"),
    )
    home = "https://weekly.example/library"
    return publish(replace(document, hops=hops, terms=terms, home=home, authors=("Ada Brandt",)), **values)


def own(**values: Any) -> PublicReport:
    """The newsroom's own report, without author or source, which may not be altered."""
    document = read_text(f"Library to open on Sundays\n\n{LIBRARY}")
    return publish(replace(document, terms=(_term("unaltered"), _term("link"))), **values)


def _term(duty: Any, target: str | None = None) -> Term:
    return Term(duty, "required", None, None, target)
