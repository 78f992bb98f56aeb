"""Which pages are looked at, when, and what changed there: one round visits every watched site and page."""

from stemma.watching.rounds import run_round
from stemma.watching.visit import visit_page

__all__ = ["run_round", "visit_page"]
