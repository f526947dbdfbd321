"""Who is held responsible, in how many versions, by how many independent origins."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from tollbook.assessment.accounts import Told
from tollbook.assessment.sides import one_side
from tollbook.incidents import TELLS_OF_HARM
from tollbook.model import ClaimActor, IncidentResponsibility, ResponsibilitySet

Relation = Literal["sole", "joint", "alternative"]
_STRENGTH = {"claimed": 0, "admitted": 1, "alleged": 2, "denied": 3, "unattributed": 4}


def responsibility_of(told: Iterable[Told]) -> IncidentResponsibility:
    """The versions of who did it.

    contested: two origins name parties that share no member, or one is blamed and another claims the act.
    joint: one version that names several. A version within another ("Syria" in "Syria and Russia") is no rival.
    """
    versions = _versions(told)
    if not versions:
        return IncidentResponsibility()
    largest = [names for names in versions if not any(names < other for other in versions)]
    rivals = any(_rival(versions[x], versions[y]) for x, y in combinations(largest, 2) if _exclusive(x, y))
    relation: Relation | None = "alternative" if rivals else None
    sets = tuple(
        ResponsibilitySet(
            actors=tuple(sorted(names)),
            relation=relation or ("joint" if len(names) > 1 else "sole"),
            origins=len({origin for origin, _ in versions[names]}),
        )
        for names in sorted(versions, key=lambda n: (-len(versions[n]), sorted(n)))
    )
    if rivals:
        return IncidentResponsibility(status="contested", sets=sets)
    joint = len(frozenset().union(*largest)) > 1
    return IncidentResponsibility(status="joint" if joint else "single", sets=sets)


def perpetrators_of(told: Iterable[Told]) -> tuple[ClaimActor, ...]:
    """The parties named, the most often named first, each with its strongest basis; others' roles after them."""
    found: dict[tuple[str, str], list[ClaimActor]] = defaultdict(list)
    for item in told:
        for actor in item.claim.actors:
            own = _denied(actor) if item.claim.stance == "deny" else actor
            found[actor.name, actor.role].append(own)
    order = sorted(found, key=lambda key: (key[1] != "perpetrator", -len(found[key]), key))
    return tuple(min(found[key], key=lambda actor: _STRENGTH[actor.responsibility]) for key in order)


def _versions(told: Iterable[Told]) -> dict[frozenset[str], set[tuple[str, str]]]:
    """Named parties → the origins that name them and on what basis; descriptions only where no party is named."""
    versions: dict[frozenset[str], set[tuple[str, str]]] = defaultdict(set)
    for item in told:
        claim = item.claim
        if claim.stance not in TELLS_OF_HARM:
            continue
        blamed = [a for a in claim.actors if _is_blamed(a)]
        if blamed:
            basis = min((a.responsibility for a in blamed), key=lambda r: _STRENGTH[r])
            versions[frozenset(a.name for a in blamed)].add((item.origin.id, basis))
    parties = {names: told for names, told in versions.items() if not all(map(_is_nobody, names))}
    return parties or versions


def _denied(actor: ClaimActor) -> ClaimActor:
    """What a denial says of whom it names: that they did not do it, never that they claim it."""
    return actor.model_copy(update={"responsibility": "denied"}) if actor.role == "perpetrator" else actor


def _is_blamed(actor: ClaimActor) -> bool:
    return actor.role == "perpetrator" and actor.responsibility not in ("denied", "unattributed")


def _is_nobody(name: str) -> bool:
    """Whether it is a description ("gunmen"), which may be of any party."""
    return name == name.lower()


def _exclusive(first: frozenset[str], second: frozenset[str]) -> bool:
    return not any(one_side(x, y) for x in first for y in second)


def _rival(first: set[tuple[str, str]], second: set[tuple[str, str]]) -> bool:
    """Whether two versions come from different origins, or one of them is the party's own account."""
    own = {"claimed", "admitted"}
    if {basis for _, basis in first} & own or {basis for _, basis in second} & own:
        return True
    return bool({origin for origin, _ in first} ^ {origin for origin, _ in second})
