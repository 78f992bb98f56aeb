"""What does a site of the sample web answer? The files of its folder, as they are at that moment, and nothing else."""

from __future__ import annotations

import hashlib
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

_TYPES = {".html": "text/html", ".xml": "application/atom+xml", ".txt": "text/plain; charset=utf-8", ".css": "text/css"}


class SiteAnswer(BaseHTTPRequestHandler):
    """GET and HEAD of one folder, with ETag and Last-Modified (RFC 9110, sections 8.8 and 13)."""

    folder: ClassVar[Path]
    server_version = "SampleWeb"
    sys_version = ""
    timeout = 10  # of a client that says nothing

    def do_GET(self) -> None:
        """The file, 304 where the asker has it, or 404."""
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        """The same without the body."""
        self._answer(has_body=False)

    def _answer(self, *, has_body: bool) -> None:
        path = self._file()
        try:
            body = path.read_bytes() if path else b""
            changed_at = path.stat().st_mtime if path else 0.0
        except OSError:
            path = None
        if path is None:
            self._send(HTTPStatus.NOT_FOUND, b"There is no such page here.\n", {"Content-Type": "text/plain"}, has_body)
            return
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        marks = {"ETag": tag, "Last-Modified": formatdate(changed_at, usegmt=True), "Cache-Control": "no-cache"}
        if self._is_known(tag, changed_at):
            self._send(HTTPStatus.NOT_MODIFIED, b"", marks, has_body=False)
            return
        self._send(HTTPStatus.OK, body, {"Content-Type": _TYPES[path.suffix], **marks}, has_body)

    def _file(self) -> Path | None:
        """The file that is asked for; None where it is none of the folder's, or of another kind than a web's."""
        try:
            named = unquote(urlsplit(self.path).path)
            path = (self.folder / named.lstrip("/")).resolve()
            if path.is_dir():
                path = path / "index.html"
            is_ours = path.is_relative_to(self.folder) and path.suffix in _TYPES and path.is_file()
        except (OSError, ValueError):
            return None
        return path if is_ours else None

    def _is_known(self, tag: str, changed_at: float) -> bool:
        held = self.headers.get("If-None-Match")
        if held is not None:
            return tag in [one.strip().removeprefix("W/") for one in held.split(",")] or held.strip() == "*"
        since = self.headers.get("If-Modified-Since")
        try:
            return since is not None and int(changed_at) <= parsedate_to_datetime(since).timestamp()
        except ValueError:
            return False

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str], has_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if has_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the visits are shown on the desk."""
