"""Which decisions stand: an `undo` takes back an earlier one, and can itself be undone."""

from collections.abc import Iterable

from tollbook.model import Decision


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, oldest first, without the undone ones and without the undos themselves."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(tuple(decisions)):
        if decision.id in undone:
            continue
        if decision.action == "undo":
            undone.add(decision.after or "")
        else:
            kept.append(decision)
    return tuple(reversed(kept))
