"""Invented reports and pages for the tests of `stemma.compare`: nothing in them happened."""

from __future__ import annotations

from typing import Any

from stemma.compare import judge
from stemma.shapes import Dateline, Document, Hop, Match, Passage, Printed, Term
from stemma.text import cut_words, find_passages

ENGLISH = (
    "HARBOUR CITY (Harbour Courier), 3 May 2024 - The council of Harbour City voted on Tuesday "
    """to rebuild the old bridge at a cost of 1,200,000 euros.

“We will not raise the ferry fares this year,” Mayor Anna Keller said after the vote. “The bridge comes first.”

Engineer Tom Ruiz said the work would take 14 months and would begin in June. He said two lanes would stay open.

The ferry carries 3,000 people a day, according to the port office.

Opponents had asked for a tunnel. They said a bridge would close the harbour to tall ships.

The next meeting is on 14 May at the town hall."""
)

GERMAN = """Der Stadtrat von Hafenstadt hat am Dienstag beschlossen, die alte Brücke für 1.200.000 Euro neu zu bauen.

„Wir werden die Fahrpreise der Fähre in diesem Jahr nicht erhöhen“, sagte Bürgermeisterin Anna Keller nach der Sitzung.

Ingenieur Tom Ruiz teilte mit, die Arbeiten sollten im Juni beginnen und 14 Monate dauern.

Die Fähre befördert nach Angaben des Hafenamts jeden Tag 3000 Menschen über den Fluss."""

SPANISH = """El consejo de la ciudad votó el martes a favor de reconstruir el viejo puente por 1.200.000 euros.

«No vamos a subir las tarifas del transbordador este año», dijo la alcaldesa Ana Keller después de la sesión.

El ingeniero Tomás Ruiz señaló que las obras empezarán en junio y durarán 14 meses.

El transbordador lleva cada día a 3000 personas, según la oficina del puerto."""

ARABIC = """صوت مجلس المدينة يوم الثلاثاء على إعادة بناء الجسر القديم بكلفة مليون ومئتي ألف يورو.

«لن نرفع أسعار العبارة هذا العام»، قالت رئيسة البلدية آنا كيلر بعد الجلسة.

وقال المهندس توم رويز إن الأعمال ستبدأ في حزيران وتستمر 14 شهرا.

وتنقل العبارة كل يوم ثلاثة آلاف شخص بحسب مكتب الميناء."""

HOME = "https://courier.example/news/bridge"


def printed(text: str, words: str) -> Printed:
    begin = text.index(words)
    return Printed(begin, begin + len(words), words)


def make_report(text: str = ENGLISH, **known: Any) -> Document:
    """The English report with its chain and terms, or another text."""
    facts: dict[str, Any] = {"id": "report", "lang": "en", "home": HOME}
    if text == ENGLISH:
        facts["hops"] = (
            Hop(0, "origin", "Harbour Courier", (printed(text, "Harbour Courier"),), HOME, None, "dateline"),
        )
        facts["dateline"] = Dateline(0, 42, text[:42], "HARBOUR CITY", "2024-05-03", "Harbour Courier")
    return Document(text=text, **{**facts, **known})


def make_page(text: str, **known: Any) -> Document:
    return Document(text=text, **{"id": "page", "lang": "en", **known})


def asked(*duties: str, target: str | None = None) -> tuple[Term, ...]:
    return tuple(Term(duty, "asked", None, None, target) for duty in duties)  # type: ignore[arg-type]


def share(page: Document, report: Document) -> list[Passage]:
    ours, theirs = cut_words(page.text), cut_words(report.text)
    return [
        Passage(*ours.span(found.page_begin, found.page_end), *theirs.span(found.report_begin, found.report_end))
        for found in find_passages(ours, theirs)
    ]


def compare(page: Document, report: Document, **choices: Any) -> Match:
    return judge(page, report, share(page, report), 100.0, **choices)


def paragraphs(text: str = ENGLISH) -> list[str]:
    return text.split("\n\n")
