"""What standing decisions mean for linking and assessment."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter

from tollbook.decisions.anchors import best_fit
from tollbook.decisions.standing import standing
from tollbook.model import Anchor, Claim, Decision, GradeGiven, Incident, Rulings

_ANCHORS = TypeAdapter(tuple[Anchor, ...])
Pair = tuple[str, str]


def rulings(decisions: Iterable[Decision], claims: Iterable[tuple[str, Claim]]) -> Rulings:
    """The rulings of the standing decisions over these claims, each with the SHA-256 of its document.

    Of decisions that contradict each other the latest holds: what it joins or parts, no earlier one undoes, also not by
    way of third claims.
    """
    held = standing(decisions)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for sha256, claim in claims:
        by_document[sha256].append(claim)
    together, apart = _pairs(held, by_document)
    return Rulings(
        together=together, apart=apart, grades=_grades(held), discounted=_discounted(held),
        credibility=credibility_by(held),
    )  # fmt: skip


def names_of(incident: Incident) -> tuple[str, ...]:
    """The ids under which decisions may know an incident, its present one first."""
    return (incident.id, *incident.previous_ids)


def credibility_by(decisions: Iterable[Decision]) -> dict[str, float]:
    """What users last set for sources: source id → 0 to 1; those set back to the default are left out."""
    set_last = {d.about.source: d.after for d in standing(decisions) if d.action == "credibility" and d.about.source}
    figures = {source: json.loads(after or "null") for source, after in set_last.items()}
    return {source: float(figure) for source, figure in figures.items() if figure is not None}


def _grades(held: Iterable[Decision]) -> dict[str, GradeGiven]:
    return {
        d.about.incident: GradeGiven(grade=json.loads(d.after or "null"), reason=d.reason)
        for d in held
        if d.action == "grade" and d.about.incident
    }


def _discounted(held: Iterable[Decision]) -> frozenset[str]:
    last = {d.about.incident: d.action for d in held if d.about.incident and d.action in ("discount", "restore")}
    return frozenset(incident for incident, action in last.items() if action == "discount")


def _pairs(held: tuple[Decision, ...], claims: dict[str, list[Claim]]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs to keep together and apart, read from the latest decision back: what contradicts later ones is dropped."""
    groups = _Groups()
    together: set[Pair] = set()
    apart: set[Pair] = set()
    for decision in reversed(held):
        if decision.action not in ("link", "unlink"):
            continue
        for one, other in _named(decision, claims):
            pair = (min(one, other), max(one, other))
            if decision.action == "link" and groups.join(one, other):
                together.add(pair)
            elif decision.action == "unlink" and groups.part(one, other):
                apart.add(pair)
    return frozenset(together), frozenset(apart)


def _named(decision: Decision, claims: dict[str, list[Claim]]) -> Iterator[Pair]:
    """The pairs of claim ids that a decision names, as far as these claims are still told."""
    about = _id(decision.about, claims)
    others = (_id(anchor, claims) for anchor in _ANCHORS.validate_json(decision.after or "[]"))
    yield from ((about, other) for other in others if about and other and about != other)


def _id(anchor: Anchor, claims: dict[str, list[Claim]]) -> str | None:
    there = claims.get(anchor.sha256 or "", ())
    found = best_fit(anchor, None, there)
    if found is None:  # a correction gave it another kind or harm
        found = next((c for c in there if (c.span.start, c.span.end) == (anchor.start, anchor.end)), None)
    return found.id if found else None


class _Groups:
    """Groups of claims that belong together, and which groups are apart."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def join(self, one: str, other: str) -> bool:
        """Put two in one group; False where they are to stay apart."""
        a, b = self._find(one), self._find(other)
        if b in self._apart[a]:
            return False
        if a != b:
            self._root[b] = a
            for far in self._apart.pop(b, set()):
                self._apart[far].discard(b)
                self._apart[far].add(a)
                self._apart[a].add(far)
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep two apart; False where they belong together."""
        a, b = self._find(one), self._find(other)
        if a == b:
            return False
        self._apart[a].add(b)
        self._apart[b].add(a)
        return True

    def _find(self, name: str) -> str:
        while (above := self._root.get(name, name)) != name:
            self._root[name] = self._root.get(above, above)
            name = above
        return name
