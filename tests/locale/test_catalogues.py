"""The catalogues: whole, alike in what is filled in, and compiled from the words that are read."""

from __future__ import annotations

import io
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from tools import catalogues

PLURALS = {"ar": 6, "de": 2, "es": 3}
JUDGING = {"de": ("fake", "original"), "es": ("falso", "falsa", "original"), "ar": ("مزيف", "الأصلي", "زائف")}


def catalogue_of(*lines: str, language: str = "de") -> Catalog:
    """A catalogue of one entry."""
    plural = "nplurals=2; plural=(n != 1);"
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {plural}\\n"\n\n'
    return read_po(io.BytesIO((head + "\n".join(lines)).encode()), locale=language)


def test_every_language_of_the_settings_but_english_has_a_catalogue() -> None:
    assert sorted(catalogues.LANGUAGES) == sorted(code for code, _name in settings.LANGUAGES if code != "en")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_compiled_catalogue_says_what_the_written_one_says(language) -> None:
    written = catalogues.compiled(catalogues.read_catalogue(language))
    compiled = catalogues.po_of(language).with_suffix(".mo").read_bytes()
    assert _entries(compiled) == _entries(written), "run: python tools/catalogues.py compile"


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_entry_is_translated_in_all_its_forms_and_like_its_english(language) -> None:
    catalogue = catalogues.read_catalogue(language)
    assert catalogue.num_plurals == PLURALS[language]
    assert len(catalogue) > 1000
    assert list(catalogues.faults(language, catalogue)) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_entry_judges(language) -> None:
    words = catalogues.po_of(language).read_text(encoding="utf-8")
    said = " ".join(line.casefold() for line in words.splitlines() if line.startswith("msgstr"))
    assert [word for word in JUDGING[language] if word in said] == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (('msgid "Copies"', 'msgstr ""'), "not translated"),
        (("#, fuzzy", 'msgid "Copies"', 'msgstr "Kopien"'), "fuzzy"),
        (('msgid "by %(name)s"', 'msgstr "von"'), "filled in"),
        (('msgid "by %(name)s"', 'msgstr "von %(nom)s"'), "filled in"),
        (('msgid "<b>all</b>"', 'msgstr "<b>alle"'), "filled in"),
        (('msgid "one"', 'msgid_plural "%(n)s"', 'msgstr[0] "eine"', 'msgstr[1] "viele"'), "filled in"),
        (('msgid "one"', 'msgid_plural "%(n)s"', 'msgstr[0] "eine"', 'msgstr[1] ""'), "not translated"),
        (('msgid "Copies"', 'msgstr "Kopien "'), "begins or ends"),
    ],
)
def test_a_fault_is_told(lines, told) -> None:
    found = list(catalogues.faults("de", catalogue_of(*lines)))
    assert len(found) == 1
    assert told in found[0]


def test_a_form_for_one_alone_may_leave_the_number_out() -> None:
    lines = ('msgid "%(n)s copy"', 'msgid_plural "%(n)s copies"', 'msgstr[0] "eine Kopie"', 'msgstr[1] "%(n)s Kopien"')
    assert list(catalogues.faults("de", catalogue_of(*lines))) == []


def test_what_is_marked_is_found_without_gettext() -> None:
    marked = catalogues.marked()
    assert "Check a copy" in marked
    assert "%(n)s copy carries an earlier version" in marked
    assert "%(length)s ago" in marked


def _entries(compiled: bytes) -> dict[object, str]:
    entries = dict(GNUTranslations(io.BytesIO(compiled))._catalog)  # type: ignore[attr-defined]
    entries.pop("", None)
    return entries
