"""Which parties act as one side, so that naming one does not exclude the other."""

from functools import cache

from tollbook.rules import load_yaml
from tollbook.rules.actors import actor, actors


def one_side(first: str, second: str) -> bool:
    """Whether two parties, by name, are one, or one belongs to the other, or both act within one coalition."""
    if first == second:
        return True
    wider = _wider()
    return second in wider.get(first, ()) or first in wider.get(second, ())


@cache
def _wider() -> dict[str, frozenset[str]]:
    """Party → the parties and coalitions that it belongs to."""
    found: dict[str, set[str]] = {}
    for party in actors():
        parent = actor(party.parent) if party.parent else None
        if parent is not None:
            found.setdefault(party.name, set()).add(parent.name)
        for member in filter(None, map(actor, party.members)):
            found.setdefault(member.name, set()).add(party.name)
    for coalition, members in load_yaml("linking/sides.yaml").items():
        for member in members:
            found.setdefault(member, set()).add(coalition)
    return {party: frozenset(wider) for party, wider in found.items()}
