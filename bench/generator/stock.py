"""Which lines stand around an article on a web page and belong to no report? Invented; each under twenty words."""

from __future__ import annotations

import random

_SITES = ("Harbour Post", "Northbank Mail", "The Quay Digest", "Valley Observer", "Lantern Daily", "Eastgate Courier")  # fmt: skip
_PEOPLE = (
    "J. Marlow",
    "Ana Ferreira",
    "T. Okoye",
    "Lena Brandt",
    "S. Haddad",
    "R. Kovacs",
    "Mei Tanaka",
    "P. Lindqvist",
)
_ABOVE = (
    "Home | World | Business | Sport | Weather",
    "{site} - all the news of the day in one place",
    "By {person}, staff writer",
    "Published {day} {month}, last updated {hour}:{minute}",
    "Share this article by mail or print it",
    "This story was first sent to our subscribers this morning",
    "Sign in to follow the topics that you care about",
    "Reading time: {number} minutes",
    "Photo: archive of the {site}",
)
_BELOW = (
    "Subscribe to our newsletter and get the best stories every morning, free of charge",
    "Copyright {site}. All rights reserved. No part of this page may be copied without permission",
    "Reporting by {person}; editing by {other}",
    "Have you seen a mistake? Write to the editors of the {site}",
    "Read more: what the markets made of it, and what comes next",
    "Follow us for news as it happens, wherever you are",
    "Comments are closed on this article",
    "The {site} is a member of the regional press council",
    "More from this section",
    "Support independent journalism: become a member of the {site} today from two pounds a month",
)


def above(rng: random.Random) -> list[str]:
    """Two to five lines that stand before an article."""
    return [_fill(line, rng) for line in rng.sample(_ABOVE, rng.randint(2, 5))]


def below(rng: random.Random) -> list[str]:
    """Two to five lines that stand after it."""
    return [_fill(line, rng) for line in rng.sample(_BELOW, rng.randint(2, 5))]


def lead_in(rng: random.Random) -> str:
    """Half a sentence that leads to a quotation."""
    who = rng.choice(_PEOPLE)
    return rng.choice(
        (f"As {who} tells it, ", f"In the words that {who} noted: ", "One remark stood out: ", "It was put like this: ")
    )


def _fill(line: str, rng: random.Random) -> str:
    person, other = rng.sample(_PEOPLE, 2)
    month = rng.choice(("March", "May", "June", "October", "December"))
    return line.format(
        site=rng.choice(_SITES), person=person, other=other, day=rng.randint(1, 28), month=month,
        hour=rng.randint(10, 23), minute=rng.randint(10, 59), number=rng.randint(2, 9),
    )  # fmt: skip
