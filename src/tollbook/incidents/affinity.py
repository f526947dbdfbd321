"""How well a claim fits an event of its own document."""

import re
from datetime import date, timedelta
from functools import cache

from tollbook.incidents.compare import days_between, methods_agree, relate
from tollbook.incidents.event import offset
from tollbook.incidents.names import same_person
from tollbook.incidents.report import Report
from tollbook.model import Claim, Time
from tollbook.rules import load_yaml

_CUE_REACH = 250
_BESIDE = 250
_LONG_AGO = 4  # days
_NEW = re.compile(r"(?:an?|another|two|three|four|five|\d+) |[A-Z][a-z]+ [A-Z]|\d+-year-old")
"""Words that bring somebody new into a text."""
_DATED = ("day", "month", "season", "year")
_FAR_FIGURE, _FAR_DIFFERENCE = 2.5, 5


@cache
def weights() -> dict[str, float]:
    """Feature → weight, of `linking/within.yaml`."""
    return {name: float(weight) for name, weight in load_yaml("linking/within.yaml")["weights"].items()}


def affinity(report: Report, group: list[Claim], claim: Claim, *, latest: bool) -> float:
    """The sum of the weights of what holds between a claim and the claims of an event."""
    features = ["default"]
    if latest:
        features.append("latest")
    for feature in (_place(group, claim), _time(report, group, claim), _method(group, claim), _actors(group, claim)):
        if feature:
            features.append(feature)
    features += _figures(group, claim)
    if _another_death(report, group, claim):
        features.append("another_death")
    if _long_before(report, group, claim):
        features.append("long_before")
    if begins_another(report, group[-1], claim):
        features.append("separate")
    return sum(weights()[feature] for feature in features)


def _another_death(report: Report, group: list[Claim], claim: Claim) -> bool:
    """Whether a death deep in the text is of somebody new, where the event was only told to have hurt people.

    Reports tell the worst first: who is first met there, with an article or a number or by name, died on another day.
    """
    if claim.harm != "killed" or offset(claim) < max(report.length / 3, report.lede_end, 300):
        return False
    first = group[0]
    if any(member.harm not in ("injured", "casualties") for member in group) or report.tells_of_death:
        return False
    close = offset(claim) - offset(group[-1]) < _CUE_REACH and not _other_day(report, group, claim)
    return not close and offset(first) < offset(claim) and bool(_NEW.match(claim.victims.text or ""))


def _other_day(report: Report, group: list[Claim], claim: Claim) -> bool:
    """Whether a claim's day stands beside it and is days before the event's, or before the report's where none is."""
    if claim.time is None or claim.time.end is None or not time_is_near(claim):
        return False
    days = [t.start for member in group if (t := told_time(report, member)) is not None and t.start]
    return claim.time.end < min(days, default=_days_before(report.published, _LONG_AGO))


def _long_before(report: Report, group: list[Claim], claim: Claim) -> bool:
    """Whether a figure deep in the text has a day of its own, well before the report, that the event's has not.

    What a report opens with and gives no day is news; "On May 8 six died" after it is background.
    """
    if claim.kind != "harm" or claim.time is None or claim.time.precision not in _DATED or not time_is_near(claim):
        return False
    if report.in_head(offset(claim)) or any(told_time(report, member) is not None for member in group):
        return False
    return (claim.time.end or "9999") < _days_before(report.published, _LONG_AGO)


def _days_before(day: str | None, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat() if day else ""


def begins_another(report: Report, before: Claim, claim: Claim) -> bool:
    """Whether a word such as "elsewhere" stands between two claims, close before the second."""
    return any(offset(before) < cue <= offset(claim) and offset(claim) - cue < _CUE_REACH for cue in report.separate)


def _place(group: list[Claim], claim: Claim) -> str | None:
    """Two towns are two events where both are told beside their figures; one carried over from afar may be misread."""
    relations = {relate(member.place, claim.place): member for member in group}
    for relation, feature in (("same", "same_place"), ("within", "place_within"), ("near", "place_near")):
        if relation in relations:
            return feature
    if "apart" not in relations:
        return None
    sure = place_is_near(claim) and any(place_is_near(member) for member in group)
    return "place_doubtful" if not sure else "place_apart" if _one_country([*group, claim]) else "place_abroad"


def _one_country(claims: list[Claim]) -> bool:
    return len({claim.place.country for claim in claims if claim.place and claim.place.country}) < 2


def place_is_near(claim: Claim) -> bool:
    """Whether a claim's place stands beside it, not carried over from elsewhere in the text."""
    return claim.place is not None and abs(claim.place.start - offset(claim)) <= _BESIDE


def time_is_near(claim: Claim) -> bool:
    """Whether a claim's time stands beside it, not carried over from elsewhere in the text."""
    return claim.time is not None and abs(claim.time.start_offset - offset(claim)) <= _BESIDE


def _time(report: Report, group: list[Claim], claim: Claim) -> str | None:
    dated = [member for member in group if told_time(report, member) is not None]
    gaps = {days_between(member.time, claim.time): member for member in dated} if told_time(report, claim) else {}
    known = [gap for gap in gaps if gap is not None]
    if not known:
        return None
    if min(known) <= 1:
        return "same_day" if min(known) == 0 else None
    return "days_apart" if time_is_near(claim) and any(time_is_near(member) for member in dated) else "days_doubtful"


def told_time(report: Report, claim: Claim) -> Time | None:
    """When it happened, unless that is only the day of publication carried over from the document's head."""
    time = claim.time
    if time is None or (time.start == time.end == report.published and not time_is_near(claim)):
        return None
    return time


def _method(group: list[Claim], claim: Claim) -> str | None:
    """How the methods compare; those that only different sources would mistake are two acts of one source's."""
    if any(_two_acts(member, claim) for member in group) and not any(m.methods == claim.methods for m in group):
        return "two_acts"
    agree = [a for member in group if (a := methods_agree(member.methods[:1], claim.methods[:1])) is not None]
    return None if not agree else "methods_agree" if any(agree) else "methods_differ"


def _two_acts(member: Claim, claim: Claim) -> bool:
    """Whether one source tells of two methods that only different sources would mistake for each other."""
    told = set(member.methods), set(claim.methods)
    return _same_source(member, claim) and any(
        len(pair & told[0]) == len(pair & told[1]) == 1 and pair <= told[0] | told[1] for pair in _pairs_of_acts()
    )


@cache
def _pairs_of_acts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair) for pair in load_yaml("linking/within.yaml")["two_acts"])


def _same_source(member: Claim, claim: Claim) -> bool:
    return bool(member.sources and claim.sources) and member.sources[0].name == claim.sources[0].name


def _actors(group: list[Claim], claim: Claim) -> str | None:
    mine = {actor.name for actor in claim.actors if actor.role == "perpetrator"}
    theirs = {actor.name for member in group for actor in member.actors if actor.role == "perpetrator"}
    if not mine or not theirs:
        return None
    return "shared_actor" if mine & theirs else "other_actors"


def _figures(group: list[Claim], claim: Claim) -> list[str]:
    features = []
    told = {name for member in group for name in member.victims.names}
    if any(same_person(name, other) for name in claim.victims.names for other in told):
        features.append("shared_name")
    relations = {_figure(member, claim) for member in group if member.harm == claim.harm and member.kind == claim.kind}
    feature = next((f for f in ("same_figure", "nested_figure", "other_figure", "far_figure") if f in relations), None)
    return [*features, feature] if feature else features


def _figure(member: Claim, claim: Claim) -> str | None:
    x, y = member.count, claim.count
    if x.best is None or y.best is None:
        return None
    if x.best == y.best:
        return "same_figure" if x.best > 1 else None
    if claim.stance == "revise" or member.victims.status != claim.victims.status:
        return None
    less = x if x.best < y.best else y
    far = max(x.best, y.best) >= _FAR_FIGURE * min(x.best, y.best) and abs(x.best - y.best) >= _FAR_DIFFERENCE
    if less.high is None and (less.qualifier == "vague" or not far):
        return "nested_figure"
    if far:
        return "far_figure"
    return "other_figure" if _same_source(member, claim) else None
