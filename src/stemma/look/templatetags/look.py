"""The tags and filters of ``{% load look %}``; README.md of the room lists them with their arguments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stemma.look import chain, icon, letter, mark, moment, number, railing, sides, word
from stemma.look import legible as characters
from stemma.look.address import with_query
from stemma.shapes import Blamed, CreditCheck, Document, Drift, Hop
from stemma.shapes.side import SideRow

register = template.Library()


@register.filter(name="word")
def word_filter(value: str, group: str) -> str:
    """``{{ hop.role|word:"role" }}``."""
    return word.word(str(value), group)


@register.filter(name="moment")
def moment_filter(value: datetime | date | str | None) -> SafeString | str:
    """``{{ at|moment }}``: day and time, zone on hover, how long ago."""
    return moment.moment_html(value)


@register.filter
def day(value: datetime | date | str | None) -> SafeString | str:
    """``{{ at|day }}``: the day, the rest on hover."""
    return moment.moment_html(value, day_only=True)


@register.filter
def percent(share: float | None) -> str:
    """``{{ match.kept_share|percent }}``."""
    return number.percent(share)


@register.filter(name="number")
def number_filter(count: int) -> str:
    """``{{ count|number }}``: digits grouped."""
    return number.count(count)


@register.filter
def legible(text: str | None) -> str:
    """What no page can carry, replaced."""
    return characters.legible(text or "")


@register.filter
def bdi(name: str | None) -> SafeString:
    """A name whose direction is its own."""
    return format_html("<bdi>{}</bdi>", characters.legible(name or ""))


@register.simple_tag(name="icon")
def icon_tag(name: str) -> SafeString:
    """An inline picture."""
    return icon.icon_html(name)


@register.simple_tag
def badge(kind: str, words: str) -> SafeString:
    """A state as icon and word."""
    return format_html(
        '<span class="badge is-{}">{}<span>{}</span></span>', kind, icon.icon_html(_ICON_OF.get(kind, "dot")), words
    )


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, label: str, icon_name: str = "") -> SafeString | str:
    """A link of the nav; nothing where the name does not resolve."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    path = getattr(context.get("request"), "path", "")
    is_here = path == address or (address.rstrip("/") not in ("", "/desk") and path.startswith(address))
    picture = icon.icon_html(icon_name) if icon_name else ""
    return format_html('<a href="{}"{}>{}{}</a>', address, _CURRENT if is_here else "", picture, label)


@register.simple_tag
def rail(
    text: str,
    blame: Sequence[Blamed],
    hops: letter.Chains,
    *,
    marks: Iterable[mark.Mark] = (),
    lang: str | None = None,
    dir: str = "ltr",
    anchor: str = "s",
    key: bool = True,
    label: str = "",
) -> SafeString:
    """A text with the provenance rail beside it."""
    given = tuple(marks or ())
    return _render(
        "rail",
        body=railing.rail_html(text, blame, hops, given, anchor),
        letters=[(item, railing.letter_html(item), railing.name_of(item)) for item in railing.letters_in(blame, hops)],
        kinds=_kinds(given),
        lang=lang,
        dir=dir,
        key=key,
        label=label,
        anchor=anchor,
    )


@register.simple_tag
def reading_text(
    text: str, *, marks: Iterable[mark.Mark] = (), lang: str | None = None, dir: str = "ltr"
) -> SafeString:
    """A text in the voice of reports, without a rail."""
    body = railing.text_html(text, tuple(marks or ()))
    return _render("reading_text", body=body, lang=lang, dir=dir)


@register.simple_tag
def rail_key(hops: letter.Chains, blame: Iterable[Blamed]) -> SafeString:
    """The letters of a rail and what they stand for."""
    letters = [(item, railing.letter_html(item), railing.name_of(item)) for item in railing.letters_in(blame, hops)]
    return _render("rail_key", letters=letters, kinds=())


@register.simple_tag
def mark_key(marks: Iterable[mark.Mark]) -> SafeString:
    """The kinds of mark and how each looks."""
    return _render("rail_key", letters=(), kinds=_kinds(tuple(marks)))


@register.simple_tag(name="letter")
def letter_tag(hop: Hop, hops: letter.Chains) -> SafeString:
    """The letter that a hop has in the rail of its chain."""
    found = next((item for item in letter.letters_of(hops).values() if item.hop and item.hop.name == hop.name), None)
    return railing.letter_html(found or letter.UNKNOWN)


@register.simple_tag
def side_by_side(
    rows: Iterable[SideRow],
    *,
    left_title: str,
    right_title: str,
    left_lang: str | None = None,
    left_dir: str = "ltr",
    right_lang: str | None = None,
    right_dir: str = "ltr",
    anchor: str = "m",
) -> SafeString:
    """Two texts beside each other, the page on the left."""
    return _render(
        "side_by_side",
        rows=sides.lay(rows),
        left_title=left_title,
        right_title=right_title,
        left_lang=left_lang,
        left_dir=left_dir,
        right_lang=right_lang,
        right_dir=right_dir,
        anchor=anchor,
    )


@register.simple_tag
def version_diff(
    rows: Iterable[SideRow], *, lang: str | None = None, dir: str = "ltr", fold: int = 6, anchor: str = "m"
) -> SafeString:
    """Two versions in one column, the newer one's order."""
    groups = sides.fold(sides.lay_inline(rows), fold)
    return _render("version_diff", groups=groups, lang=lang, dir=dir, anchor=anchor)


@register.simple_tag
def sources(hops: Sequence[Hop], *, links_received: bool = True) -> SafeString:
    """The sources box: the chain, hop by hop."""
    return _render("sources", steps=chain.steps_of(hops, links_received=links_received))


@register.simple_tag
def credit_checks(checks: Sequence[CreditCheck]) -> SafeString:
    """The credit check, duty by duty."""
    return _render("credit_checks", checks=[(check, word.credit_word(check.duty, check.state)) for check in checks])


@register.simple_tag
def drift_list(drifts: Sequence[Drift], *, report_text: str = "", page_text: str = "") -> SafeString:
    """The quotations of a report and what became of them."""
    items = [(drift, *railing.drift_html(drift, report_text, page_text)) for drift in drifts]
    return _render("drift_list", items=items)


@register.simple_tag
def statement_list(document: Document) -> SafeString:
    """Who said what."""
    return _render("statement_list", items=chain.said_in(document), lang=document.lang, dir=document.dir)


@register.simple_tag
def caption_list(document: Document) -> SafeString:
    """The captions, each with its own date and credit."""
    return _render("caption_list", document=document)


@register.simple_tag
def people_list(document: Document) -> SafeString:
    """The people named with their posts."""
    return _render("people_list", document=document)


@register.simple_tag
def terms_list(document: Document) -> SafeString:
    """The terms of republication that were read."""
    items = [(term, document.text[term.begin or 0 : term.end or 0]) for term in document.terms]
    return _render("terms_list", items=items, lang=document.lang, dir=document.dir)


@register.simple_tag
def dates_list(document: Document) -> SafeString:
    """The dates that were read, and what each dates."""
    return _render("dates_list", document=document)


@register.simple_tag
def text_facts(document: Document) -> SafeString:
    """All that was read from a text, folded."""
    return _render("text_facts", document=document)


@register.simple_tag
def report_card(
    *,
    title: str,
    url: str,
    summary: str = "",
    at: Any = None,
    kind: str = "",
    byline: str = "",
    lang: str | None = None,
    dir: str = "ltr",
    state: str = "",
    notes: Sequence[str] = (),
) -> SafeString:
    """A report in a list."""
    given = dict(locals())
    return _render("report_card", **given)


@register.simple_tag
def tabs(items: Iterable[Sequence[Any]], label: str = "") -> SafeString:
    """Tabs that are links: (label, url, is_current[, count])."""
    return _render("tabs", items=[(*item, None)[:4] for item in items], label=label)


@register.simple_tag(takes_context=True)
def sort_head(context: Context, name: str, label: str, numeric: bool = False) -> SafeString:
    """A table head that sorts by its address."""
    query = getattr(context.get("request"), "GET", None)
    now = query.get("sort", "") if query is not None else ""
    target = f"-{name}" if now == name else name
    order = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    return _render(
        "sort_head", url=with_query(query, sort=target, page=None), label=label, order=order, numeric=numeric
    )


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Any) -> SafeString:
    """Where one is in a long list (Django's ``Page``)."""
    query = getattr(context.get("request"), "GET", None)
    before = with_query(query, page=page.previous_page_number()) if page.has_previous() else ""
    after = with_query(query, page=page.next_page_number()) if page.has_next() else ""
    return _render("pager", page=page, before=before, after=after)


@register.simple_tag
def progress(done: int, total: int | None = None, *, text: str = "", url: str = "") -> SafeString:
    """How far a job is; with ``url``, htmx asks again every two seconds."""
    return _render("progress", done=done, total=total, text=text, url=url)


@register.simple_tag
def copy_button(target: str, label: str = "") -> SafeString:
    """Copies what stands in the element of that id; shown only with script."""
    return _render("copy_button", target=target, label=label)


@register.simple_tag
def share_bar(share: float, label: str = "") -> SafeString:
    """A share as words and as a meter."""
    return _render("share_bar", share=min(max(share, 0.0), 1.0), value=f"{min(max(share, 0.0), 1.0):.3f}", label=label)


@register.simple_tag
def before_you_start(items: Sequence[str]) -> SafeString:
    """What will be needed, said before a form begins."""
    return _render("before_you_start", items=items)


@register.simple_tag
def error_summary(form: Any) -> SafeString:
    """Every error of a form in one box on top, each with a link to its field."""
    return _render("error_summary", form=form)


@register.simple_tag
def field(
    bound: Any, *, hint: str = "", rows: int | None = None, label: str = "", is_one_way: bool = False
) -> SafeString:
    """A field: label, hint, error beside, and the control, tied together.

    ``is_one_way``: one of several ways to give the same thing, so that it is not called optional.
    """
    said = [f"{bound.auto_id}-hint"] if hint or bound.help_text else []
    said += [f"{bound.auto_id}-error"] if bound.errors else []
    attributes: dict[str, Any] = {"aria-describedby": " ".join(said)} if said else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if rows:
        attributes["rows"] = rows
    control = bound.as_widget(attrs=attributes)
    is_optional = not bound.field.required and not is_one_way and bound.widget_type != "checkbox"
    told = {"hint": hint or bound.help_text, "label": label or bound.label, "is_optional": is_optional}
    return _render("field", field=bound, control=control, **told)


@register.simple_tag
def choices(bound: Any, *, hint: str = "", label: str = "") -> SafeString:
    """Radios or checkboxes in a fieldset."""
    return _render("choices", field=bound, hint=hint or bound.help_text, label=label or bound.label)


@register.simple_tag
def form_fields(form: Any) -> SafeString:
    """A whole form: summary and every field."""
    return _render("form_fields", form=form)


@register.simple_block_tag
def finding(content: str, kicker: str = "", lede: str = "") -> SafeString:
    """The title of a screen: what was found."""
    return _render("finding", content=content, kicker=kicker, lede=lede)


@register.simple_block_tag
def notice(content: str, kind: str, title: str = "") -> SafeString:
    """A banner above what it is about."""
    return _render("notice", content=content, kind=kind, title=title, picture=_ICON_OF.get(kind, "dot"))


@register.simple_block_tag
def state(content: str, kind: str, title: str, url: str = "", action: str = "", level: int = 2) -> SafeString:
    """A screen or a part of one that is empty, loading, failed, forbidden or removed; ``level`` 1 where it is the screen."""
    given = {"content": content, "kind": kind, "title": title, "url": url, "action": action, "level": level}
    return _render("state", picture=_ICON_OF.get(kind, "dot"), **given)


@register.simple_block_tag(end_name="endbutton_row")
def button_row(content: str) -> SafeString:
    """The actions at the end of a form or an item."""
    return format_html('<div class="button-row">{}</div>', content)


@register.simple_block_tag(end_name="endfilter_bar")
def filter_bar(content: str) -> SafeString:
    """A form of filters, sent by GET."""
    return _render("filter_bar", content=content)


_CURRENT = SafeString(' aria-current="page"')
_ICON_OF: Mapping[str, str] = {
    "correction": "pen",
    "tombstone": "stop",
    "elsewhere": "external",
    "waits": "clock",
    "wrong": "flag",
    "current": "check",
    "done": "check",
    "error": "flag",
    "empty": "check",
    "loading": "clock",
    "failed": "flag",
    "forbidden": "stop",
    "removed": "stop",
}


def _render(name: str, **values: Any) -> SafeString:
    return render_to_string(f"look/parts/{name}.html", values)


def _kinds(marks: Iterable[mark.Mark]) -> list[tuple[str, str]]:
    return [(kind, word.mark_label(kind)) for kind in dict.fromkeys(item.kind for item in marks)]
