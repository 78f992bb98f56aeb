"""What does an editor write to correct a report?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stemma.record.models.change import ChangeKind


class CorrectForm(forms.Form):
    """The words as they should be, the note that readers see, and the version that it began from."""

    headline = forms.CharField(label=_("Headline"), max_length=1000, required=False)
    text = forms.CharField(label=_("Text"), strip=False, widget=forms.Textarea)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (ChangeKind.CORRECTION, _("A correction: something was wrong")),
            (ChangeKind.UPDATE, _("An update: more is known")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note for readers"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("What was wrong, and what is right now; it stands on the page, in the feed and in the letters"),
    )
    base_number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
