"""What does a person write who decides a case?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from stemma.actions import REASONS

WORDS = {
    "wrong": _("It was wrong"),
    "retracted by its source": _("Retracted by its source"),
    "author's wish": _("Its author's wish"),
    "copyright": _("Copyright"),
    "privacy": _("Privacy or personal data"),
    "court order": _("A court's order"),
    "other": _("Another reason"),
}


class NoteForm(forms.Form):
    """A note while a case is under review."""

    note = forms.CharField(label=_("Note"), widget=forms.Textarea)
    is_public = forms.BooleanField(label=_("The sender may read it"), required=False, initial=True)


class DecisionForm(forms.Form):
    """The reasons, which the sender reads under their receipt."""

    reasons = forms.CharField(label=_("Reasons"), widget=forms.Textarea, help_text=_("The sender reads them"))


class CorrectionForm(DecisionForm):
    """An accepted correction: the text put right, and the note that readers see."""

    headline = forms.CharField(label=_("Headline"), max_length=1000)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea, strip=False)
    note = forms.CharField(
        label=_("Note for readers"), widget=forms.Textarea, help_text=_("What was wrong, and what is right")
    )
    base_number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ClaimForm(DecisionForm):
    """An accepted claim: what the tombstone says."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[(reason, WORDS[reason]) for reason in REASONS])
    note = forms.CharField(label=_("What the tombstone says"), widget=forms.Textarea)
    is_legal = forms.BooleanField(label=_("It was demanded by law (answers 451 instead of 410)"), required=False)
    demanded_by = forms.CharField(label=_("Who demanded it"), max_length=300, required=False)
    law = forms.CharField(label=_("Which law"), max_length=300, required=False)
