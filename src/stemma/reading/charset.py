"""In which encoding are these bytes, and what text are they?

Valid UTF-8 is UTF-8, whatever was declared: no other encoding in use passes for it by chance in a text of some length.
Then what was declared (by HTTP, then inside the document), by the names of the WHATWG Encoding Standard; then a guess
from the bytes. A byte order mark is dropped. NUL is given as U+FFFD, one for one: no screen and not every database
takes it. Newlines stay as they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The label and what is meant by it on the web: a larger encoding that holds the declared one.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Seven-bit encodings pass for UTF-8, so these are believed when declared and their escapes are there.
_ESCAPING = {
    "iso2022_jp": b"\x1b",
    "iso2022_jp_1": b"\x1b",
    "iso2022_jp_2": b"\x1b",
    "iso2022_kr": b"\x0e",
    "hz": b"~{",
}
_IN_MARKUP = re.compile(
    rb"""<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})|\A\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")
SAMPLE_BYTES = 32_768


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the Python name of the encoding it came from, and a sentence for each thing that was stepped over."""

    text: str
    encoding: str
    errors: tuple[str, ...] = ()


def declared_in_markup(data: bytes) -> str | None:
    """The encoding that an HTML or XML document names for itself in its first 4,096 bytes."""
    found = _IN_MARKUP.search(data[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else None


def decode(data: bytes, declared: Sequence[str | None] = ()) -> Decoded:
    """The text of ``data``; never raises. ``declared`` are the names given from outside, the strongest first."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], name)
    names = [known for label in declared if (known := _python_name(label))]
    for name in names:
        if _ESCAPING.get(name, b"\xff\xfe never") in data:
            return _with_losses(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, names, error.start)
    has_nul = b"\0" in data
    if has_nul and (wide := wide_encoding(data)):
        return _with_losses(data, wide)
    errors: tuple[str, ...] = ()
    if names and names[0] != "utf-8" and not data.isascii():
        errors = (f"The document says it is {names[0]}, but it is valid UTF-8 and was read as that.",)
    # strict UTF-8 holds no surrogates, and to look for them takes longer than to decode
    if has_nul:
        return Decoded(text.replace("\0", "\ufffd"), "utf-8", errors + _nul_note(text))
    return Decoded(text, "utf-8", errors)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by the zero bytes that stand at every second place."""
    sample = data[:4096]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    name = "utf-16-le" if odd > 0.3 and even < 0.05 else "utf-16-be" if even > 0.3 and odd < 0.05 else ""
    if not name or _has_controls(sample.decode(name, "replace")) or _is_ascii_with_nuls(sample, name):
        return None
    return name


def _is_ascii_with_nuls(sample: bytes, name: str) -> bool:
    """Whether the letters without a zero byte are pairs of ASCII: words with a NUL at every second place or so."""
    high, low = (sample[1::2], sample[0::2]) if name == "utf-16-le" else (sample[0::2], sample[1::2])
    pairs = [(first, second) for first, second in zip(high, low, strict=False) if first]
    ascii_pairs = sum(1 for first, second in pairs if 32 <= first < 127 and 32 <= second < 127)
    return len(pairs) >= 3 and 10 * ascii_pairs > 9 * len(pairs)


def _has_controls(text: str) -> bool:
    """Whether more than one letter in fifty is a control character that no text has."""
    return 50 * sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f") > len(text)


def mend_text(text: str) -> str:
    """The text with what cannot be stored or encoded (NUL, lone surrogates) given as U+FFFD, one for one."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", "\ufffd"))


def _python_name(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label.strip().lower()).name if label else None
    except (LookupError, ValueError):
        return None
    if name is None or not codecs.lookup(name)._is_text_encoding:  # zlib, rot13 …
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")):
        return None  # WHATWG: a declaration that could be read is not in a wide encoding; the others are no page's
    return _MEANT.get(name, name)


def _not_utf8(data: bytes, names: list[str], first_bad: int) -> Decoded:
    if wide := wide_encoding(data):
        return _with_losses(data, wide)
    mixed, bad = _as_mixed(data)
    good = sum(1 for _ in _MULTIBYTE.finditer(data))
    where = f"{bad} {'place is' if bad == 1 else 'places are'} no UTF-8, the first at byte {first_bad}"
    as_mixed = Decoded(mend_text(mixed), "utf-8", (f"{where}; read as Windows-1252 there.", *_nul_note(mixed)))
    if good and good >= 4 * bad:
        return as_mixed
    for name in names:
        if name == "utf-8":
            continue
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, ValueError):
            continue
        return Decoded(mend_text(text), name, _nul_note(text))
    if 3 * good >= 2 * bad or (not names and bad <= max(1, len(data) // 100) and not good):
        return as_mixed  # two bytes that pass for UTF-8 by chance are rare beside those that do not, in any encoding
    guess = _guess(data, first_bad)
    said = f"The document says it is {names[0]}, which its bytes are not" if names else "No encoding is declared"
    return _with_losses(data, guess, f"{said}; it was read as {guess}.")


def _as_mixed(data: bytes) -> tuple[str, int]:
    bad = 0

    def replace(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        assert isinstance(error, UnicodeDecodeError)
        bad += 1
        return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error("stemma-mixed", replace)
    return data.decode("utf-8", "stemma-mixed"), bad


def _guess(data: bytes, first_bad: int) -> str:
    from charset_normalizer import from_bytes

    begin = max(0, first_bad - SAMPLE_BYTES // 2)
    best = from_bytes(data[begin : begin + SAMPLE_BYTES]).best()
    name = _python_name(best.encoding) if best else None
    return name or "cp1252"


def _with_losses(data: bytes, name: str, *notes: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost:
        notes += (f"{lost} {'place' if lost == 1 else 'places'} could not be read as {name}, given as U+FFFD.",)
    return Decoded(mend_text(text), name, notes + _nul_note(text))


def _nul_note(text: str) -> tuple[str, ...]:
    count = text.count("\0")
    return (f"{count} NUL {'character is' if count == 1 else 'characters are'} given as U+FFFD.",) if count else ()
