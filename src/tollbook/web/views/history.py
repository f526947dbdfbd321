"""What was decided, in words: who, when, what and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.decisions import undone
from tollbook.model import Decision
from tollbook.texts import _


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """One decision. `holds` is false where a later one undid it."""

    id: str
    what: str
    why: str
    by: str
    at: str
    action: str
    about: str
    holds: bool


def history_of(decisions: Iterable[Decision]) -> tuple[DecisionShown, ...]:
    """Decisions, newest first."""
    every = tuple(decisions)
    gone = undone(every)
    return tuple(
        DecisionShown(
            id=d.id,
            what=action_in_words(d.action),
            why=d.reason,
            by=d.by,
            at=d.at[:16].replace("T", " "),
            action=d.action,
            about=_("a claim") if d.about.start is not None else "",
            holds=d.id not in gone,
        )
        for d in reversed(every)
    )


def action_in_words(action: str) -> str:
    """What was done, as a short sentence."""
    return {
        "accept": _("Claim accepted"), "reject": _("Claim rejected"), "unverifiable": _("Claim held unverifiable"),
        "correct": _("Claim corrected"), "add": _("Claim added"), "link": _("Put together"),
        "unlink": _("Taken apart"), "discount": _("Discounted"), "restore": _("Restored"), "grade": _("Grade given"),
        "sign_off": _("Grade signed"), "visibility": _("Visibility set"), "credibility": _("Credibility set"),
        "consent": _("Consent recorded"), "withdraw_consent": _("Consent withdrawn"), "undo": _("Decision undone"),
        "merge": _("Put together"), "split": _("Taken apart"), "move": _("Claim moved"),
        "assign": _("Assigned"), "done": _("Done with it"), "code": _("Coding kept"), "adjudicate": _("Adjudicated"),
    }.get(action, action)  # fmt: skip


def done_in_words(done: str | None) -> str:
    """A word on what a form has just done; empty where nothing was, or nothing known."""
    said = action_in_words(done or "")
    return "" if said == (done or "") else said
