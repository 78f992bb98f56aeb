"""The sample web on free ports, and the newsroom founded beside it with its first round done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.sample.web import SampleWeb, serve


@pytest.fixture
def web(tmp_path: Path) -> Iterator[SampleWeb]:
    """The sites, each on a free port, from a folder of this test."""
    with serve(tmp_path / "sample-web", 0) as served:
        yield served


@pytest.fixture
def sample(db: None, web: SampleWeb, settings) -> SampleWeb:
    """The sample newsroom, founded and its first work done; the web it watches."""
    from stemma.sample.newsroom import found_sample
    from stemma.working import run_due_jobs

    settings.ALLOWED_PRIVATE = frozenset(web.places)
    found_sample(web.addresses)
    run_due_jobs()
    return web
