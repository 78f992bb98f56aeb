"""Which picture goes with a word? A few inline SVGs in the colour of the text, for eyes only."""

from __future__ import annotations

from django.utils.safestring import SafeString

_PATHS = {
    "check": "M3 8.5l3.2 3.2L13 4.8",
    "cross": "M4 4l8 8M12 4l-8 8",
    "question": "M5.6 5.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M8 12.4v.2",
    "dot": "M8 5.6a2.4 2.4 0 1 0 .01 0",
    "arrow": "M3 8h9.5M8.8 4.2L12.6 8l-3.8 3.8",
    "link": "M6.6 9.4l2.8-2.8M7.2 4.9l1-1a2.7 2.7 0 0 1 3.9 3.9l-1 1M8.8 11.1l-1 1a2.7 2.7 0 0 1-3.9-3.9l1-1",
    "copy": "M5.5 5.5h7v7h-7zM3.5 10.5v-7h7",
    "clock": "M8 2.5a5.5 5.5 0 1 0 .01 0M8 5v3.2l2.2 1.4",
    "flag": "M4 13.5v-11M4 3h8l-2 2.8L12 8.6H4",
    "moved": "M5 13V3M2.8 5.2L5 3l2.2 2.2M11 3v10M8.8 10.8L11 13l2.2-2.2",
    "external": "M6.5 3.5h-3v9h9v-3M9 3.5h3.5V7M12.3 3.7L7.5 8.5",
    "menu": "M3 4.5h10M3 8h10M3 11.5h10",
    "search": "M7 2.8a4.2 4.2 0 1 0 .01 0M10.1 10.1l3.2 3.2",
    "stop": "M5.3 2.5h5.4l2.8 2.8v5.4l-2.8 2.8H5.3l-2.8-2.8V5.3zM8 5v3.6M8 10.8v.2",
    "pen": "M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2",
}
_MIRRORED = {"arrow", "external"}
NAMES = tuple(_PATHS)


def icon_html(name: str) -> SafeString:
    """The picture of that name; KeyError names an unknown one."""
    turned = " mirrored" if name in _MIRRORED else ""
    return SafeString(  # every part is from the table above
        f'<svg class="icon{turned}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        f'<path d="{_PATHS[name]}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"'
        ' stroke-linejoin="round"/></svg>'
    )
