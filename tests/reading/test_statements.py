"""Who said what, in sentences of many shapes."""

from __future__ import annotations

import pytest

from stemma.reading.statements import find_statements

Said = tuple[str, str, str, list[str]]


def said(text: str, lang: str = "en") -> list[Said]:
    """(kind, speaker as printed, cue, contents) of each statement, paragraph by paragraph."""
    body, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            body.append((at, at + len(line)))
        at += len(line) + 1
    return [
        (
            one.kind,
            " ".join(text[b:e] for b, e in one.speaker),
            " ".join(text[b:e] for b, e in one.cue),
            [text[b:e] for b, e in one.content],
        )
        for one in find_statements(text, None, body, lang)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "cue", "content"),
    [
        ("“We waited for years,” Ines Calder said.", "direct", "Ines Calder", "said", ["“We waited for years,”"]),
        ('"We waited for years," said Ines Calder.', "direct", "Ines Calder", "said", ['"We waited for years,"']),
        ("Ines Calder said: “We waited for years.”", "direct", "Ines Calder", "said:", ["“We waited for years.”"]),
        (
            "“We waited,” Calder said, “and then it came.”",
            "direct",
            "Calder",
            "said",
            ["“We waited,”", "“and then it came.”"],
        ),
        ("Calder said that the port is open.", "reported", "Calder", "said", ["that the port is open"]),
        ("Calder said the port is “wide open.”", "mixed", "Calder", "said", ["the port is “wide open.”"]),
        ("The port is open, Calder said on Monday.", "reported", "Calder", "said", ["The port is open"]),
        ("The port is open, said Calder.", "reported", "Calder", "said", ["The port is open"]),
        ("The port, Calder said, is open again.", "reported", "Calder", "said", ["The port", "is open again"]),
        (
            "According to the council, the port is open.",
            "reported",
            "the council",
            "According to",
            ["the port is open"],
        ),
        (
            "The port is open, according to the council.",
            "reported",
            "the council",
            "according to",
            ["The port is open"],
        ),
        ("Mayor Reed: “We waited for years.”", "direct", "Mayor Reed", ":", ["“We waited for years.”"]),
        ("Reed told reporters that the port is open.", "reported", "Reed", "told", ["that the port is open"]),
        ("Reed has also said that the port is open.", "reported", "Reed", "has also said", ["that the port is open"]),
        (
            "Paula Voss, a spokeswoman for the port, said that it is open.",
            "reported",
            "Paula Voss, a spokeswoman for the port,",  # with the comma, as PolNeAR marks it
            "said",
            ["that it is open"],
        ),
        (
            "The mayor expressed her thanks to the crews.",
            "reported",
            "The mayor",
            "expressed",
            ["her thanks to the crews"],
        ),
    ],
)
def test_a_statement_in_english(text: str, kind: str, speaker: str, cue: str, content: list[str]) -> None:
    assert said(text) == [(kind, speaker, cue, content)]


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "cue", "content"),
    [
        ("de", "„Wir haben gewartet“, sagte Eva Lind.", "Eva Lind", "sagte", "„Wir haben gewartet“"),
        ("de", "Eva Lind sagte: „Wir haben gewartet.“", "Eva Lind", "sagte", "„Wir haben gewartet.“"),
        ("fr", "« Nous attendions », a déclaré Claire Dumas.", "Claire Dumas", "a déclaré", "« Nous attendions »"),
        ("es", "«Hemos vuelto», dijo Lola Prat.", "Lola Prat", "dijo", "«Hemos vuelto»"),
        ("ru", "«Мы ждали», — сказал Иван Лугов.", "Иван Лугов", "сказал", "«Мы ждали»"),
        ("ar", "وقال سامر نور: «الكتب للجميع».", "سامر نور", "وقال", "«الكتب للجميع»"),
    ],
)
def test_a_direct_statement_in_other_languages(lang: str, text: str, speaker: str, cue: str, content: str) -> None:
    assert said(text, lang) == [("direct", speaker, cue, [content])]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "„Wir haben lange gewartet“, sagte sie nach der Abstimmung.", "sie"),
        ("de", "„Wir haben lange gewartet“, sagte Eva Lind gestern vor dem Rathaus.", "Eva Lind"),
        ("es", "«Hemos esperado bastante», afirmó tras la votación.", ""),
        ("es", "«Hemos esperado bastante», dijo la alcaldesa de Prat el lunes.", "la alcaldesa de Prat"),
        ("fr", "« Nous attendions », a déclaré Claire Dumas mardi.", "Claire Dumas"),
        ("ru", "«Мы ждали», — сказал он после голосования.", "он"),
        ("ar", "«الكتب للجميع»، قال سامر نور بعد الجلسة.", "سامر نور"),
    ],
)
def test_when_and_where_it_was_said_is_nobody(lang: str, text: str, speaker: str) -> None:
    assert [told[1] for told in said(text, lang)] == [speaker]


@pytest.mark.parametrize("words", ["Talks during the meeting", "The meeting", "Both sessions"])
def test_a_gathering_is_nobodys_name(words: str) -> None:
    text = f"{words} underlined that the ferry stays open all winter."
    (found,) = find_statements(text, None, [(0, len(text))], "en")
    assert found.speaker_name is None
    assert [text[begin:end] for begin, end in found.speaker] == [words]


def test_what_is_added_by_a_participle_is_a_statement_of_the_same_speaker() -> None:
    assert said("Reed said that the port is open, adding that fares will not change.") == [
        ("reported", "Reed", "said", ["that the port is open"]),
        ("reported", "Reed", "adding", ["that fares will not change"]),
    ]


def test_a_quotation_that_goes_on_in_the_next_sentence_is_one_statement() -> None:
    assert said("“We waited,” Reed said. “Now it is here.”") == [
        ("direct", "Reed", "said", ["“We waited,”", "“Now it is here.”"])
    ]


def test_a_quotation_broken_by_ellipses_is_one_statement() -> None:
    text = "Reed affirmed that every berth stays open…\n\n“…so the boats will come back.”"
    assert said(text) == [
        ("mixed", "Reed", "affirmed", ["that every berth stays open…", "“…so the boats will come back.”"])
    ]


def test_a_quotation_of_two_paragraphs_with_one_closing_mark_is_one_statement() -> None:
    text = "Reed said: “We waited for years.\n\n“Now it is here.”"
    assert [(kind, content) for kind, _, _, content in said(text)] == [
        ("direct", ["“We waited for years.", "“Now it is here.”"])
    ]


def test_a_quote_inside_a_quote_is_kept_once() -> None:
    text = "Reed said: “They told me ‘wait’ and “wait” again.”"
    assert [content for *_, content in said(text)] == [["“They told me ‘wait’ and “wait” again.”"]]


def test_a_word_held_at_arms_length_is_no_statement() -> None:
    assert said("The “new” bridge is an old one.") == []


def test_a_passive_or_a_noun_is_no_cue() -> None:
    assert said("The report claims were told to the committee of the state.") == []


def test_pronouns_and_posts_are_led_back_to_the_person() -> None:
    text = (
        "President Ana Moor said that the port is open.\n\nMayor Tomas Reed said that the road is closed.\n\n"
        "He added that it will open in May.\n\nThe president said that she agrees."
    )
    body, at = [], 0
    for line in text.split("\n"):
        if line:
            body.append((at, at + len(line)))
        at += len(line) + 1
    names = [one.speaker_name for one in find_statements(text, None, body, "en")]
    assert names == ["Ana Moor", "Tomas Reed", "Tomas Reed", "Ana Moor"]
