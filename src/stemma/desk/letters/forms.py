"""What can be changed in a letter before it goes out?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    """Receiver, subject and text."""

    to = forms.CharField(
        label=_("To"), max_length=300, help_text=_("The publisher's address; it comes from the site's contact")
    )
    subject = forms.CharField(label=_("Subject"), max_length=300)
    body = forms.CharField(label=_("Letter"), widget=forms.Textarea)
