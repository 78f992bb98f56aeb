"""What is said when an item is declined, or a change from upstream accepted?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DeclineForm(forms.Form):
    """Why it is not published."""

    reason = forms.CharField(
        label=_("Why it is declined"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("The desk reads it, and of a submission whoever holds its receipt"),
    )


class AcceptForm(forms.Form):
    """What readers are told of a change that came from upstream."""

    note = forms.CharField(
        label=_("Note for readers"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Left empty, it says “Changed at its source.”"),
    )
