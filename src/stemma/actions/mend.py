"""Mend: an editor puts a reading right. One reading ends, another begins; the text stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from stemma.actions.actor import Actor, require
from stemma.actions.event import record_event
from stemma.actions.find_row import find_report
from stemma.actions.queue import enqueue
from stemma.record.models import Reading, Version
from stemma.record.models.report import ReportState
from stemma.record.queries.document import document_of, plain_reading
from stemma.shapes import Document, InputError, NotFoundError, StateError, clock

MENDABLE = (
    "hops",
    "statements",
    "people",
    "captions",
    "dates",
    "terms",
    "links",
    "authors",
    "item_kind",
    "dateline",
    "lang",
    "dir",
    "set_aside",
    "home",
)


def mend_reading(
    actor: Actor, report_id: UUID, number: int, changes: dict[str, Any], why: str = "", *, base_id: UUID | None = None
) -> Document:
    """The version's Document with ``changes`` (names of MENDABLE to their new values), from now on the reading in force.

    ``base_id`` is the reading that the changes were made on: StateError where another is in force by now.
    """
    require(actor, "mend")
    unknown = sorted(set(changes) - set(MENDABLE))
    if unknown:
        raise InputError(f"A reading has no {unknown[0]!r} to mend; it has {', '.join(MENDABLE)}.")
    with transaction.atomic():
        report = find_report(actor, report_id, lock=True)
        version = Version.objects.filter(report=report, number=number).first()
        if version is None:
            raise NotFoundError(
                _("This report has no version %(number)s; open its page for those it has.") % {"number": number}
            )
        if version.erased_at is not None:
            raise StateError(
                _("The words of version %(number)s were erased, so there is nothing to mend in it.")
                % {"number": number}
            )
        in_force = Reading.objects.filter(version=version, ended_at__isnull=True).first()
        if base_id is not None and (in_force is None or in_force.pk != base_id):
            raise StateError(_("Somebody mended this reading while you wrote; look at what stands now and mend that."))
        old = document_of(version, in_force)
        mended = replace(old, **changes)
        check_spans(mended)
        if mended == old:
            return old
        Reading.objects.filter(version=version, ended_at__isnull=True).update(ended_at=clock.now())
        reading = Reading.objects.create(
            version=version, document=plain_reading(mended), by_id=actor.user_id, why=why[:500]
        )
        if "item_kind" in changes or "home" in changes:
            report.item_kind, report.home = mended.item_kind, mended.home or ""
            report.save(update_fields=["item_kind", "home"])
        record_event(
            actor,
            ("reading", reading.pk),
            "mended",
            report_id=report.pk,
            version=number,
            data={"fields": sorted(name for name in changes if getattr(old, name) != getattr(mended, name))},
        )
        if report.state == ReportState.PUBLISHED:
            enqueue(actor.newsroom_id, "index", report=str(report.pk))
    return mended


def check_spans(document: Document) -> None:
    """InputError unless every place of the Document lies in its text and what is printed stands there."""
    size = len(document.text)
    for hop in document.hops:
        if not hop.name.strip():
            raise InputError(_("A hop has no name; write the organisation or person, or take the hop out."))
        for printed in hop.printed:
            if printed.begin is None or printed.end is None:
                continue
            if (
                not 0 <= printed.begin < printed.end <= size
                or document.text[printed.begin : printed.end] != printed.text
            ):
                raise InputError(
                    _("The credit %(text)s does not stand where the hop %(name)s says; mark it in the text.")
                    % {"text": f"{printed.text!r:.60}", "name": f"{hop.name!r}"}
                )
    spans = [span for s in document.statements for part in (s.speaker, s.cue, s.content) for span in part]
    spans += [(c.begin, c.end) for c in document.captions if c.begin is not None and c.end is not None]
    spans += [(s.begin, s.end) for s in document.set_aside]
    spans += [(t.begin, t.end) for t in document.terms if t.begin is not None and t.end is not None]
    for begin, end in spans:
        if not 0 <= begin < end <= size:
            raise InputError(
                f"The place {begin} to {end} is not in the text, which has {size} characters; mark it again."
            )
