"""Which decisions stand: an `undo` takes back an earlier one, and can itself be undone."""

from collections.abc import Iterable

from tollbook.model import Decision


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, oldest first, without the undone ones and without the undos themselves."""
    given = tuple(decisions)
    gone = undone(given)
    return tuple(d for d in given if d.action != "undo" and d.id not in gone)


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the decisions that a standing undo takes back, undos among them."""
    gone: set[str] = set()
    for decision in reversed(tuple(decisions)):
        if decision.action == "undo" and decision.id not in gone:
            gone.add(decision.after or "")
    return frozenset(gone)
