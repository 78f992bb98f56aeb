"""Renders the gallery of components to static pages: ``python tests/look/gallery.py FOLDER [--pictures]``."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from stemma.shapes import (
    Blamed,
    Caption,
    CreditCheck,
    Dated,
    Document,
    Drift,
    Edit,
    Hop,
    Person,
    Printed,
    Statement,
    Term,
    clock,
)
from stemma.shapes.side import SidePiece, SideRow

STATIC = Path(__file__).resolve().parents[2] / "src/stemma/look/static/stemma"

ENGLISH = (
    "The town council voted on Tuesday to plant 240 lime trees along the river road. The first will be set in October, "
    "the gardens office said. “We have waited for shade on this road for twenty years,” said Mara Holt, who runs the ferry.\n\n"
    "The work costs 86,000 crowns. Half is paid by the county. No house will lose its parking place, and the "
    "bus stops stay where they are.\n\n"
    "Today more than ever, thanks to our tireless gardeners!\n\nMara Holt, ferry keeper\nPhoto: the river road in 2019"
)
ARABIC = (
    "صوّت مجلس البلدة يوم الثلاثاء على زراعة 240 شجرة زيزفون على طول طريق النهر. وستزرع الأولى في أكتوبر، كما قال مكتب الحدائق. "
    "«انتظرنا الظل على هذا الطريق عشرين عاماً»، قالت مارا هولت التي تدير العبّارة.\n\n"
    "تبلغ كلفة العمل 86,000 كراون. نصفها تدفعه المقاطعة. ولن يفقد أي بيت موقف سيارته.\n\nشكراً لبستانيينا الذين لا يكلّون!"
)


def cut(text: str) -> list[tuple[int, int]]:
    """Sentences, well enough for a gallery."""
    spans, begin = [], 0
    for place, sign in enumerate(text):
        if sign in ".!\n" and (place + 1 == len(text) or text[place + 1] in " \n”"):
            spans.append((begin, place + 1))
            begin = place + 1
    if begin < len(text):
        spans.append((begin, len(text)))
    return [(b + len(text[b:e]) - len(text[b:e].lstrip()), e) for b, e in spans if text[b:e].strip()]


def find(text: str, words: str) -> tuple[int, int]:
    """Where the words stand."""
    begin = text.index(words)
    return begin, begin + len(words)


def document(text: str, lang: str, headline: str) -> Document:
    """A document with every feature."""
    is_english = lang == "en"
    quote = find(
        text,
        "“We have waited for shade on this road for twenty years,”"
        if is_english
        else "«انتظرنا الظل على هذا الطريق عشرين عاماً»",
    )
    speaker = find(text, "Mara Holt" if is_english else "مارا هولت")
    cue = find(text, "said Mara" if is_english else "قالت")
    hops = (
        Hop(
            0,
            "origin",
            "Northgate News Agency",
            (Printed(None, None, "(NNA, 2 May 2031)"),),
            "https://agency.example/1",
            "2031-05-02",
            "dateline",
        ),
        Hop(
            1, "relay", "River Valley Free Press", (Printed(None, None, "RVFP Newsroom"),), None, None, "sign-off", 0.6
        ),
        Hop(2, "submitter", "GreenFriends", (), None, None, "credit line"),
        Hop(2, "network", "Open Reports Network", (), "https://network.example/", "2031-05-03T08:15:00Z", "link"),
        Hop(3, "republisher", "Lower Town Notices", (), "javascript:alert(1)", None, "metadata"),
        Hop(4, "agency", "Harbour Wire", (), None, None, "byline"),
    )
    return Document(
        id="g1",
        headline=headline,
        lang=lang,
        dir="ltr" if is_english else "rtl",
        text=text,
        hops=hops,
        statements=(Statement("direct", (speaker,), ((cue[0], cue[0] + 4),), (quote,), "Mara Holt"),),
        people=(Person("Mara Holt", "ferry keeper", *speaker),),
        captions=(Caption(None, None, "The river road", "2019-06-01", "NNA", True),),
        dates=(Dated(None, None, "2031-05-02", "dateline"),),
        terms=(Term("cite_sources", "asked", *find(text, text[:20])),),
    )


def blame_of(doc: Document) -> list[Blamed]:
    """One owner after another, the last perhaps added."""
    spans = cut(doc.text)
    owners = [0, 0, 0, 1, 2, 3, 4, 5]
    said = "96% of these words stand in the agency's text."
    blame = [
        Blamed(b, e, "hop", None, owners[i % 8], 0.96, said if i else "Every word stands in the agency's text.")
        for i, (b, e) in enumerate(spans)
    ]
    place = min(6, len(blame) - 1)
    blame[place] = Blamed(
        *spans[place], "perhaps added", evidence="Unlike the rest: no source, an exclamation mark, praise."
    )
    if len(blame) > place + 2:
        blame[place + 1] = Blamed(*spans[place + 1], "page", evidence="Stands in no report on the record.")
        blame[place + 2] = Blamed(*spans[place + 2], "unknown", evidence="Too short to tell.")
    return blame


def rows_of(doc: Document) -> list[SideRow]:
    """Every kind of row."""
    spans = cut(doc.text)
    piece = [doc.text[b:e] for b, e in spans]
    same = [
        SideRow("same", s, s, (SidePiece("same", w),), (SidePiece("same", w),))
        for s, w in zip(spans, piece, strict=True)
    ]
    words = piece[0].split(" ")
    number = next(i for i, w in enumerate(words) if "240" in w)
    left, right = " ".join(words[:number]) + " ", " " + " ".join(words[number + 1 :])
    changed = SideRow(
        "changed",
        spans[0],
        spans[0],
        (SidePiece("same", left), SidePiece("changed", "420", "number"), SidePiece("same", right)),
        (SidePiece("same", left), SidePiece("changed", "240", "number"), SidePiece("same", right)),
    )
    return [
        changed,
        *same[1:3],
        SideRow("moved", spans[4], spans[4], (SidePiece("same", piece[4]),), (SidePiece("same", piece[4]),), 1),
        SideRow("dropped", None, spans[3], (), (SidePiece("cut", piece[3], "cut"),)),
        SideRow("moved", None, spans[4], (), (SidePiece("same", piece[4]),), 1),
        *same[:1],
        *same[1:3],
        *same[1:3],
        SideRow("added", spans[5], None, (SidePiece("added", piece[5], "added"),), ()),
    ]


CHECKS = (
    CreditCheck("credit", "required", "kept", "Northgate News Agency"),
    CreditCheck(
        "link_sources",
        "asked",
        "missing",
        "https://agency.example/1",
        None,
        "The page has links, none of them goes there.",
    ),
    CreditCheck("carry_corrections", "asked", "cannot tell from what was received"),
)


def values(lang: str) -> dict[str, Any]:
    """What the gallery's pages are rendered with."""
    from django import forms
    from django.core.paginator import Paginator

    from stemma.look import marks_of

    class Example(forms.Form):
        headline = forms.CharField()
        text = forms.CharField(widget=forms.Textarea, required=False)
        ground = forms.ChoiceField(
            choices=[("i", "Inaccurate"), ("o", "Offensive"), ("x", "Another ground")], widget=forms.RadioSelect
        )
        consent = forms.BooleanField(help_text="You can take it back at any time.", label="You may publish it")

    english = document(ENGLISH, "en", "Council votes for 240 trees along the river road")
    arabic = document(ARABIC, "ar", "المجلس يصوّت لزراعة 240 شجرة على طول طريق النهر")
    doc = english if lang == "en" else arabic
    quote = doc.statements[0].content[0]
    return {
        "document": doc,
        "blame": blame_of(doc),
        "marks": marks_of(doc),
        "rows": rows_of(doc),
        "checks": CHECKS,
        "drifts": (
            Drift(
                "changed",
                quote,
                quote,
                "Mara Holt",
                (Edit("words", (quote[0] + 4, quote[0] + 9), (quote[0] + 4, quote[0] + 9), "", ""),),
                "One word differs.",
            ),
            Drift("unchanged", quote, quote),
            Drift("absent", quote, None, "Mara Holt"),
        ),
        "reports": [
            replace(english, id=""),
            replace(arabic, id="corrected"),
            replace(english, id="removed", item_kind="speech", headline="Speech at the opening of the ferry"),
        ],
        "copies": [
            ("lowertown.example/trees", 0.998, "current", "carries version 2"),
            ("valley.example/9", 0.41, "neutral", "carries version 1"),
            ("harbour.example", 1.0, "wrong", "still wrong"),
        ],
        "at": clock.now() - timedelta(hours=3),
        "needs": ["the text", "where it comes from", "an address for the receipt"],
        "tabs": [("Waiting", "#a", True, 3), ("Set aside", "#b", False, 12), ("Published", "#c", False)],
        "page": Paginator(range(90), 30).page(2),
        "form": Example({"headline": "", "text": "kept"}),
        "newsroom": {"name": "The Ferry Courier"},
    }


def render_all(folder: Path) -> list[Path]:
    """Each page in each language, with the stylesheet beside."""
    from django.template.loader import render_to_string
    from django.utils import translation

    shutil.copytree(STATIC, folder / "static/stemma", dirs_exist_ok=True)
    pages = []
    for lang in ("en", "ar"):
        with translation.override(lang):
            given = values(lang)
            for part, frame in (("report", "public"), ("sides", "public"), ("front", "public"), ("desk", "desk")):
                html = render_to_string("look/gallery.html", {**given, "part": part, "frame": f"look/{frame}.html"})
                path = folder / f"{part}-{lang}.html"
                path.write_text(html.replace('"/static/', '"static/'), encoding="utf-8")
                pages.append(path)
    return pages


def take_pictures(pages: list[Path]) -> None:
    """Light and dark at 1280, light at 360."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-quic"])
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360)):
            tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for page in pages:
                tab.goto(page.as_uri())
                over = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                if over > 0:
                    print(f"{page.stem} {width}: {over}px too wide")
                tab.screenshot(path=str(page.with_name(f"{page.stem}-{scheme}-{width}.png")), full_page=True)
        browser.close()


if __name__ == "__main__":
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=["django_htmx", "django.contrib.staticfiles", "stemma.look"],
            STATIC_URL="/static/",
            USE_TZ=True,
            TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
            USE_I18N=True,
            DEBUG=False,
            ROOT_URLCONF="gallery_urls",
        )
    django.setup()
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    written = render_all(target)
    if "--pictures" in sys.argv:
        take_pictures(written)
