"""Figures over a longer period or a wider area than one event."""

from tollbook.incidents.compare import days_between, length_days, relate
from tollbook.model import Claim

_FINE = {"exact", "street", "neighbourhood", "town"}


def belongs_to_a_toll(claim: Claim) -> bool:
    """Whether a claim tells of more than one event.

    Several strikes on one town on one day are one event, as conflict-data coders record them (UCDP GED codebook
    26.1: an event is a place and a day), so that their sum is no toll.
    """
    if claim.scope == "campaign":
        return True
    return claim.scope == "cumulative" and not _one_place_and_day(claim)


def toll_events(claims: list[Claim]) -> list[list[Claim]]:
    """Groups toll claims of one scope by area and period: those that may tell of the same sum stand together."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if all(_same_sum(member, claim) for member in group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _one_place_and_day(claim: Claim) -> bool:
    if claim.place is None or claim.time is None or claim.place.precision not in _FINE:
        return False
    return length_days(claim.time) == 1


def _same_sum(first: Claim, second: Claim) -> bool:
    if first.scope != second.scope or relate(first.place, second.place) == "apart":
        return False
    if (days_between(first.time, second.time) or 0) > 0:
        return False
    lengths = [length_days(time) for time in (first.time, second.time) if time is not None and time.start]
    return len(lengths) < 2 or lengths[0] == lengths[1]
