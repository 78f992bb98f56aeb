"""How are the desk's pages served? By waitress, with limits on size, time and connections, behind a proxy or alone."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable, Iterable
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

THREADS = 8
CONNECTIONS = 200
CHANNEL_SECONDS = 60  # a connection on which nothing happens
BODY_TIMES = 2  # so that what is up to twice too large is still told by a page of ours, not in waitress's own words


def serve_web(door: socket.socket, tell_ready: Callable[[], None]) -> None:
    """Answer on ``door`` until SIGTERM or Ctrl-C; Django is loaded. ``tell_ready`` is called when the first page could be."""
    import waitress
    from django.conf import settings

    from stemma.desk.intake_form import UPLOAD_TIMES
    from stemma.project.wsgi import application

    # A page that is not there, a busy moment: no news for an operator. Set after the application is made, which sets
    # up logging anew.
    for name in ("django.request", "waitress.queue"):
        logging.getLogger(name).setLevel(logging.ERROR)
    known: dict[str, Any] = {}
    if getattr(settings, "SECURE_SSL_REDIRECT", False):
        # HTTPS ends at a proxy on this machine, and only that one is believed.
        known = {
            "trusted_proxy": "127.0.0.1",
            "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
            "trusted_proxy_count": 1,
        }
    server = waitress.create_server(
        leave_out_bodies(application),
        sockets=[door],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=CHANNEL_SECONDS,
        max_request_body_size=settings.MAX_DOCUMENT_BYTES * UPLOAD_TIMES * BODY_TIMES,
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


def leave_out_bodies(application: WSGIApplication) -> WSGIApplication:
    """The application with HEAD answered by its head alone (RFC 9110, 9.3.2): waitress would send the body too, and
    whoever keeps the connection open would read it as the next answer."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        pieces = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return pieces
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
        return []

    return answer


def stop_on_signals() -> None:
    """SIGTERM ends the process as Ctrl-C does: by an exception, so that what is open is closed."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
