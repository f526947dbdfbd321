"""Who may see an incident, as people decided it, over merges and splits."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tollbook.decisions.rulings import names_of
from tollbook.decisions.standing import standing
from tollbook.model import Decision, Incident, Visibility

_STRICTNESS = ("public", "team", "restricted", "withheld")


@dataclass(frozen=True, slots=True)
class Levels:
    """Decisions about visibility by incident id, and by the claims that the incident had then; with their order."""

    by_name: dict[str, tuple[int, Visibility]] = field(default_factory=dict)
    by_claim: dict[str, tuple[tuple[int, Visibility], ...]] = field(default_factory=dict)

    def of(self, incident: Incident) -> Visibility | None:
        """The visibility that people gave it; null where none did.

        The latest decision under its own id or an earlier one holds, and with it every later one about an incident that
        had one of its claims: of these the strictest, so that nothing withheld comes to light by a merge or a split.
        """
        named = [self.by_name[name] for name in names_of(incident) if name in self.by_name]
        own = max(named, key=lambda item: item[0], default=None)
        since = own[0] if own else -1
        shared = {order: level for claim in incident.claims for order, level in self.by_claim.get(claim, ())
                  if order > since}  # fmt: skip
        levels = [*([own[1]] if own else []), *shared.values()]
        return max(levels, key=_strictness, default=None)

    def applied(self, incident: Incident) -> Incident:
        """The incident with the visibility that people gave it."""
        given = self.of(incident)
        return incident if given is None else incident.model_copy(update={"visibility": given})


def levels_of(decisions: Iterable[Decision]) -> Levels:
    """The standing decisions about incidents' visibility."""
    by_name: dict[str, tuple[int, Visibility]] = {}
    by_claim: dict[str, dict[str, tuple[int, Visibility]]] = defaultdict(dict)
    for order, decision in enumerate(standing(decisions)):
        name = decision.about.incident
        if decision.action != "visibility" or name is None:
            continue
        given = order, Visibility.model_validate_json(decision.after or "{}")
        by_name[name] = given
        for claim in json.loads(decision.before or "{}").get("had", ()):
            by_claim[claim][name] = given  # a later decision about the same incident takes the place of the earlier
    return Levels(by_name, {claim: tuple(given.values()) for claim, given in by_claim.items()})


def document_level(sha256: str, decisions: Iterable[Decision]) -> Visibility | None:
    """The visibility that people gave a document; null where none did."""
    given = [d for d in standing(decisions)
             if d.action == "visibility" and d.about.sha256 == sha256 and d.about.start is None]  # fmt: skip
    return Visibility.model_validate_json(given[-1].after or "{}") if given else None


def _strictness(level: Visibility) -> tuple[int, str]:
    return _STRICTNESS.index(level.level), level.embargo_until or ""
