"""What a feed says again, after the desk has decided or put something right itself."""

from __future__ import annotations

from stemma.actions import Intake, correct, decline, preview_correction, publish, take_in, version_change
from stemma.record.models import InboxItem
from stemma.record.models.inbox import ItemKind

WORDS = "The bridge over the Brenna opens on 3 June after a long winter of work, the town said on Monday."


def feed(body: str) -> Intake:
    data = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Brenna Post</title><id>urn:feed</id>'
        "<updated>2026-05-01T00:00:00Z</updated><entry><id>urn:entry:1</id><title>Bridge to open</title>"
        f'<updated>2026-05-01T00:00:00Z</updated><content type="text">{body}</content></entry></feed>'
    )
    return Intake(data.encode(), "feed")


def test_a_change_that_was_declined_does_not_come_back_with_every_visit(actor) -> None:
    editor = actor("editor")
    take_in(editor, feed(WORDS))
    (changed,) = take_in(editor, feed(WORDS.replace("3 June", "9 June")))
    decline(editor, changed.item_id)
    (again,) = take_in(editor, feed(WORDS.replace("3 June", "9 June")))
    assert again.outcome == "already here"
    (other,) = take_in(editor, feed(WORDS.replace("3 June", "10 June")))
    assert other.outcome == "changed upstream"


def test_what_the_desk_corrected_itself_is_no_change_upstream(actor) -> None:
    editor = actor("editor")
    (first,) = take_in(editor, feed(WORDS))
    publish(editor, first.report_id)
    correct(editor, first.report_id, text=WORDS.replace("3 June", "4 June"), headline="Bridge to open", note="The day.")
    (again,) = take_in(editor, feed(WORDS))
    assert again.outcome == "already here"
    assert not InboxItem.objects.filter(kind=ItemKind.CHANGED_UPSTREAM).exists()


def test_a_preview_writes_nothing_and_says_what_a_version_would(actor) -> None:
    editor = actor("editor")
    (first,) = take_in(editor, feed(WORDS))
    publish(editor, first.report_id)
    new = WORDS.replace("3 June", "4 June")
    seen = preview_correction(editor, first.report_id, text=new, headline="Bridge to open")
    assert InboxItem.objects.get().report.versions.count() == 1
    correct(editor, first.report_id, text=new, headline="Bridge to open", note="The day.")
    done = version_change(editor, first.report_id, 1, 2)
    assert (seen.new.text, seen.match.edits) == (done.new.text, done.match.edits)
    assert [edit.kind for edit in done.match.edits] == ["date"]
