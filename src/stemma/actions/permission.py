"""Who may do what? One table: the least role for every verb; a role may do all that the ones before it may."""

from __future__ import annotations

from stemma.actions.actor import Actor
from stemma.shapes import NotPermittedError

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


def is_permitted(actor: Actor, verb: str) -> bool:
    """Whether the table lets this actor do the verb. The worker may see and work, a stranger only what anyone may."""
    least = LEAST_ROLE[verb]
    if least == ANYONE:
        return True
    if actor.kind == "worker":
        return least == WORKER
    if least == WORKER or actor.kind != "staff" or actor.role not in ROLES:
        return False
    return ROLES.index(actor.role) >= ROLES.index(least)


def require(actor: Actor, verb: str) -> None:
    """NotPermittedError with a sentence unless the actor may do the verb."""
    if is_permitted(actor, verb):
        return
    least = LEAST_ROLE[verb]
    words = verb.replace("_", " ")
    if actor.kind == "stranger":
        raise NotPermittedError(f"To {words} one has to be signed in; sign in and try again.")
    raise NotPermittedError(f"To {words} takes the role {least}, and yours is {actor.role}; ask your administrator.")
