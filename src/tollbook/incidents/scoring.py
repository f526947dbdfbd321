"""How likely two events of different documents are one: named features, each with its weight of `across.yaml`."""

from dataclasses import dataclass
from functools import cache
from math import log

from tollbook.incidents.compare import days_between, length_days, methods_agree, relate
from tollbook.incidents.near_duplicates import is_reprint
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.texts import TextSpace
from tollbook.model import Time
from tollbook.rules import load_yaml

MOST_FURNITURE = 0.2
"""Texts that share more of their site's furniture than this may look like reprints without being so."""
_MANY, _FAR = 4, 2.5
_OTHER_TIMES = {"days_apart", "long_apart", "days_doubtful", "published_far"}
_PLACE = {"same": "same_place", "within": "place_within", "near": "place_near", "apart": "place_apart"}


@dataclass(frozen=True, slots=True)
class Link:
    """A score with what it is made of: feature → its share."""

    score: float
    parts: tuple[tuple[str, float], ...]


@cache
def _weights() -> dict[str, float]:
    rules = load_yaml("linking/across.yaml")
    return {"start": float(rules["start"])} | {name: float(weight) for name, weight in rules["weights"].items()}


def compare(first: EventProfile, second: EventProfile, space: TextSpace) -> Link:
    """The link between two events; the order of the two changes nothing."""
    x, y = sorted((first, second), key=lambda p: (p.published or "9999", p.id))
    weights = _weights()
    parts = [("start", weights["start"]), ("text", weights["text"] * _text(space.similarity(x.id, y.id)))]
    when = _time(x, y) or _order(x, y) or _published(x, y)
    main = "both_main" if x.primary and y.primary else None
    named = (_reprint(x, y, space), _names(x, y), when, _place(x, y, when), _method(x, y),
             _actors(x, y), _killed(x, y), _injured(x, y), main)  # fmt: skip
    parts += [(name, weights[name]) for name in named if name]
    return Link(sum(share for _, share in parts), tuple(parts))


def _text(cosine: float) -> float:
    """How much a cosine speaks for one event, 0 where it is even: each doubling counts alike."""
    rules = load_yaml("linking/across.yaml")
    return log(max(cosine, rules["least_text"]) / rules["even_text"])


def _reprint(x: EventProfile, y: EventProfile, space: TextSpace) -> str | None:
    both = x.primary and y.primary and space.shared_furniture(x.id, y.id) < MOST_FURNITURE
    return "near_identical" if both and is_reprint(x.shingles, y.shingles, x.published, y.published) else None


def _names(x: EventProfile, y: EventProfile) -> str | None:
    if not x.names or not y.names:
        return None
    return "shared_name" if set(x.names) & set(y.names) else "other_names"


def _precise(time: Time | None) -> bool:
    return time is not None and (length_days(time) or 99) <= 3


def _time(x: EventProfile, y: EventProfile) -> str | None:
    """The smallest gap between any two days that the events' claims name."""
    gap = _gap(x, y)
    if gap is not None:
        sure = _sure(x) and _sure(y)
        far = "long_apart" if sure else "days_doubtful"
        return "same_day" if gap == 0 else "day_apart" if gap == 1 else "days_apart" if gap <= 4 else far
    return None


def _gap(x: EventProfile, y: EventProfile) -> int | None:
    mine, theirs = ([time for time in profile.times if _precise(time)] for profile in (x, y))
    gaps = [days_between(time, other) for time in mine for other in theirs]
    return min((gap for gap in gaps if gap is not None), default=None)


def _sure(profile: EventProfile) -> bool:
    """Whether the day is surely the event's: that of publication may be an arrest's or a court's."""
    told = profile.time.start if profile.time else None
    return bool(told and profile.published and _published_apart(told[:10], profile.published) > 1)


def _published(x: EventProfile, y: EventProfile) -> str | None:
    if not x.published or not y.published:
        return None
    apart = _published_apart(x.published, y.published)
    return "published_close" if apart <= 2 else "published_far" if apart > 7 else None


def _published_apart(first: str, second: str) -> int:
    return (
        days_between(*(Time(text="", start_offset=0, end_offset=0, start=day, end=day) for day in (first, second))) or 0
    )


def _order(x: EventProfile, y: EventProfile) -> str | None:
    """An event cannot have happened after another report of it was published."""
    for told, other in ((x, y), (y, x)):
        late = told.time.start if told.time else None
        if (
            late
            and other.published
            and late[:10] > other.published
            and _published_apart(late[:10], other.published) > 1
        ):
            return "not_yet" if _sure(told) else "days_doubtful"
    return None


def _place(x: EventProfile, y: EventProfile, when: str | None) -> str | None:
    """The closest relation between any two places that the events' claims name: the main one may be misread.

    One town at two times is hardly a sign of one event.
    """
    if when in _OTHER_TIMES:
        known = {relate(here, there) for here in x.places for there in y.places}
        return "place_apart" if known == {"apart"} else "place_other_time" if known & {"same", "within"} else None
    relations = {relate(here, there) for here in x.places for there in y.places}
    return next((feature for relation, feature in _PLACE.items() if relation in relations), None)


def _method(x: EventProfile, y: EventProfile) -> str | None:
    agree = methods_agree(x.methods, y.methods)
    return None if agree is None else "methods_agree" if agree else "methods_differ"


def _actors(x: EventProfile, y: EventProfile) -> str | None:
    return "shared_actor" if set(x.actors) & set(y.actors) else None


def _killed(x: EventProfile, y: EventProfile) -> str | None:
    """`x` was published first."""
    if x.killed is None or y.killed is None:
        return None
    if x.killed == y.killed:
        return "same_killed" if x.killed >= _MANY else "same_couple" if x.killed > 1 else None
    far = max(x.killed, y.killed) >= _FAR * min(x.killed, y.killed)
    return "killed_grew" if x.killed < y.killed else "killed_differs" if far else "killed_less"


def _injured(x: EventProfile, y: EventProfile) -> str | None:
    return "same_injured" if x.injured is not None and x.injured == y.injured and x.injured > 1 else None
