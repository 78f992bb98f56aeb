"""Is everything in place for the desk? Settings, data folder, tables; each problem is a sentence with the next step."""

from __future__ import annotations

import os
from pathlib import Path

from stemma.shapes import InputError


def place_data(data: Path | None) -> Path:
    """The data folder, as the command line or STEMMA_DATA names it, made where it is not there; the settings will look there."""
    from stemma.project import env

    os.environ["DJANGO_SETTINGS_MODULE"] = "stemma.project.settings"
    if data is not None:
        os.environ["STEMMA_DATA"] = str(data.expanduser().resolve())
    try:
        folder = env.data_folder()
    except PermissionError as error:
        raise InputError(f"{error.filename} may not be made by this user; give another folder with --data.") from error
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(
            f"{error.filename} is a file where the data folder should be; give a folder with --data."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"{folder} may not be written by this user; give another folder with --data.")
    return folder


def place_desk(data: Path | None) -> Path:
    """`place_data` for a desk that is there already: InputError where the folder holds none, and nothing is made in it."""
    from stemma.project import env

    folder = data or Path(env.setting("STEMMA_DATA"))
    is_there = (folder.expanduser() / "stemma.sqlite3").exists() or env.setting("STEMMA_DATABASE_URL")
    if not is_there:
        raise InputError(f"There is no desk in {folder}; give its data folder with --data.")
    return place_data(data)


def place_host(host: str) -> None:
    """The desk answers under the one host that it listens on too, unless STEMMA_HOSTS says under which."""
    from stemma.project import env

    if host not in ("0.0.0.0", "::", ""):  # noqa: S104 - compared, not bound
        shown = f"[{host}]" if ":" in host else host
        os.environ.setdefault("STEMMA_HOSTS", f"{env.setting('STEMMA_HOSTS')},{shown}")


def place_sample(places: tuple[str, ...], address: str) -> None:
    """The sample web's exact ip:port pairs may be fetched, here and by the worker, which inherits the environment.

    ``address`` is the desk's in letters and feeds, where STEMMA_ADDRESS names none.
    """
    given = [place for place in os.environ.get("STEMMA_ALLOW", "").split(",") if place.strip()]
    os.environ["STEMMA_ALLOW"] = ",".join(dict.fromkeys([*given, *places]))
    os.environ.setdefault("STEMMA_ADDRESS", address)


def prepare() -> None:
    """Load Django and bring the tables up to date; quick where they are. InputError where something stands in the way."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        raise InputError(f"A setting cannot be used: {error}; `stemma serve --help` names them all.") from error
    _migrate()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
        _refuse_newer(executor)
    except DatabaseError as error:
        where = connection.settings_dict["NAME"]
        told = " ".join(str(error).split())
        raise InputError(f"The database {where} cannot be used: {told[:200]}; mend that, or give another.") from error


def _refuse_newer(executor: object) -> None:
    """A database that a newer Stemma has changed is left alone: this one does not know what its tables mean."""
    loader = executor.loader  # type: ignore[attr-defined]
    unknown = sorted(
        name for app, name in set(loader.applied_migrations) - set(loader.disk_migrations) if app == "record"
    )
    if unknown:
        raise InputError(
            f"The database was changed by a newer Stemma (migration {unknown[-1]}); install that version, or restore a backup."
        )


def tell_hints(host: str) -> list[str]:
    """What may not be as the operator wants it: a sentence each, with the setting that changes it."""
    from django.conf import settings
    from django.core.checks import WARNING, run_checks

    from stemma.project.serving.door import is_loopback

    hints = [f"{message.msg} {message.hint or ''}".strip() for message in run_checks() if message.level >= WARNING]
    if is_loopback(host):
        return hints
    own = {"localhost", "127.0.0.1", "[::1]"}
    if not set(settings.ALLOWED_HOSTS) - own:
        hints.append(
            f"The desk listens on {host} and answers only under {', '.join(settings.ALLOWED_HOSTS)}; "
            "name the host by which it is reached in STEMMA_HOSTS."
        )
    if not getattr(settings, "SECURE_SSL_REDIRECT", False):
        hints.append("Passwords travel unprotected; put a server with HTTPS in front and set STEMMA_SECURE=1.")
    if not settings.PUBLIC_ADDRESS:
        hints.append("Letters and feeds name no address of this desk; set STEMMA_ADDRESS to its public one.")
    return hints
