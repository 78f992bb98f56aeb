"""Which rows may never change? Events at all; a version's text, save for being erased. Held by the database itself.

A test fixture may lift them (`lift`) to empty the tables between tests; nothing else does.
"""

from __future__ import annotations

from typing import Any

SENTENCE = "Events are never changed or deleted"
VERSION_SENTENCE = "The text of a version is never changed; a new version is made"

_SQLITE = [
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON record_event BEGIN SELECT RAISE(ABORT, '{event}'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON record_event BEGIN SELECT RAISE(ABORT, '{event}'); END",
    "CREATE TRIGGER version_no_update BEFORE UPDATE OF text, headline, number, report_id ON record_version "
    "WHEN NEW.erased_at IS NULL AND (OLD.text IS NOT NEW.text OR OLD.headline IS NOT NEW.headline"
    " OR OLD.number IS NOT NEW.number OR OLD.report_id IS NOT NEW.report_id) "
    "BEGIN SELECT RAISE(ABORT, '{version}'); END",
    "CREATE TRIGGER version_no_delete BEFORE DELETE ON record_version BEGIN SELECT RAISE(ABORT, '{version}'); END",
]
_SQLITE_LIFT = [
    f"DROP TRIGGER IF EXISTS {name}"
    for name in ("event_no_update", "event_no_delete", "version_no_update", "version_no_delete")
]
_POSTGRES = [
    "CREATE OR REPLACE FUNCTION record_event_stays() RETURNS trigger AS $$ "
    "BEGIN RAISE EXCEPTION '{event}'; END $$ LANGUAGE plpgsql",
    "CREATE OR REPLACE FUNCTION record_version_stays() RETURNS trigger AS $$ "
    "BEGIN RAISE EXCEPTION '{version}'; END $$ LANGUAGE plpgsql",
    "CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON record_event "
    "FOR EACH ROW EXECUTE FUNCTION record_event_stays()",
    "CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON record_event "
    "FOR EACH STATEMENT EXECUTE FUNCTION record_event_stays()",
    "CREATE TRIGGER version_no_update BEFORE UPDATE ON record_version FOR EACH ROW "
    "WHEN (NEW.erased_at IS NULL AND (OLD.text, OLD.headline, OLD.number, OLD.report_id)"
    " IS DISTINCT FROM (NEW.text, NEW.headline, NEW.number, NEW.report_id)) "
    "EXECUTE FUNCTION record_version_stays()",
    "CREATE TRIGGER version_no_delete BEFORE DELETE ON record_version "
    "FOR EACH ROW EXECUTE FUNCTION record_version_stays()",
]
_POSTGRES_LIFT = [
    "DROP TRIGGER IF EXISTS event_no_change ON record_event",
    "DROP TRIGGER IF EXISTS event_no_truncate ON record_event",
    "DROP TRIGGER IF EXISTS version_no_update ON record_version",
    "DROP TRIGGER IF EXISTS version_no_delete ON record_version",
]


def install(apps: Any, schema_editor: Any) -> None:
    """Puts the triggers in place."""
    statements = _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES
    for statement in statements:
        schema_editor.execute(statement.replace("{event}", SENTENCE).replace("{version}", VERSION_SENTENCE))


def lift(apps: Any, schema_editor: Any) -> None:
    """Takes the triggers away."""
    for statement in _SQLITE_LIFT if schema_editor.connection.vendor == "sqlite" else _POSTGRES_LIFT:
        schema_editor.execute(statement)
