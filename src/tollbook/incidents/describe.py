"""Where, when and how an event happened, as most of its claims tell it, the more precise first."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from tollbook.incidents.compare import fineness, length_days, relate
from tollbook.incidents.event import harm_claims
from tollbook.model import Claim, ClaimObject, Place, Time
from tollbook.model.codes import Method, Weapon

T = TypeVar("T")
_LONGEST = 100_000


def place_of(claims: Sequence[Claim]) -> Place | None:
    """The place that most claims support, by naming it or one that holds it; of equals the finest, then the first."""
    told = [claim.place for claim in (harm_claims(tuple(claims)) or claims) if claim.place is not None]
    if not told:
        return None
    votes = Counter(_key(place) for place in told)
    first = {_key(place): place for place in reversed(told)}
    support = {
        key: sum(votes[other] for other in first if key == other or _supports(first[other], place))
        for key, place in first.items()
    }
    best = min(first, key=lambda key: (-support[key], fineness(first[key]), -votes[key], told.index(first[key])))
    return first[best]


def time_of(claims: Sequence[Claim]) -> Time | None:
    """The time that most claims support; of equals the most precise, then the first."""
    told = [c.time for c in (harm_claims(tuple(claims)) or claims) if c.time is not None and c.time.start]
    if not told:
        return next((claim.time for claim in claims if claim.time is not None), None)
    votes: dict[tuple[str | None, str | None], int] = defaultdict(int)
    for time in told:
        votes[time.start, time.end] += 1
    return min(told, key=lambda t: (-votes[t.start, t.end], length_days(t) or _LONGEST, t.clock is None, told.index(t)))


def methods_of(claims: Sequence[Claim]) -> tuple[Method, ...]:
    """The methods, the most often told first; what is unknown is left out."""
    told = [m for claim in claims for m in claim.methods if m != "unknown"]
    return _by_votes(told)


def weapons_of(claims: Sequence[Claim]) -> tuple[Weapon, ...]:
    """The weapons, the most often told first."""
    return _by_votes([weapon for claim in claims for weapon in claim.weapons])


def objects_of(claims: Sequence[Claim]) -> tuple[ClaimObject, ...]:
    """The civilian objects harmed, each once, at its worst."""
    worst = ("destroyed", "damaged", "hit", "unclear")
    found: dict[str, ClaimObject] = {}
    for claim in claims:
        for item in claim.objects:
            known = found.get(item.code)
            if known is None or worst.index(item.status) < worst.index(known.status):
                found[item.code] = item
    return tuple(found[code] for code in sorted(found))


def _by_votes(told: list[T]) -> tuple[T, ...]:
    votes = Counter(told)
    return tuple(sorted(votes, key=lambda item: (-votes[item], told.index(item))))


def _key(place: Place) -> str:
    return place.geonames_id or f"{(place.name or place.text).casefold()}/{place.country}"


def _supports(other: Place, place: Place) -> bool:
    """A coarser place that holds a finer one supports it."""
    return fineness(other) >= fineness(place) and relate(other, place) in ("same", "within")
