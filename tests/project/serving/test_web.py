"""What waitress is given to serve, and up to which size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stemma.project.serving import web


class Pieces:
    """A body in pieces that must be closed."""

    is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield b"a page"

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize(("method", "body"), [("HEAD", []), ("GET", [b"a page"])])
def test_a_head_is_answered_without_a_body(method: str, body: list[bytes]) -> None:
    pieces, told = Pieces(), []

    def application(environ: dict, start_response) -> Pieces:
        start_response("200 OK", [("Content-Length", "6")])
        return pieces

    answer = web.leave_out_bodies(application)({"REQUEST_METHOD": method}, lambda *head: told.append(head))
    assert list(answer) == body
    assert told == [("200 OK", [("Content-Length", "6")])]
    assert pieces.is_closed is (method == "HEAD")


def test_the_server_lets_through_what_the_desk_says_it_takes(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    import waitress

    from stemma.desk.intake_form import UPLOAD_TIMES

    given: dict[str, int] = {}

    def create_server(application: object, **options: int) -> None:
        given.update(options)
        raise SystemExit

    monkeypatch.setattr(waitress, "create_server", create_server)
    with pytest.raises(SystemExit):
        web.serve_web(None, lambda: None)
    assert given["max_request_body_size"] > settings.MAX_DOCUMENT_BYTES * UPLOAD_TIMES + 1_000_000
