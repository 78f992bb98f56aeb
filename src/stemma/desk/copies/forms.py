"""What is asked of whoever names a site or judges a copy?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SiteForm(forms.Form):
    """A place to look at."""

    address = forms.CharField(
        label=_("Address"),
        max_length=2000,
        help_text=_("A front page, a feed or a sitemap; its pages are found from it"),
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    contact = forms.CharField(
        label=_("Where its publisher can be written to"),
        max_length=300,
        required=False,
        help_text=_("Letters are addressed to it"),
    )


class PageForm(forms.Form):
    """One page."""

    page_address = forms.CharField(label=_("Address of one page"), max_length=2000)


class JudgementForm(forms.Form):
    """Whether it is a copy, and why."""

    verdict = forms.ChoiceField(
        label=_("Your judgement"),
        choices=[("copy", _("It is a copy")), ("no copy", _("It is no copy"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Why"), required=False, max_length=1000)
