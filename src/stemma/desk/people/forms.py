"""What is asked of whoever invites, is invited, or tells of the newsroom?"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from stemma.record.models import User
from stemma.record.models.newsroom import Role


class InviteForm(forms.Form):
    """An address and a role."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class AccountForm(forms.Form):
    """What a person chooses when they take up an invitation."""

    username = forms.CharField(
        label=_("Your user name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        help_text=_("At least ten characters, and not one of the common ones"),
    )

    def clean(self) -> dict[str, Any]:
        """A password that will not do is told beside it."""
        values = super().clean() or {}
        try:
            if "password" in values:
                validate_password(values["password"], User(username=values.get("username", "")))
        except ValidationError as error:
            self.add_error("password", error)
        return values


class NewsroomForm(forms.Form):
    """What the newsroom says of itself, its terms and its policy."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    lang = forms.ChoiceField(label=_("Language"), choices=settings.NEWSROOM_LANGUAGES)
    address = forms.URLField(
        label=_("Public address of this desk"),
        required=False,
        assume_scheme="https",
        help_text=_("As https://desk.example.org"),
    )
    contact = forms.CharField(label=_("Where complaints and answers go"), max_length=300, required=False)
    about = forms.CharField(label=_("About the newsroom"), widget=forms.Textarea, required=False)
    terms_text = forms.CharField(
        label=_("Terms of republication"),
        widget=forms.Textarea,
        required=False,
        help_text=_("Shown where reports carry no terms of their own"),
    )
    corrections_policy = forms.CharField(label=_("Corrections policy"), widget=forms.Textarea, required=False)
