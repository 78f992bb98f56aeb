"""The tables, one family a file. They hold shape and constraints, nothing clever."""

from stemma.record.models.case import Case, CaseStep
from stemma.record.models.change import Correction, Withdrawal
from stemma.record.models.check import Check
from stemma.record.models.copy import Copy, CopyChange, Judgement
from stemma.record.models.event import Delivery, Event
from stemma.record.models.inbox import InboxItem, Submission
from stemma.record.models.job import Job
from stemma.record.models.letter import Letter
from stemma.record.models.newsroom import Invitation, Member, Newsroom, User
from stemma.record.models.page import Page, SightedMatch, Sighting, Site
from stemma.record.models.received import Received
from stemma.record.models.report import Reading, Report, Version

__all__ = [
    "Case",
    "CaseStep",
    "Check",
    "Copy",
    "CopyChange",
    "Correction",
    "Delivery",
    "Event",
    "InboxItem",
    "Invitation",
    "Job",
    "Judgement",
    "Letter",
    "Member",
    "Newsroom",
    "Page",
    "Reading",
    "Received",
    "Report",
    "SightedMatch",
    "Sighting",
    "Site",
    "Submission",
    "User",
    "Version",
    "Withdrawal",
]
