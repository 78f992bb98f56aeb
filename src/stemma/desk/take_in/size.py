"""Is what is sent too large? Told before a byte of it is parsed, on a page that keeps what was typed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from stemma.desk.intake_form import MAX_FILES, UPLOAD_TIMES

_FORM_ROOM_BYTES = 1_000_000  # what a form adds to the files in it
_BULK = (".warc", ".warc.gz", ".wet", ".wet.gz", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")


def refusal(request: HttpRequest) -> str:
    """A sentence where the request is larger than what can be taken, else ""; after it the form can be read."""
    most = settings.MAX_DOCUMENT_BYTES * UPLOAD_TIMES
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > most + _FORM_ROOM_BYTES:
        return _(
            "This is %(size)s MB, and %(most)s MB go at once here; send less, or use `stemma add` for a whole archive."
        ) % {
            "size": int(length) // 1_000_000,
            "most": most // 1_000_000,
        }
    try:
        _form = request.POST, request.FILES
    except RequestDataTooBig:
        return _("A text of more than %(most)s MB is refused; send the page it stands on, or a part of it.") % {
            "most": settings.MAX_DOCUMENT_BYTES // 1_000_000
        }
    except SuspiciousOperation:
        return _("These are more files than can be read at once; send at most %(most)d.") % {"most": MAX_FILES}
    return ""


def is_too_long(file: UploadedFile[Any]) -> bool:
    """Whether a file is over the limit of one document; a bulk file holds many and may be."""
    name = (file.name or "").lower()
    return (file.size or 0) > settings.MAX_DOCUMENT_BYTES and not name.endswith(_BULK)
