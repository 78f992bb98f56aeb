"""Datelines in their many shapes, their end, and sentences that only look like one."""

from __future__ import annotations

import pytest

from stemma.reading.agency import table_of
from stemma.reading.credits import find_dateline

SHAPES = [
    ("(Northern Isles News Agency, 14 May 2019) ~\u00a0 ", None, "2019-05-14", "Northern Isles News Agency"),
    ("LONDON (Reuters) - ", "LONDON", None, "Reuters"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("MADRID, 3 May (EFE) — ", "MADRID", "--05-03", "EFE"),
    ("Madrid, 3 may (EFE).- ", "Madrid", "--05-03", "EFE"),
    ("PARIS, March 3 - ", "PARIS", "--03-03", None),
    ("PARIS (AFP) – ", "PARIS", None, "Agence France-Presse"),
    ("Paris, 3 mai 2020 (AFP) - ", "Paris", "2020-05-03", "Agence France-Presse"),
    ("Berlin (dpa) - ", "Berlin", None, "Deutsche Presse-Agentur"),
    ("NEW YORK, March 3, 2019 (Reuters) - ", "NEW YORK", "2019-03-03", "Reuters"),
    ("WASHINGTON — ", "WASHINGTON", None, None),
    ("ST. PETERSBURG, Russia (AP) — ", "ST. PETERSBURG, Russia", None, "The Associated Press"),
    ("BEIJING, May 3 (Xinhua) -- ", "BEIJING", "--05-03", "Xinhua News Agency"),
    ("New Delhi, May 3 (PTI) ", "New Delhi", "--05-03", "Press Trust of India"),
    ("TOKYO, May 3, Kyodo - ", "TOKYO", "--05-03", "Kyodo News"),
    ("RIO DE JANEIRO, March  3 - ", "RIO DE JANEIRO", "--03-03", None),
    ("elder bay, april 7 - ", "Elder Bay", "--04-07", None),
    ("МОСКВА, 3 мая. /ТАСС/. ", "МОСКВА", "--05-03", "TASS"),
    ("МОСКВА, 3 мая — РИА Новости. ", "МОСКВА", "--05-03", "RIA Novosti"),
    ("دمشق-سانا ", "دمشق", None, "Syrian Arab News Agency"),
    ("بيروت (رويترز) - ", "بيروت", None, "Reuters"),
    ("القاهرة في 3 مايو / أ ش أ / ", "القاهرة", "--05-03", "Middle East News Agency"),
]


@pytest.mark.parametrize(("line", "place", "date", "agency"), SHAPES)
def test_a_dateline_is_read_and_ends_where_the_body_begins(
    line: str, place: str | None, date: str | None, agency: str | None
) -> None:
    text = line + "The council met on Monday."
    found = find_dateline(text, 0, len(text), table_of())
    assert found is not None
    read = found.dateline
    assert (read.place, read.date, read.agency) == (place, date, agency)
    assert text[read.end :] == "The council met on Monday." and read.text == text[read.begin : read.end]
    if agency:
        assert found.credit is not None and text[slice(*found.credit)].strip("()/ ")


@pytest.mark.parametrize(
    "sentence",
    [
        "The bank - which closed in May - will open again.",
        "U.S.-based growers met on Monday.",
        "NOTE - this text is a draft.",
        "Ms Pell (Labour) - the member for Quill - spoke.",
        "Caisse Nationale des Autoroutes (CNA) is building a road.",
        "“We waited,” she said - and smiled.",
        "Elder Bay: a town and its boats.",
        "On Monday - a cold day - the boats came in.",
        "",
    ],
)
def test_a_sentence_that_only_looks_like_one_is_none(sentence: str) -> None:
    assert find_dateline(sentence, 0, len(sentence), table_of()) is None


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("Bad Kösen am See (qpd) – ", "Bad Kösen am See", None, "qpd"),
        ("MADRID (EFE).- ", "MADRID", None, "EFE"),
        ("PARIS (AFP) - ", "PARIS", None, "Agence France-Presse"),
        ("Quellstadt/Oberau (dpa/lno) – ", "Quellstadt/Oberau", None, "Deutsche Presse-Agentur"),
        ("Oberau am See, sda. ", "Oberau am See", None, "Keystone-SDA"),
        ("Grünau, 6. September. ", "Grünau", "--09-06", None),
        ("HAUTE-RIVE 02/10 (BELGA) = ", "HAUTE-RIVE", "--10-02", "Belga"),
        ("(ANSA) - BORGO ALTO, 03 MAG - ", "BORGO ALTO", "--05-03", "ANSA"),
        ("MAPLE COVE, Ont. (CP) — ", "MAPLE COVE, Ont.", None, "The Canadian Press"),
        (
            "Nadigram [Upper Delta], November 16 (ANI): ",
            "Nadigram [Upper Delta]",
            "--11-16",
            "Asian News International",
        ),
        ("(Télam) ", None, None, "Télam"),
        ("مرسى الورد، 22 نيسان 2026 (سانا) – ", "مرسى الورد", "2026-04-22", "Syrian Arab News Agency"),
        ("بلدة الورد 19 يناير كانون الثاني (رويترز) - ", "بلدة الورد", "--01-19", "Reuters"),
        ("ЗАРЕЧЬЕ, 14 окт – РИА Новости. ", "ЗАРЕЧЬЕ", "--10-14", "RIA Novosti"),
        ("新华社青石镇5月3日电（记者林小川）", "青石镇", "--05-03", "Xinhua News Agency"),
        ("【浜風共同】", "浜風", None, "Kyodo News"),
        ("Quillport. (Agencias) ", "Quillport", None, None),
    ],
)
def test_datelines_without_a_date_and_in_the_shapes_of_other_languages(
    head: str, place: str | None, date: str | None, agency: str | None
) -> None:
    text = head + "El molino volvió a girar el lunes después de once años."
    found = find_dateline(text, 0, len(text), table_of(), "fr")
    assert found is not None
    line = found.dateline
    assert (line.text, line.place, line.date, line.agency) == (head, place, date, agency)


def test_two_agencies_in_one_bracket_are_both_told() -> None:
    text = "Puerto Alto, 14 feb (AFP / Xinhua). La banda tocó seis horas."
    found = find_dateline(text, 0, len(text), table_of(), "es")
    assert found is not None and found.dateline.agency == "Agence France-Presse"
    assert [(name, text[begin:end]) for name, begin, end in found.others] == [("Xinhua News Agency", "Xinhua")]


def test_an_agencys_short_name_is_led_back_to_the_name_that_the_text_tells() -> None:
    from stemma.reading.plain import read_text

    body = "Nach elf Monaten dreht sich das Mühlrad wieder, und die ersten Säcke Mehl waren schon mittags gemahlen."
    document = read_text(f"Die Mühle dreht sich\n\nBad Kösen (qpd) – {body}\n\nQuelle: Quellgau-Pressedienst\n")
    (hop,) = document.hops
    assert (hop.name, [credit.text for credit in hop.printed]) == (
        "Quellgau-Pressedienst",
        ["(qpd)", "Quelle: Quellgau-Pressedienst"],
    )
    assert hop.evidence == "“qpd” is read as short for Quellgau-Pressedienst"


def test_a_company_in_brackets_after_the_dateline_belongs_to_the_text() -> None:
    text = "QUILL, March 6 - (Quill Cable Inc) said it laid a cable."
    found = find_dateline(text, 0, len(text), table_of(), "en")
    assert found is not None and (found.dateline.text, found.dateline.agency) == ("QUILL, March 6 - ", None)


@pytest.mark.parametrize(
    ("head", "place", "date"),
    [
        ("QUILL, Narch 2 - ", "QUILL", None),
        ("QUILL, Macrh 31 - ", "QUILL", None),
        ("QUILL, March 119 - ", "QUILL", None),
        ("QUILL, April, 13 - ", "QUILL", "--04-13"),
        ("Quill city, april 1 - ", "Quill city", "--04-01"),
        ("RPT --QUILL, March 30 - ", "QUILL", "--03-30"),
    ],
)
def test_datelines_as_wires_misprint_them(head: str, place: str, date: str | None) -> None:
    text = head + "The mill turned again on Monday after eleven years."
    found = find_dateline(text, 0, len(text), table_of(), "en")
    assert found is not None
    assert (found.dateline.end, found.dateline.place, found.dateline.date) == (len(head), place, date)


@pytest.mark.parametrize(
    "rest", ["Pep Boys - Manny and Jack said it split.", "Enquiries - Rotterdam, 700 tons of scrap."]
)
def test_a_dash_in_the_first_sentence_does_not_end_the_dateline(rest: str) -> None:
    text = f"QUILL, March 25 - {rest}"
    found = find_dateline(text, 0, len(text), table_of(), "en")
    assert found is not None
    assert text[found.dateline.end :] == rest
