import pytest

from stemma.reading import direction, guess_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The town council of Lindenau met on Tuesday evening to talk about the bridge.", "en"),
        ("Der Stadtrat von Lindenau hat am Dienstagabend über die neue Brücke beraten.", "de"),
        ("El ayuntamiento de Lindenau se reunió el martes por la noche para hablar del puente.", "es"),
        ("اجتمع مجلس مدينة لينديناو مساء الثلاثاء لمناقشة بناء الجسر الجديد", "ar"),
        ("市议会周二晚上开会讨论预算问题并批准了新的公共图书馆建设计划书啊", "zh"),
    ],
)
def test_the_language_is_told(text, lang):
    assert guess_language(text) == lang


def test_under_twenty_letters_no_language_is_told():
    assert guess_language("The bridge, 2024 12345678901234567890") is None


@pytest.mark.parametrize(
    "text",
    [
        "Bakers want later bus",
        "No sun, no show: the mill pond stays shut",
        "Ferry late again",
        "New pump for old well",
        "Sheep found on roof of town hall",
        "Rain stops play at Quill",
    ],
)
def test_a_short_english_text_is_english_or_unsure_and_never_a_creole(text):
    assert guess_language(text) in ("en", None)
    assert guess_language(text + ", the council said on Monday after a long meeting") == "en"


def test_only_languages_of_newsrooms_are_told():
    from stemma.reading.language import LANGUAGES

    for text in (
        "Dem no go gree make dem close de market wey dey near de river",
        "xkcd qwrt zzzz plmk vbnm wert hjkl tyui",
    ):
        assert guess_language(text) in (*LANGUAGES, None)


def test_lone_surrogates_and_nuls_do_no_harm():
    assert guess_language("\ud800\0" * 30) is None


def test_the_direction_is_the_languages_else_the_first_strong_characters():
    assert direction("2024 مدينة", None) == "rtl"
    assert direction("2024 town", None) == "ltr"
    assert direction("", None) == "ltr"
    assert direction("town", "ar-EG") == "rtl"
    assert direction("شہر", "ks-Deva") == "rtl"
    assert direction("x", "az-Arab") == "rtl"
