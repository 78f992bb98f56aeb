import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.reading.charset import declared_in_markup, decode, mend_text, wide_encoding

GERMAN = "Die Brücke über die Aue ist für Fußgänger wieder geöffnet, sagte Bürgermeisterin Böhm am Dienstag. " * 3


def test_a_byte_order_mark_is_dropped_and_tells_the_encoding():
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(GERMAN.encode(encoding)).text == GERMAN


def test_valid_utf8_beats_a_wrong_declaration_and_that_is_said():
    decoded = decode(GERMAN.encode("utf-8"), ("iso-8859-1",))
    assert decoded.text == GERMAN
    assert "valid UTF-8" in decoded.errors[0]


def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf8():
    decoded = decode("Привет, город. Мост открыт.".encode("koi8-r"), (None, "koi8-r"))
    assert decoded.text == "Привет, город. Мост открыт."
    assert decoded.errors == ()


def test_latin1_on_the_web_means_windows_1252():
    assert decode("„Brücke“".encode("cp1252"), ("iso-8859-1",)).text == "„Brücke“"


def test_an_undeclared_encoding_is_told_from_the_bytes_and_that_is_said():
    decoded = decode(GERMAN.encode("cp1252"))
    assert decoded.text == GERMAN
    assert "No encoding is declared" in decoded.errors[0]


def test_a_wrong_declaration_gives_way_to_the_bytes():
    decoded = decode("Мост через реку открыт для пешеходов, сообщила мэр города. ".encode("cp1251") * 4, ("utf-8",))
    assert decoded.text.startswith("Мост через реку")
    assert "which its bytes are not" in decoded.errors[0]


def test_stray_bytes_in_utf8_are_read_one_by_one_and_counted():
    decoded = decode(GERMAN.encode() + "Café".encode("cp1252") + GERMAN.encode())
    assert decoded.text == GERMAN + "Café" + GERMAN
    assert decoded.errors[0].startswith("1 place is no UTF-8")


def test_utf16_without_a_mark_is_seen():
    assert decode("The bridge is open again.".encode("utf-16-le")).text == "The bridge is open again."


def test_a_nul_is_given_as_a_replacement_character_one_for_one():
    decoded = decode(b"The bridge\0is open.\r\nAgain.")
    assert decoded.text == "The bridge\ufffdis open.\r\nAgain."
    assert decoded.errors == ("1 NUL character is given as U+FFFD.",)


def test_newlines_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n\n").text == "a\r\nb\rc\n\n"


def test_seven_bit_japanese_is_believed_when_declared():
    assert decode("橋が開通した".encode("iso2022_jp"), ("iso-2022-jp",)).text == "橋が開通した"


def test_a_declaration_is_found_in_html_and_xml():
    assert declared_in_markup(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert declared_in_markup(b'<?xml version="1.0" encoding="ISO-8859-2"?><rss/>') == "ISO-8859-2"
    assert declared_in_markup(b"<p>none</p>") is None


@given(
    st.binary(max_size=400), st.lists(st.sampled_from(["utf-8", "latin-1", "nonsense", "zlib", "gbk", "utf-7", "idna"]))
)
def test_any_bytes_become_text_that_can_be_stored(data, declared):
    text = decode(data, declared).text
    text.encode("utf-8")
    assert "\0" not in text


@given(st.text(alphabet=st.characters(), max_size=60))
def test_mended_text_keeps_its_length(text):
    assert len(mend_text(text)) == len(text)


def test_words_between_nuls_are_no_utf16():
    data = b"hello\0world\0" * 50
    assert wide_encoding(data) is None
    assert wide_encoding(b"x" + data) is None
    assert wide_encoding("The bridge is open, Brücke – мост 桥".encode("utf-16-le")) == "utf-16-le"


def test_one_stray_byte_does_not_turn_utf8_into_another_encoding():
    decoded = decode("Die Brücke ist offen. It’s ".encode() + b"\x92s open.")
    assert decoded.text == "Die Brücke ist offen. It’s ’s open."
    assert decoded.encoding == "utf-8" and "1 place is no UTF-8" in decoded.errors[0]
    assert decode(b"The town\x92s bridge is open to all who walk.").text == "The town’s bridge is open to all who walk."


def test_a_text_half_in_utf8_and_half_in_latin1_is_read_run_by_run():
    decoded = decode((GERMAN + "\n").encode() + GERMAN.encode("cp1252"))
    assert decoded.text == GERMAN + "\n" + GERMAN
    assert "no UTF-8" in decoded.errors[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Город Линденау открыл в пятницу отстроенный мост через реку после наводнения.", "cp1251"),
        ("林德瑙市星期五开放了重建的大桥,两年前的洪水曾将其冲毁。市长说我们很高兴。", "gb18030"),
        ("リンデナウ市は金曜日に再建された橋を開通させた。市長は喜んでいると述べた。", "cp932"),
        ("مدينة لينديناو افتتحت الجسر يوم الجمعة، بعد عامين من الفيضان، وقال العمدة إننا سعداء.", "cp1256"),
    ],
)
def test_texts_in_older_encodings_do_not_pass_for_damaged_utf8(text, name):
    assert decode(text.encode(name), (name,)).text == text
    assert decode(text.encode(name)).encoding != "utf-8"
