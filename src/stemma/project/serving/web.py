"""How are the desk's pages served? By waitress, with limits on size, time and connections, behind a proxy or alone."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

THREADS = 8
CONNECTIONS = 200
CHANNEL_SECONDS = 60  # a connection on which nothing happens
BODY_ROOM_BYTES = 500_000  # a form around an upload of the largest document


def serve_web(door: socket.socket, tell_ready: Callable[[], None]) -> None:
    """Answer on ``door`` until SIGTERM or Ctrl-C; Django is loaded. ``tell_ready`` is called when the first page could be."""
    import waitress
    from django.conf import settings

    for name in (
        "django.request",
        "waitress.queue",
    ):  # a page that is not there, a busy moment: no news for an operator
        logging.getLogger(name).setLevel(logging.ERROR)
    from stemma.project.wsgi import application

    known: dict[str, Any] = {}
    if getattr(settings, "SECURE_SSL_REDIRECT", False):
        # HTTPS ends at a proxy on this machine, and only that one is believed.
        known = {
            "trusted_proxy": "127.0.0.1",
            "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
            "trusted_proxy_count": 1,
        }
    server = waitress.create_server(
        application,
        sockets=[door],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=CHANNEL_SECONDS,
        max_request_body_size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE + BODY_ROOM_BYTES,
        clear_untrusted_proxy_headers=True,
        expose_tracebacks=False,
        ident="",
        **known,
    )
    stop_on_signals()
    try:
        tell_ready()
        server.run()  # returns on SystemExit and KeyboardInterrupt too
    except (SystemExit, KeyboardInterrupt):
        return


def stop_on_signals() -> None:
    """SIGTERM ends the process as Ctrl-C does: by an exception, so that what is open is closed."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
