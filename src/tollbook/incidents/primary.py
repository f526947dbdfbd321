"""Chooses the event that a document is mainly about."""

from dataclasses import replace
from functools import cache

from tollbook.incidents.event import Event, harm_claims, offset
from tollbook.incidents.report import Report
from tollbook.incidents.tolls import sums_events
from tollbook.model import Time
from tollbook.rules import load_yaml

_LEDE = 250  # characters


def with_primary(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events, the main one marked. None is where a toll, or nothing, stands in its place."""
    weighed = [(weigh(event, events), -i) for i, event in enumerate(events) if not _is_round_up(event)]
    if not weighed:
        return events
    best, position = max(weighed)
    chosen = -position
    if best < _weights()["least"] or events[chosen].scope != "incident":
        return events
    return tuple(replace(event, primary=i == chosen) for i, event in enumerate(events))


def _is_round_up(event: Event) -> bool:
    """Whether a toll is the sum of the events that its report tells one by one; it is about one of those."""
    return event.scope != "incident" and any(sums_events(claim, event.report) for claim in event.claims)


def weigh(event: Event, events: tuple[Event, ...]) -> float:
    """How much of a document an event takes, by the weights of `linking/within.yaml`."""
    w, report = _weights(), event.report
    told = harm_claims(event.claims)
    starts = [offset(claim) for claim in told if not report.in_caption(offset(claim))]
    if not starts:
        return 0.0
    counted = ("killed", "injured", "casualties")
    figures = [claim for claim in told if claim.harm in counted and claim.count.best is not None]
    total = w["claim"] * min(10, len(told)) + (w["figure"] if figures else 0)
    total += w["in_headline"] if min(starts) < report.headline_end else 0
    total += w["headline_figure"] if any(report.headlines(claim) for claim in told) else 0
    total += w["in_lede"] if any(report.headline_end <= start < _lede_end(report) for start in starts) else 0
    total += w["early"] if _is_early(event, min(starts)) else 0
    total += w["vague_past"] if _is_vague_past(event) else 0
    most = max((_killed(other) for other in events if _opens(other)), default=0) if _opens(event) else 0
    return total + (w["largest_killed"] if most and _killed(event) == most else 0)


def _is_vague_past(event: Event) -> bool:
    """Whether an event is only told to have been in some month or year that was over before the report."""
    times = [claim.time for claim in harm_claims(event.claims)]
    published = event.report.published
    return bool(published) and all(time is not None and _is_past_season(time, str(published)) for time in times)


def _is_past_season(time: Time, published: str) -> bool:
    if time.end is None or time.precision not in ("month", "season", "year"):
        return False
    return time.end < published


def _lede_end(report: Report) -> int:
    """Where the lede ends; a text of one paragraph opens with it all the same."""
    return report.lede_end or report.headline_end + _LEDE


def _opens(event: Event) -> bool:
    """Whether an incident is told of early in the text."""
    return event.scope == "incident" and any(_is_early(event, offset(claim)) for claim in harm_claims(event.claims))


def _is_early(event: Event, start: int) -> bool:
    return start < max(event.report.length / 3, event.report.lede_end, 300)


def _killed(event: Event) -> int:
    return max((c.count.best or 0 for c in harm_claims(event.claims) if c.harm == "killed"), default=0)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in load_yaml("linking/within.yaml")["primary"].items()}
