"""Captions with their own date and credit; people of lists with their posts; residue; the kind of an item."""

from __future__ import annotations

import pytest

from stemma.reading.line import cut_lines
from stemma.reading.people import find_people, split_post_and_name
from stemma.reading.plain import read_text

BODY = "ELDER BAY, 3 May 2021 (EFE) — The bridge opened on Monday, and the first bus went over it at noon.\n\n"


@pytest.mark.parametrize(
    ("line", "on", "credit", "is_archive"),
    [
        ("21/10/2015: The mayor on the old bridge", "2015-10-21", None, True),
        ("2 May 2021: The mayor on the new bridge", "2021-05-02", None, False),
        ("Photo: the bridge at noon (Photo by Ana Sorrel)", None, "Ana Sorrel", False),
        ("FILE - The old bridge in winter", None, None, True),
        ("Foto de archivo: el puente viejo", None, None, True),
    ],
)
def test_a_caption_has_its_own_date_and_credit(line: str, on: str | None, credit: str | None, is_archive: bool) -> None:
    (caption,) = read_text(f"{BODY}{line}\n").captions
    assert (caption.text, caption.on, caption.credit, caption.is_archive) == (line, on, credit, is_archive)


@pytest.mark.parametrize(
    ("item", "post", "name"),
    [
        ("Regional Transport Minister Ada Quell", "Regional Transport Minister", "Ada Quell"),
        ("Assistant to the Mayor Iver Lund", "Assistant to the Mayor", "Iver Lund"),
        ("Director of the Port, Hugo Stern", "Director of the Port", "Hugo Stern"),
        ("Hugo Stern, director of the port", "director of the port", "Hugo Stern"),
        ("Hugo Stern (director of the port)", "director of the port", "Hugo Stern"),
        ("Hugo Stern – director of the port", "director of the port", "Hugo Stern"),
        ("Hugo van der Stern", None, "Hugo van der Stern"),
    ],
)
def test_post_and_name_are_told_apart(item: str, post: str | None, name: str) -> None:
    assert split_post_and_name(item) == (post, name)


def test_a_list_of_things_is_no_list_of_people() -> None:
    text = "The bakery sells:\n\n• Rye Bread\n• Apple Cake\n• Oat Rolls\n"
    assert find_people(cut_lines(text)) == ()


def test_residue_and_furniture_are_set_aside() -> None:
    document = read_text(f", , , ,\n\n{BODY}Share this:\n\nPrint\n\n•\n\n* * *\n")
    marked = [(document.text[run.begin : run.end], run.why) for run in document.set_aside]
    assert marked == [
        (", , , ,", "crawler residue"),
        ("Share this:", "page furniture"),
        ("Print", "page furniture"),
        ("•", "crawler residue"),
        ("* * *", "separator"),
    ]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Opinion: Let the ferry sail", "comment"),
        ("Kommentar: Die Brücke bleibt", "comment"),
        ("Full text of the mayor's speech at the bridge", "speech"),
        ("Speech by Mayor Reed at the bridge", "speech"),
        ("Opinion poll shows the bridge is liked", "article"),
        ("Address book found in river", "article"),
    ],
)
def test_the_kind_is_told_by_the_label(headline: str, kind: str) -> None:
    assert read_text(f"{headline}\n\n{BODY}").item_kind == kind


def test_the_headline_is_the_line_above_the_body() -> None:
    document = read_text(f"Bridge opens at last\n\n{BODY}")
    assert (document.headline, document.headline_span) == ("Bridge opens at last", (0, 20))
    assert read_text(BODY).headline == ""
    assert read_text("").headline == ""


@pytest.mark.parametrize(
    ("lines", "credit"),
    [
        ("3 May 2011: The mill before the fire. Photo: Mill archive", "Mill archive"),
        ("3 May 2011: The mill before the fire\nPhoto: Mill archive", "Mill archive"),
        ("3. Mai 2011: Die Mühle vor dem Brand\nFoto: Stadtarchiv", "Stadtarchiv"),
        ("3. Mai 2011: Die Mühle vor dem Brand\nBild: O. Kell", "O. Kell"),
        ("3 May 2011: The mill before the fire (Photo: O. Kell/Quill Wire)", "O. Kell/Quill Wire"),
    ],
)
def test_a_pictures_credit_stands_in_its_caption_or_under_it(lines: str, credit: str) -> None:
    from stemma.reading.plain import read_text

    text = "The mill\n\nQUILL, 5 June 2020 - The old mill turned again on Monday before a crowd.\n\n" + lines + "\n"
    (caption,) = read_text(text).captions
    assert (caption.credit, caption.on, caption.is_archive) == (credit, "2011-05-03", True)
    assert text[caption.begin : caption.end] == caption.text == lines
