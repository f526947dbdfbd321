"""What two events of different documents have in common: the evidence that the model weighs."""

from datetime import date
from typing import Literal, NamedTuple

from tollbook.incidents.compare import Relation, days_between, length_days, methods_agree, relate
from tollbook.incidents.profiles import EventProfile
from tollbook.incidents.texts import Texts, reprinted
from tollbook.model import Time

_PRECISE_DAYS = 3
_CLOSEST: tuple[Relation, ...] = ("same", "within", "near", "apart")


class PairEvidence(NamedTuple):
    """Evidence on a pair; the columns that the model's conditions name. `null` is unknown.

    `cosine` of the texts; `reprint`: near-identical; `persons`: how many named people both have; `gap`: days between
    the closest of the precise days told; `sure`: neither day is that of publication, which may be an arrest's or a
    court's; `late`: told to have happened after the other was published; `published`: days between publications;
    `place`: how the closest of the places stand; `methods`: whether they are of one family; `actors`: shared parties;
    `main`: both documents are mainly about their event. Figures are the earlier report's, then the later's.
    """

    cosine: float
    reprint: bool
    persons: int
    gap: int | None
    sure: bool
    late: bool
    published: int | None
    place: Relation | None
    methods: Literal["agree", "differ"] | None
    actors: int
    main: bool
    silent: bool
    killed: int | None
    later_killed: int | None
    injured: int | None
    later_injured: int | None


def evidence_of(first: EventProfile, second: EventProfile, texts: Texts) -> PairEvidence:
    """The evidence on two events; the order of the two changes nothing."""
    x, y = sorted((first, second), key=lambda p: (p.published or "9999", p.id))
    published = _days(x.published, y.published)
    relations = {relate(here, there) for here in x.places for there in y.places}
    agree = methods_agree(x.methods, y.methods)
    return PairEvidence(
        cosine=texts.similarity(x, y, published),
        reprint=reprinted(x, y),
        persons=len(x.persons & y.persons),
        gap=_gap(x, y),
        sure=_sure(x) and _sure(y),
        late=_late(x, y) or _late(y, x),
        published=published,
        place=next((relation for relation in _CLOSEST if relation in relations), None),
        methods=None if agree is None else "agree" if agree else "differ",
        actors=len(set(x.actors) & set(y.actors)),
        main=x.primary and y.primary,
        silent=not x.claims or not y.claims,
        killed=x.killed,
        later_killed=y.killed,
        injured=x.injured,
        later_injured=y.injured,
    )


def _gap(x: EventProfile, y: EventProfile) -> int | None:
    gaps = [days_between(time, other) for time in _precise(x) for other in _precise(y)]
    return min((gap for gap in gaps if gap is not None), default=None)


def _precise(profile: EventProfile) -> list[Time]:
    """The days told, each known to a few days and not after the report itself, which tells of what has happened."""
    return [time for time in profile.times if (length_days(time) or 99) <= _PRECISE_DAYS and not _ahead(profile, time)]


def _ahead(profile: EventProfile, time: Time) -> bool:
    return bool(time.start and profile.published and _signed(profile.published, time.start) > 1)


def _sure(profile: EventProfile) -> bool:
    told = profile.time.start if profile.time else None
    return bool(told and profile.published and (_days(told, profile.published) or 0) > 1)


def _late(x: EventProfile, y: EventProfile) -> bool:
    """Whether `x` is told to have happened after `y` was published."""
    if x.time is None or x.time.start is None or y.published is None or _ahead(x, x.time):
        return False
    return _signed(y.published, x.time.start) > 1


def _days(first: str | None, second: str | None) -> int | None:
    return abs(_signed(first, second)) if first and second else None


def _signed(first: str, second: str) -> int:
    return (date.fromisoformat(second[:10]) - date.fromisoformat(first[:10])).days
