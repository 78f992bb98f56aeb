"""What can be taken in, and within which limits?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MAX_FILES = 50
# A bulk file (feed, archive, JSON lines) may be longer than one document; all that is sent at once may not.
UPLOAD_TIMES = 10
ACCEPTED = ".html,.htm,.xhtml,.txt,.md,.json,.jsonl,.ndjson,.xml,.rss,.atom,.warc,.gz,.wet"


class FilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; its value is their list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            return [super().clean(None, initial)]
        if len(given) > MAX_FILES:
            words = _("These are %(count)d files, and %(most)d go at once; send the rest after.")
            raise forms.ValidationError(words % {"count": len(given), "most": MAX_FILES})
        return [file for file in given if isinstance(file, UploadedFile)]


class PasteForm(forms.Form):
    """A text, with its headline where the text does not begin with it."""

    headline = forms.CharField(
        label=gettext_lazy("Headline"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Only where the text does not begin with it"),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        strip=False,
        widget=forms.Textarea,
        help_text=gettext_lazy("All of it, with datelines, credits and notes: they are what is read"),
    )


class UploadForm(forms.Form):
    """Files."""

    files = FilesField(  # type: ignore[assignment]
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Pages (html), texts (txt), wire items and JSON lines (json, jsonl), feeds (xml), web archives (warc, wet)"
        ),
        widget=FilesInput(attrs={"accept": ACCEPTED}),
    )


class AddressForm(forms.Form):
    """An address."""

    address = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=2000,
        assume_scheme="https",
        help_text=gettext_lazy("Of a page, or of a feed: every entry of a feed is taken in"),
    )


def limits() -> Sequence[str]:
    """What is said before anybody starts."""
    one = settings.MAX_DOCUMENT_BYTES // 1_000_000
    return (
        _("One page or text: at most %(most)d MB.") % {"most": one},
        _(
            "Files: at most %(files)d at once, %(most)d MB in all; feeds, web archives and JSON lines count as many items."
        )
        % {"files": MAX_FILES, "most": one * UPLOAD_TIMES},
        _("An address has to be public: pages behind a sign-in or in a private network are not fetched."),
        _("What arrives is kept as it arrived, and waits in the inbox until an editor publishes it."),
    )
