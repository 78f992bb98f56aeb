"""Who may do what? One table: the least role for every verb; a role may do all that the ones before it may."""

from __future__ import annotations

ROLES = ("reporter", "editor", "chief", "admin")
ANYONE, WORKER = "anyone", "worker"

LEAST_ROLE = {
    "see_desk": "reporter",
    "take_in": "reporter",
    "mend": "reporter",
    "watch": "editor",
    "start_round": "reporter",
    "publish": "editor",
    "decline": "editor",
    "correct": "editor",
    "judge": "editor",
    "send_letter": "editor",
    "decide_case": "editor",
    "decide_claim": "chief",
    "withdraw": "chief",
    "erase": "chief",
    "invite": "admin",
    "change_newsroom": "admin",
    "submit": ANYONE,
    "open_case": ANYONE,
    "check": ANYONE,
    "work": WORKER,
}


def is_permitted(kind: str, role: str | None, verb: str) -> bool:
    """Whether the table lets an actor of this kind and role do the verb. The worker may work, a stranger only what anyone may."""
    least = LEAST_ROLE[verb]
    if least == ANYONE:
        return True
    if kind == "worker":
        return least == WORKER
    if least == WORKER or kind != "staff" or role not in ROLES:
        return False
    return ROLES.index(role) >= ROLES.index(least)
