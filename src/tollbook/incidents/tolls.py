"""Figures over a longer period or a wider area than one event."""

from functools import cache
from typing import Any

from tollbook.incidents.affinity import place_is_near, time_is_near
from tollbook.incidents.compare import days_between, length_days, relate
from tollbook.incidents.report import Report
from tollbook.model import Claim
from tollbook.rules import load_yaml

_NEVER = 10_000
_BEFORE, _AFTER = 60, 90  # characters


def belongs_to_a_toll(claim: Claim, report: Report) -> bool:
    """Whether a claim tells of more than one event.

    Several strikes on one town within a few days are one event, as conflict-data coders record them (UCDP GED codebook
    26.1: an event is a place and a time of at most days), so that their sum is no toll; nor is a sum over days that
    the headline gives, which is what its report is about. A figure beyond what any one event has is a toll whatever
    its words.
    """
    if claim.scope == "campaign" or _beyond_one_event(claim) or sums_events(claim, report):
        return True
    if _over_long(claim) and not (claim.scope == "incident" and report.headlines(claim)):
        return True
    return claim.scope == "cumulative" and not (_one_place_and_time(claim) or _is_the_news(claim, report))


def sums_events(claim: Claim, report: Report) -> bool:
    """Whether a figure's words say that it is of several events, each by itself ("3 dead in separate shootings")."""
    span, figure = claim.span, claim.count.best or claim.count.low or 0
    near = any(span.start - _BEFORE <= cue <= span.end + _AFTER for cue in report.several)
    return near and figure > 1 and claim.kind == "harm" and claim.scope != "subset" and not claim.victims.names


def toll_claims(claims: list[Claim], report: Report) -> frozenset[str]:
    """The ids of the claims that tell of a toll, those that repeat a toll's figure without a day among them.

    Where a report tells no figure of any event, a sum over a few days in one province is what it is about.
    """
    tolls = [claim for claim in claims if belongs_to_a_toll(claim, report)]
    if not any(_tells_of_an_event(claim) for claim in claims if claim not in tolls):
        tolls = [toll for toll in tolls if not _is_short(toll)]
    repeats = [c for c in claims if not _dated(c) and any(_repeats(c, toll) for toll in tolls)]
    return frozenset(claim.id for claim in (*tolls, *repeats))


def _dated(claim: Claim) -> bool:
    return claim.time is not None and claim.time.precision == "day" and time_is_near(claim)


def _repeats(claim: Claim, toll: Claim) -> bool:
    same = (claim.kind, claim.harm, claim.count.low, claim.count.high) == (
        toll.kind, toll.harm, toll.count.low, toll.count.high,
    )  # fmt: skip
    return same and claim.kind == "harm" and (claim.count.low or 0) >= _rules()["repeated"]


def toll_events(claims: list[Claim]) -> list[list[Claim]]:
    """Groups toll claims of one scope by area and period: those that may tell of the same sum stand together."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if _belongs(group, claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _beyond_one_event(claim: Claim) -> bool:
    most = _rules()["most"].get(claim.harm)
    return claim.kind == "harm" and most is not None and (claim.count.best or claim.count.low or 0) >= most


def _over_long(claim: Claim) -> bool:
    """Whether a figure of many is given for weeks: few may have died in one event of a month ago, many over a month."""
    many = claim.kind == "harm" and (claim.count.best or claim.count.low or 0) >= _rules()["many"]
    return many and claim.time is not None and (length_days(claim.time) or 0) > _rules()["longest"]


def _tells_of_an_event(claim: Claim) -> bool:
    return claim.kind == "harm" and claim.harm in ("killed", "injured") and claim.count.qualifier != "none"


def _is_short(claim: Claim) -> bool:
    if claim.scope != "cumulative" or claim.place is None or claim.time is None:
        return False
    small = claim.place.precision in (*_rules()["places"], "province")
    return small and (length_days(claim.time) or _NEVER) <= _rules()["news_days"]


def _is_the_news(claim: Claim, report: Report) -> bool:
    days = length_days(claim.time) if claim.time is not None else None
    return report.headlines(claim) and (days or 1) <= _rules()["news_days"]


def _one_place_and_time(claim: Claim) -> bool:
    if claim.place is None or claim.time is None or claim.place.precision not in _rules()["places"]:
        return False
    short = (length_days(claim.time) or _NEVER) <= _rules()["days"]
    high = (claim.count.best or claim.count.low or 0) >= _rules()["high"]
    return short and not high and (time_is_near(claim) or place_is_near(claim))


@cache
def _rules() -> Any:
    return load_yaml("linking/within.yaml")["one_event"]


def _belongs(group: list[Claim], claim: Claim) -> bool:
    return any(_repeats(member, claim) for member in group) or all(_same_sum(member, claim) for member in group)


def _same_sum(first: Claim, second: Claim) -> bool:
    if first.scope != second.scope or relate(first.place, second.place) == "apart":
        return False
    if (days_between(first.time, second.time) or 0) > 0:
        return False
    lengths = [length_days(time) for time in (first.time, second.time) if time is not None and time.start]
    return len(lengths) < 2 or lengths[0] == lengths[1]
