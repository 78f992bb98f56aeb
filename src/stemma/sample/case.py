"""What have readers, a passenger and a rights owner written to the sample newsroom?"""

from __future__ import annotations

from stemma.actions import Opened, Sent
from stemma.sample.correction import FERRY_RIGHT, FERRY_WRONG
from stemma.sample.report import SUBMISSION, text_of_report

FERRY_REQUEST = Opened(
    kind="correction",
    ground="inaccurate",
    what="The fare is wrong. A single crossing has cost 2.60 crowns since the new year.",
    passage_text=FERRY_WRONG,
    wanted_text=FERRY_RIGHT,
    evidence="The price list at the ticket window, dated 1 January; I bought a ticket for 2.60 crowns this morning.",
    sender_name="Elin Varga",
    sender_email="elin.varga@post.example",
)
FERRY_REASONS = (
    "The harbour office's price list gives 2.60 crowns. You are right, and we have corrected the report; thank you."
)
TRAM_COMPLAINT = Opened(
    kind="complaint",
    ground="inaccurate",
    what=(
        "You write that the tram company paid back half of the rent of fourteen shops. We are the fifteenth shop on "
        "Weir Lane, and we were paid a third."
    ),
    passage_text="Last month the tram company paid back half of the rent of fourteen shops for the time of the works.",
    evidence="The company's letter to us of 2 April, of which I can show you a copy.",
    sender_name="Oskar Lund",
    sender_email="oskar@lund-lamps.example",
)
CLOCK_CLAIM = Opened(
    kind="claim",
    ground="copyright",
    what="The report about the clock is taken from our almanac, without our leave. Take it down.",
    sender_name="Edwin Crake",
    sender_email="office@crake-almanac.example",
    sender_capacity="publisher of Crake's Almanac",
    work_description="“The clock that is kind to us”, an essay in Crake's Almanac, page 41",
    work_text=(
        "There is a clock in the market hall of our town that has never been right. My grandfather set his watch by it "
        "and was early all his life. When the hall is empty one can hear it from the stairs, and it seems to say that "
        "there is no hurry. Let nobody mend it."
    ),
    work_published_on="2024-11-01",
    has_good_faith=True,
    has_authority=True,
    signature="Edwin Crake",
)
CHESS_SUBMISSION = Sent(
    headline="Chess players of the bakers' hall meet for the 2,600th time",
    text=text_of_report(SUBMISSION),
    item_kind="article",
    author="Wilma Strand",
    sender_name="Wilma Strand",
    sender_email="wilma.strand@post.example",
    credit_wanted="Wilma Strand, bakers' hall chess club",
    has_consent=True,
)
