"""What does an editor write to put a reading right?"""

from __future__ import annotations

import re
from typing import Any, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stemma.desk.mend.occurrence import MOST_PLACES, find_words, in_context
from stemma.look.word import WORDS
from stemma.shapes import Span
from stemma.shapes.document import Duty, Force, ItemKind, Role, StatementKind

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _choices(values: Any, group: str) -> list[tuple[str, Any]]:
    return [(value, WORDS[group].get(value, value)) for value in get_args(values)]


class DayField(forms.CharField):
    """A date, as exact as it is known."""

    default_error_messages = {"no_date": gettext_lazy("Write it as 2026-05-03, 2026-05 or 2026.")}

    def __init__(self, **values: Any) -> None:
        super().__init__(max_length=10, help_text=gettext_lazy("As 2026-05-03, 2026-05 or 2026"), **values)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _DATE.fullmatch(value):
            raise forms.ValidationError(self.error_messages["no_date"], code="no_date")


class PlacedForm(forms.Form):
    """A form with ``words`` that stand in the text; where they stand several times, it asks which is meant."""

    words = forms.CharField(
        label=gettext_lazy("Words as printed"),
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Copy them from the text; their place is found"),
    )

    def __init__(self, *args: Any, text: str = "", lang: str = "", direction: str = "auto", **values: Any) -> None:
        super().__init__(*args, **values)
        self.text = text
        self.span: Span | None = None
        self.fields["words"].widget.attrs |= {"dir": direction, "class": "voice-field"} | (
            {"lang": lang} if lang else {}
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        words = values.get("words", "")
        if not words.strip():
            return values
        places = find_words(self.text, words)
        if not places:
            self.add_error("words", _("These words do not stand in the text like that; copy them from it."))
        elif len(places) == 1:
            self.span = places[0]
        else:
            self._choose(places)
        return values

    def _choose(self, places: list[Span]) -> None:
        given = self.data.get(self.add_prefix("place"), "")
        known = {f"{begin}:{end}": (begin, end) for begin, end in places}
        self.span = known.get(given)
        if self.span is None:
            choices = [(key, in_context(self.text, span)) for key, span in known.items()]
            self.fields["place"] = forms.ChoiceField(
                label=_("Which of these places?"), choices=choices, widget=forms.RadioSelect, required=False
            )
            more = _("at least %(count)d") if len(places) == MOST_PLACES else "%(count)d"
            count = more % {"count": len(places)}
            self.add_error(
                "words", _("These words stand at %(count)s places; choose which is meant.") % {"count": count}
            )


class HopForm(PlacedForm):
    """One step of the chain."""

    field_order = ("role", "name", "link", "at", "words")
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=_choices(Role, "role"))
    name = forms.CharField(label=gettext_lazy("Organisation or person"), max_length=300)
    link = forms.RegexField(
        r"^(https?://[^\s/]+\S*|mailto:\S+@\S+)$",
        label=gettext_lazy("Link"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("An address as https://… or mailto:…"),
    )
    at = DayField(label=gettext_lazy("When they passed it on"), required=False)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["words"].required = False


class AboutForm(PlacedForm):
    """What holds for the whole item. ``words`` are those of the dateline."""

    field_order = (
        "item_kind",
        "authors",
        "lang",
        "dir",
        "home",
        "words",
        "dateline_agency",
        "dateline_place",
        "dateline_date",
    )
    item_kind = forms.ChoiceField(label=gettext_lazy("Kind of item"), choices=_choices(ItemKind, "item_kind"))
    authors = forms.CharField(
        label=gettext_lazy("Authors"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("One a line"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    lang = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        label=gettext_lazy("Language"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Its code, as en, ar or pt-BR"),
    )
    dir = forms.ChoiceField(
        label=gettext_lazy("Direction"),
        choices=[("ltr", gettext_lazy("Left to right")), ("rtl", gettext_lazy("Right to left"))],
    )
    home = forms.URLField(
        label=gettext_lazy("Home address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=gettext_lazy("Where the report lives, if not here"),
    )
    dateline_agency = forms.CharField(label=gettext_lazy("Dateline: agency"), required=False, max_length=300)
    dateline_place = forms.CharField(label=gettext_lazy("Dateline: place"), required=False, max_length=300)
    dateline_date = DayField(label=gettext_lazy("Dateline: date"), required=False)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["words"].required = False
        self.fields["words"].label = _("Dateline, as printed")
        self.fields["words"].help_text = _("Left empty, the text has none")


class StatementForm(forms.Form):
    """Of a statement that was read: its sort and who said it."""

    kind = forms.ChoiceField(label=gettext_lazy("Sort"), choices=_choices(StatementKind, "statement"))
    speaker_name = forms.CharField(label=gettext_lazy("Who said it"), max_length=300, required=False)


class NewStatementForm(PlacedForm):
    """A statement that was not read."""

    field_order = ("words", "kind", "speaker_name", "speaker", "cue")
    kind = forms.ChoiceField(label=gettext_lazy("Sort"), choices=_choices(StatementKind, "statement"))
    speaker_name = forms.CharField(label=gettext_lazy("Who said it"), max_length=300)
    speaker = forms.CharField(
        label=gettext_lazy("The speaker, as printed"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The nearest such words are taken"),
    )
    cue = forms.CharField(label=gettext_lazy("The verb of saying, as printed"), max_length=300, required=False)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["words"].label = _("What was said, as printed")


class CaptionForm(forms.Form):
    """Of a caption: its own date and credit."""

    on = DayField(label=gettext_lazy("Date of the picture"), required=False)
    credit = forms.CharField(label=gettext_lazy("Credit of the picture"), max_length=300, required=False)
    is_archive = forms.BooleanField(label=gettext_lazy("Archive picture"), required=False)


class NewCaptionForm(CaptionForm, PlacedForm):
    """A caption that was not read."""

    field_order = ("words", "on", "credit", "is_archive")


class TermForm(PlacedForm):
    """A duty of whoever republishes."""

    field_order = ("duty", "force", "target", "words")
    duty = forms.ChoiceField(label=gettext_lazy("Duty"), choices=_choices(Duty, "duty"))
    force = forms.ChoiceField(label=gettext_lazy("Force"), choices=_choices(Force, "force"))
    target = forms.CharField(label=gettext_lazy("About"), max_length=500, required=False)

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["words"].required = False


class PersonForm(PlacedForm):
    """A person with a post."""

    field_order = ("name", "post", "words")
    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=500, required=False)


class AsideForm(PlacedForm):
    """A run that is no part of the report."""

    field_order = ("words", "why")
    why = forms.CharField(label=gettext_lazy("What it is"), max_length=200)
