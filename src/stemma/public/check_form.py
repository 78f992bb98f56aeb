"""What is given to Check a copy, and which Document is read from it?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stemma.actions import fetch_document, read_sent
from stemma.shapes import Document, TooLargeError


class CheckForm(forms.Form):
    """One text in one of three ways, and perhaps a second one to hold it against."""

    text = forms.CharField(label=gettext_lazy("Paste the text"), widget=forms.Textarea, required=False, strip=False)
    file = forms.FileField(label=gettext_lazy("Or choose a file"), required=False, allow_empty_file=True)
    address = forms.CharField(label=gettext_lazy("Or give an address"), max_length=2000, required=False)
    other_text = forms.CharField(
        label=gettext_lazy("A second text"), widget=forms.Textarea, required=False, strip=False
    )
    other_address = forms.CharField(label=gettext_lazy("Or its address"), max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        """Exactly one way is used, and at most one for the second text."""
        values = super().clean() or {}
        if self.errors:
            return values
        ways = [_is_given(values, "text"), values.get("file") is not None, _is_given(values, "address")]
        if sum(ways) != 1:
            self.add_error("text", _("Paste a text, choose a file, or give an address: one of the three."))
        if _is_given(values, "other_text") and _is_given(values, "other_address"):
            self.add_error("other_text", _("Paste the second text or give its address: one of the two."))
        return values


def read_given(values: dict[str, Any]) -> Document:
    """The text to be checked; InputError or FetchError with a sentence where nothing can be read."""
    file: UploadedFile[bytes] | None = values.get("file")
    if file is None:
        return _read(values["text"], values["address"])
    if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
        raise TooLargeError(
            _("The file is larger than %(n)d MB; give a smaller one, or paste the part that matters.")
            % {"n": settings.MAX_DOCUMENT_BYTES // 1_000_000}
        )
    return read_sent(file.read(), name=file.name or "", media_type=file.content_type or "")


def read_other(values: dict[str, Any]) -> Document | None:
    """The second text, or None where none was given."""
    is_given = _is_given(values, "other_text") or _is_given(values, "other_address")
    return _read(values["other_text"], values["other_address"]) if is_given else None


def _read(text: str, address: str) -> Document:
    if text.strip():
        return read_sent(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass"), media_type="text/plain")
    return fetch_document(address.strip())


def _is_given(values: dict[str, Any], name: str) -> bool:
    return bool(values.get(name, "").strip())
