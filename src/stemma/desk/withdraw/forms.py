"""What does a chief editor say when a report is taken back?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stemma.actions import REASONS
from stemma.record.models.change import WithdrawalKind

ERASE_WORD = "ERASE"
_REASONS = {
    "wrong": gettext_lazy("It is wrong beyond correcting"),
    "retracted by its source": gettext_lazy("Its source retracted it"),
    "author's wish": gettext_lazy("Its author wishes so"),
    "copyright": gettext_lazy("Copyright"),
    "privacy": gettext_lazy("Privacy or personal data"),
    "court order": gettext_lazy("Court order"),
    "other": gettext_lazy("Another reason"),
}


class WithdrawForm(forms.Form):
    """Kind, reason, the note on the tombstone, and who demanded it by which law."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[
            (WithdrawalKind.KILL, gettext_lazy("A kill: we take it back ourselves, correct or not")),
            (WithdrawalKind.TAKEDOWN, gettext_lazy("A takedown: somebody has a right to it")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"), choices=[(value, _REASONS.get(value, value)) for value in REASONS]
    )
    note = forms.CharField(
        label=gettext_lazy("Note for readers"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "It stands where the report stood, in the log and in the letters; name nobody whose privacy it is about"
        ),
    )
    is_legal = forms.BooleanField(
        label=gettext_lazy("A legal demand was accepted"),
        required=False,
        help_text=gettext_lazy("The address then answers 451 instead of 410, and names who demanded it"),
    )
    demanded_by = forms.CharField(label=gettext_lazy("Demanded by"), max_length=300, required=False)
    law = forms.CharField(label=gettext_lazy("Law or order"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("is_legal") and values.get("kind") != WithdrawalKind.TAKEDOWN:
            self.add_error("kind", _("A legal demand makes it a takedown."))
        if values.get("is_legal") and not values.get("demanded_by", "").strip():
            self.add_error("demanded_by", _("Name who demanded it."))
        return values


class EraseForm(forms.Form):
    """The word that nobody types by accident."""

    word = forms.CharField(label=gettext_lazy("To erase it, type ERASE"), max_length=20)

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip() != ERASE_WORD:
            raise forms.ValidationError(_("Type the word ERASE in capital letters, or leave the page."))
        return word
