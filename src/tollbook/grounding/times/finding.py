"""Finds the times of a document: read, joined, then resolved in text order, each against those before it."""

import re
from dataclasses import replace
from datetime import date

from tollbook.grounding.times.context import Context, Told
from tollbook.grounding.times.datelines import dateline_context, is_dateline
from tollbook.grounding.times.events import names_war
from tollbook.grounding.times.expression import Expression
from tollbook.grounding.times.intervals import Interval
from tollbook.grounding.times.joining import join
from tollbook.grounding.times.reading import read_stretch
from tollbook.grounding.times.resolving import resolve
from tollbook.grounding.times.tokens import stretches
from tollbook.model import Time


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """The times that a document names, in text order, never overlapping.

    `published` is the ISO date (or date and time) of publication; without it and without a dateline in the text,
    times that count from it stay unresolved (`start` and `end` null, `basis` says why). Dates run from 1900 to 2100.
    """
    day = _iso_day(published)
    context = Context(text, day, f"publication {day.isoformat()}" if day else "", ())
    told: list[Told] = []
    times: list[Time] = []
    for e in _expressions(text):
        context = Context(text, context.today, context.today_basis, told)
        interval = resolve(e, context)
        if e.kind == "slice_event" and interval.start is None and not names_war(text[e.end : e.end + 40]):
            continue
        if is_dateline(text, e, interval, day) and "dateline" not in context.today_basis:
            context = dateline_context(context, text, interval, day)
            interval = replace(interval, basis=f"dateline: {interval.basis}")
        told.append(Told(e, interval))
        times.append(_time(e, interval))
    return tuple(times)


def _iso_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _expressions(text: str) -> list[Expression]:
    found: list[Expression] = []
    for stretch in stretches(text):
        found += [r.expression for r in join(text, stretch, read_stretch(text, stretch))]
    return [e for e in found if _kept(e, text)]


_PERFECT = re.compile(r"\b(?:has|have|had|been|'s|’s)\b[^.;]{0,80}\b(?:for|over)\s+(?:the\s+)?$")
_PREPOSED = re.compile(
    r"\b(?:at|by|around|until|before|after|from|to|just|about)\s+(?:around\s+|about\s+|the\s+)?$", re.I
)


def _kept(e: Expression, text: str) -> bool:
    """Whether an expression that found no day beside it is a time by itself."""
    before = text[max(0, e.start - 110) : e.start]
    if e.kind == "lasting":
        return bool(_PERFECT.search(before)) or names_war(text[e.end : e.end + 40])
    if e.kind == "daypart":
        preposed = e.daypart in {"dawn", "dusk", "noon", "midnight", "mid-morning", "mid-afternoon"} and bool(
            _PREPOSED.search(before)
        )
        return e.daypart == "overnight" or e.part in {"early", "late"} or preposed
    if e.kind == "clock":
        return bool(re.search(r"[ap]\.?m", e.text, re.I)) or e.timezone is not None or bool(_PREPOSED.search(before))
    return not e.loose


def _time(e: Expression, interval: Interval) -> Time:
    return Time(
        text=e.text,
        start_offset=e.start,
        end_offset=e.end,
        start=interval.start.isoformat() if interval.start else None,
        end=interval.end.isoformat() if interval.end else None,
        precision=interval.precision,
        clock=_clock(e, interval),
        timezone=e.timezone,
        basis=interval.basis,
    )


def _clock(e: Expression, interval: Interval) -> str | None:
    """The time of day in figures, else in words ("evening", "early morning"), else "early" or "late" on a day."""
    if e.clock:
        return e.clock
    part = e.part if e.part in {"early", "mid", "late"} and interval.precision in {"day", "days"} else None
    if e.daypart:
        return f"{part} {e.daypart}" if part and e.daypart != "overnight" else e.daypart
    return part if e.kind in {"weekday", "day", "same_day"} else None
