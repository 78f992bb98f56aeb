"""What is kept of a checked text: places and what is public, never a word of the text's own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factories

from stemma.actions.mask import mask_match, mask_page
from stemma.finding import match_documents
from stemma.shapes import Document, Match
from stemma.text import cut_words


def masked(page_text: str, report_text: str = factories.TEXT) -> tuple[Document, Match]:
    page, report = Document(text=page_text, headline="secret headline"), Document(id="r", text=report_text)
    match = match_documents(page, report)
    kept = mask_page(page, [match], {"r": report, match.report: report})
    return kept, mask_match(match, kept.text)


def test_places_stay_and_shared_words_stay() -> None:
    text = "Meanwhile elsewhere.\n\n" + factories.TEXT.replace("4,200", "4,800")
    kept, match = masked(text)
    assert len(kept.text) == len(text)
    assert "refitted over the winter" in kept.text
    assert "Meanwhile" not in kept.text and "800" not in kept.text
    assert kept.headline == "" and not kept.hops
    assert all("800" not in edit.page_text for edit in match.edits)
    assert match.page == ""


def test_without_a_match_nothing_but_blanks_and_points_is_left() -> None:
    kept = mask_page(Document(text="Words, 12 of them — नमस्ते e\u0301 🚢\nand more."), [], {})
    assert not set(kept.text) - set("·,—. \n")


@settings(deadline=None)  # aligning is bounded by its own tests; a busy machine is no fault of the mask
@given(
    st.lists(st.sampled_from([*factories.TEXT.split(), "zorgon", "Quux", "77", "é", "नम", "🚢"]), max_size=80).map(
        " ".join
    )
)
def test_no_word_is_kept_that_the_report_has_not(text: str) -> None:
    kept, match = masked(text + "\n" + factories.TEXT.replace("nine", "zorgon"))
    public = set(cut_words(factories.TEXT).keys)
    assert set(cut_words(kept.text).keys) <= public | {"·"}
    assert "zorgon" not in repr(match).lower()
