"""Which word of the interface stands for a value of the record? One table per group, translated when it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_ROLE = {
    "origin": _("origin"),
    "agency": _("agency"),
    "relay": _("relay"),
    "network": _("network"),
    "submitter": _("submitter"),
    "republisher": _("republisher"),
}
_KNOWN_BY = {
    "dateline": _("from the dateline"),
    "byline": _("from the byline"),
    "sign-off": _("from the sign-off"),
    "credit line": _("from the credit line"),
    "link": _("from a link"),
    "metadata": _("from the page's metadata"),
    "page's own name": _("from the page's own name"),
    "editor": _("entered by an editor"),
}
_ITEM_KIND = {"article": _("Article"), "speech": _("Speech"), "comment": _("Comment")}
_MATCH_KIND = {
    "verbatim": _("word for word"),
    "trimmed": _("trimmed"),
    "excerpt": _("excerpt"),
    "edited": _("edited"),
    "merged": _("merged with other texts"),
    "quotation": _("short quotation"),
    "unrelated": _("no copy"),
}
_WHOSE = {
    "hop": _("from the chain"),
    "page": pgettext_lazy("whose words", "this page"),
    "unknown": _("unknown"),
    "perhaps added": _("perhaps added"),
}
_CREDIT = {
    "kept": _("kept"),
    "missing": _("missing"),
    "cannot tell from what was received": _("cannot tell from what was received"),
}
_DRIFT = {
    "unchanged": _("unchanged"),
    "changed": _("changed"),
    "cut": pgettext_lazy("quotation", "shortened"),
    "absent": _("not in this text"),
    "headline only": _("in the headline only"),
}
_EDIT = {
    "number": _("number"),
    "name": _("name"),
    "date": _("date"),
    "negation": _("negation"),
    "quotation": _("quotation"),
    "cut": pgettext_lazy("edit", "cut"),
    "added": pgettext_lazy("edit", "added"),
    "moved": pgettext_lazy("edit", "moved"),
    "words": pgettext_lazy("edit", "words"),
}
_DUTY = {
    "credit": _("Name the source"),
    "cite_sources": _("Cite every source of the chain"),
    "link": _("Link to the original"),
    "link_sources": _("Link to every source of the chain"),
    "licence": _("Name the licence, with its address"),
    "unaltered": _("Leave the words as they are"),
    "carry_corrections": _("Carry corrections"),
    "non_endorsement": _("Keep the disclaimer that the newsroom does not share every view"),
    "non_commercial": _("No commercial use"),
    "share_alike": _("Share under the same terms"),
    "no_pictures": _("Do not take the pictures"),
    "notify": _("Tell the source of the republication"),
}
# Nothing that could be missing: a page does these or does not.
_DEEDS = frozenset({"unaltered", "carry_corrections", "non_commercial", "share_alike", "no_pictures", "notify"})
_FORCE = {"required": pgettext_lazy("duty", "required"), "asked": pgettext_lazy("duty", "asked")}
_LINK = {
    "present": _("link"),
    "missing": _("link missing"),
    "cannot tell": _("cannot tell whether there was a link"),
    "unusable": _("link is no address of the web"),
}
_STATEMENT = {"direct": _("direct"), "mixed": _("partly quoted"), "reported": _("reported")}
_ROW = {
    "same": pgettext_lazy("row", "same"),
    "changed": pgettext_lazy("row", "changed"),
    "dropped": pgettext_lazy("row", "left out"),
    "added": pgettext_lazy("row", "added"),
    "moved": pgettext_lazy("row", "moved"),
}
_MARK = {
    "headline": _("headline"),
    "dateline": _("dateline"),
    "speaker": _("speaker"),
    "cue": pgettext_lazy("statement", "verb of saying"),
    "content": _("statement"),
    "person": _("person"),
    "caption": _("picture caption"),
    "term": _("term of republication"),
    "set_aside": _("set aside"),
    "credit": _("credit"),
    "link": _("link"),
    "edit_cut": pgettext_lazy("edit", "cut"),
    "edit_added": pgettext_lazy("edit", "added"),
    "edit_changed": pgettext_lazy("edit", "changed"),
    "passage": _("shared passage"),
}
_DATED = {
    "published": _("published"),
    "modified": _("changed"),
    "dateline": _("dateline"),
    "caption": _("picture"),
    "mentioned": _("mentioned"),
}
WORDS: Mapping[str, Mapping[str, object]] = {
    "role": _ROLE,
    "known_by": _KNOWN_BY,
    "item_kind": _ITEM_KIND,
    "match_kind": _MATCH_KIND,
    "whose": _WHOSE,
    "credit": _CREDIT,
    "drift": _DRIFT,
    "edit": _EDIT,
    "duty": _DUTY,
    "force": _FORCE,
    "link": _LINK,
    "statement": _STATEMENT,
    "row": _ROW,
    "mark": _MARK,
    "dated": _DATED,
}


def word(value: str, group: str) -> str:
    """The translated word for a value of a group; the value itself where the group has none for it. KeyError on an unknown group."""
    return str(WORDS[group].get(value, value))


def credit_word(duty: str, state: str) -> str:
    """What became of a duty: what stands on no page is missing, what was not done is not kept."""
    return str(_("not kept")) if state == "missing" and duty in _DEEDS else word(state, "credit")


def mark_label(kind: str) -> str:
    """What a mark's kind is called."""
    return word(kind, "mark")
