"""The only writers: an action is permission, checks, one transaction, the rows, one event, and a returned shape."""

from stemma.actions.actor import Actor, actor_of, require, worker_of
from stemma.actions.ask_index import ask_index
from stemma.actions.check_copy import Checked, check_copy, compare_texts, keep_check, kept_check
from stemma.actions.compare_change import Change, preview_correction, upstream_change, version_change
from stemma.actions.correct import Corrected, accept_upstream, correct
from stemma.actions.decide_case import NewText, accept_case, decline_case, review_case, take_back_case
from stemma.actions.decline import decline, reopen
from stemma.actions.fetch_document import fetch_document, fetch_page
from stemma.actions.hold_claim import hold_claim
from stemma.actions.index_report import index_report, rebuild_archives
from stemma.actions.judge_copy import judge_copy
from stemma.actions.keep import bytes_of
from stemma.actions.mend import MENDABLE, mend_reading
from stemma.actions.open_case import GROUNDS, Opened, open_case
from stemma.actions.people import (
    Account,
    accept_invitation,
    change_newsroom,
    change_role,
    end_invitation,
    found_newsroom,
    invite,
    open_invitation,
)
from stemma.actions.permission import LEAST_ROLE, ROLES
from stemma.actions.publish import publish
from stemma.actions.queue import claim_job, enqueue, fail_job, finish_job, report_progress
from stemma.actions.read_sent import read_sent
from stemma.actions.receipt import hash_receipt
from stemma.actions.record_sighting import Seen, record_sighting
from stemma.actions.submit import Sent, submit
from stemma.actions.take_in import Intake, TakenIn, take_in
from stemma.actions.take_in_address import take_in_address
from stemma.actions.version import search_words
from stemma.actions.watch import start_round, stop_watching, watch_page, watch_site
from stemma.actions.withdraw import REASONS, Removal, erase, withdraw
from stemma.actions.write_letters import drop_letter, letters_of_report, send_letter, write_credit_letter, write_letters

__all__ = [
    "GROUNDS",
    "LEAST_ROLE",
    "MENDABLE",
    "REASONS",
    "ROLES",
    "Account",
    "Actor",
    "Change",
    "Checked",
    "Corrected",
    "Intake",
    "NewText",
    "Opened",
    "Removal",
    "Seen",
    "Sent",
    "TakenIn",
    "accept_case",
    "accept_invitation",
    "accept_upstream",
    "actor_of",
    "ask_index",
    "bytes_of",
    "change_newsroom",
    "change_role",
    "check_copy",
    "claim_job",
    "compare_texts",
    "correct",
    "decline",
    "decline_case",
    "drop_letter",
    "end_invitation",
    "enqueue",
    "erase",
    "fail_job",
    "fetch_document",
    "fetch_page",
    "finish_job",
    "found_newsroom",
    "hash_receipt",
    "hold_claim",
    "index_report",
    "invite",
    "judge_copy",
    "keep_check",
    "kept_check",
    "letters_of_report",
    "mend_reading",
    "open_case",
    "open_invitation",
    "preview_correction",
    "publish",
    "read_sent",
    "rebuild_archives",
    "record_sighting",
    "reopen",
    "report_progress",
    "require",
    "review_case",
    "search_words",
    "send_letter",
    "start_round",
    "stop_watching",
    "submit",
    "take_back_case",
    "take_in",
    "take_in_address",
    "upstream_change",
    "version_change",
    "watch_page",
    "watch_site",
    "withdraw",
    "worker_of",
    "write_credit_letter",
    "write_letters",
]
