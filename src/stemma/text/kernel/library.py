"""Where are the compiled kernels, and how are they called? (ctypes: every call lets go of Python's lock)

``load`` gives None where this platform has none; `stemma.text.engine` then takes the plain twins.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_double, c_int, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

ABI = 2  # raised whenever a structure or a signature changes, so that an old build is never called by new code
NEED_PAGE, NO_MEMORY, TOO_LARGE, BROKEN, ODD = 1, 2, 3, 4, 5
PAGES = 0x1100
CHAR_WORD, CHAR_JOINS, CHAR_SINGLE, CHAR_ODD, CHAR_LIGHT, CHAR_SPACE, CHAR_DIGIT = 1, 2, 4, 8, 16, 32, 64
MANY = 0x80000000
MANY_ROOM = 2048

SUFFIX = {"win32": "dll", "darwin": "dylib"}.get(sys.platform, "so")
FILE = Path(__file__).with_name(f"kernel.{SUFFIX}")


class Page(ctypes.Structure):
    """256 characters: what each is, and what it is matched as."""

    _fields_: ClassVar = [("flags", c_uint8 * 256), ("fold", c_uint32 * 256), ("many", c_uint32 * MANY_ROOM)]


class Letters(ctypes.Structure):
    """The pages that texts have needed so far."""

    _fields_: ClassVar = [("pages", POINTER(Page) * PAGES), ("needed", c_uint32)]


class Seed(ctypes.Structure):
    """A kept k-gram."""

    _fields_: ClassVar = [("hash", c_uint64), ("position", c_uint32)]


class Text(ctypes.Structure):
    """A text cut into words, with its seeds."""

    _fields_: ClassVar = [
        ("text", c_void_p),
        ("chars", c_uint64),
        ("width", c_uint32),
        ("words", c_uint32),
        ("keys", POINTER(c_uint64)),
        ("begins", POINTER(c_uint32)),
        ("ends", POINTER(c_uint32)),
        ("bits", POINTER(c_uint8)),
        ("quotes", c_uint32),
        ("odd", c_uint32),
        ("seeds", c_uint32),
        ("seed", POINTER(Seed)),
        ("by_hash", POINTER(Seed)),
    ]


class Block(ctypes.Structure):
    """Words that stay: from ``a`` in the page, from ``b`` in the report."""

    _fields_: ClassVar = [("a", c_int32), ("b", c_int32), ("length", c_int32)]


class Passage(ctypes.Structure):
    """A passage in words, where its blocks stand, and its bits."""

    _fields_: ClassVar = [
        ("page_begin", c_uint32),
        ("page_end", c_uint32),
        ("report_begin", c_uint32),
        ("report_end", c_uint32),
        ("first_block", c_uint32),
        ("blocks", c_uint32),
        ("is_quoted", c_uint32),
        ("bits", c_double),
    ]


class Candidate(ctypes.Structure):
    """A document that shares hashes with a page."""

    _fields_: ClassVar = [("document", c_uint32), ("report", c_uint32), ("hashes", c_uint32), ("evidence", c_double)]


class Array(ctypes.Structure):
    """A growing array of the kernels'."""

    _fields_: ClassVar = [("at", c_void_p), ("length", c_size_t), ("room", c_size_t)]


_WORKING = (
    "keys begins ends bits pairs runs best before order used chains members taken pieces filled window rows masks seen"
)
_RESULT = "passages blocks hits candidates holders sample ranges"


class Scratch(ctypes.Structure):
    """What one comparison needs and leaves behind; one a thread."""

    _fields_: ClassVar = [
        *((name, Array) for name in f"{_WORKING} {_RESULT}".split()),
        ("weight", c_double),
        ("fidelity", c_double),
        ("shared_hashes", c_uint32),
    ]


_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "st_abi": (c_uint32, []),
    "st_prepare": (c_int, [c_void_p, c_void_p, c_uint64, c_uint32, c_void_p, c_uint32, c_void_p, c_void_p]),
    "st_settle": (None, [c_void_p, c_uint32, c_uint64, c_uint32]),
    "st_seed_text": (c_int, [c_void_p, c_void_p]),
    "st_free_text": (None, [c_void_p]),
    "st_new_scratch": (c_void_p, []),
    "st_free_scratch": (None, [c_void_p]),
    "st_postings_of": (c_uint32, [c_void_p, c_uint32, c_void_p]),
    "st_post_texts": (c_int, [c_void_p, c_void_p, c_void_p, c_uint32, c_uint32, c_void_p]),
    "st_find_quotations": (c_int, [c_void_p, c_void_p, c_uint64, c_uint32, c_void_p]),
    "st_place": (c_int, [c_void_p, c_void_p, c_void_p, c_char_p, c_uint32, c_void_p]),
    "st_measure": (
        c_int,
        [*[c_void_p] * 3, c_char_p, c_uint32, c_char_p, c_uint32, c_void_p, c_uint32, c_double, *[c_void_p] * 2],
    ),
    "st_sort_postings": (c_int, [c_void_p, c_uint64, c_void_p]),
    "st_segment_size": (c_uint64, [c_uint32, c_uint64]),
    "st_write_segment": (c_int, [c_void_p, c_uint64, c_void_p, c_uint32, c_void_p]),
    "st_open_segment": (c_int, [c_void_p, c_uint64, c_void_p]),
    "st_close_segment": (None, [c_void_p]),
    "st_count_living": (None, [c_void_p, c_uint32, c_void_p, c_void_p]),
    "st_merge_segments": (c_int, [c_void_p, c_uint32, c_uint64, c_uint64, c_void_p]),
    "st_search": (c_int, [c_void_p, c_uint32, c_void_p, c_double, c_uint32, c_double, c_void_p]),
    "st_match": (c_int, [c_void_p, c_uint32, c_void_p, c_void_p, c_double, c_void_p]),
}


@lru_cache(maxsize=1)
def load() -> Any:
    """The library with its functions told, or None where it is not there or of another build."""
    if not FILE.exists():
        return None
    try:
        library = ctypes.CDLL(str(FILE))
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    except (OSError, AttributeError):
        return None
    return library if library.st_abi() == ABI else None
