"""What a reviewer ruled about claims: which belong to one incident, and which do not. No rule outweighs it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.model import Claim, Rulings

Partners = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Claim id → the claims ruled to be of its incident, and those ruled not to be."""

    together: Partners = field(default_factory=dict)
    apart: Partners = field(default_factory=dict)

    def concern(self, claims: Iterable[Claim]) -> bool:
        """Whether anything was ruled about any of these claims."""
        return bool(self.together or self.apart) and any(c.id in self.together or c.id in self.apart for c in claims)

    def part(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a claim of the one side was ruled apart from one of the other; both sides are claim ids."""
        return _meet(self.apart, some, others)

    def join(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a claim of the one side was ruled to be together with one of the other."""
        return _meet(self.together, some, others)


FREE = Bonds()
"""Nothing was ruled."""


def bonds_of(rulings: Rulings) -> Bonds:
    """The rulings by claim."""
    return Bonds(_partners(rulings.together), _partners(rulings.apart))


def obeyed(groups: Sequence[list[Claim]], bonds: Bonds) -> list[list[Claim]]:
    """The groups of one document's claims as ruled: first what is apart is parted, then what is together is joined.

    A claim that is parted from its group takes along those that were ruled together with it; of contradicting rulings
    `apart` holds. Groups about whose claims nothing was ruled stay as they are.
    """
    parted: list[list[Claim]] = []
    for group in groups:
        parted += _parted(group, bonds) if bonds.concern(group) else [group]
    return _joined(parted, bonds)


def _parted(group: list[Claim], bonds: Bonds) -> list[list[Claim]]:
    units = _joined([[claim] for claim in group], bonds)
    sides: list[list[Claim]] = []
    for unit in units:
        side = next((side for side in sides if not bonds.part(_ids(side), _ids(unit))), None)
        if side is None:
            sides.append(list(unit))
        else:
            side += unit
    return sides


def _joined(groups: list[list[Claim]], bonds: Bonds) -> list[list[Claim]]:
    done: list[list[Claim]] = []
    for group in groups:
        mine = list(group)
        for other in [o for o in done if bonds.join(_ids(o), _ids(mine))]:
            if not bonds.part(_ids(other), _ids(mine)):
                done.remove(other)
                mine = [*other, *mine]
        done.append(mine)
    return done


def _ids(claims: list[Claim]) -> list[str]:
    return [claim.id for claim in claims]


def _meet(partners: Partners, some: Iterable[str], others: Iterable[str]) -> bool:
    if not partners:
        return False
    there = frozenset(others)
    return any(not there.isdisjoint(partners.get(claim, ())) for claim in some)


def _partners(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {claim: frozenset(others) for claim, others in found.items()}
