"""A short title for an incident or a toll: what, where, when, how many."""

from collections.abc import Sequence

from tollbook.assessment.arithmetic import value
from tollbook.model import Place, Range, Time


def title_of(
    methods: Sequence[str], place: Place | None, time: Time | None, figures: Sequence[tuple[str, Range]]
) -> str:
    """For example "Air strike in Kunduz, 2015-10-03: 42 killed, 37 injured"."""
    what = methods[0].replace("_", " ").capitalize() if methods else "Attack"
    where = f" in {place.name or place.text}" if place else ""
    when = f", {_span(time)}" if time and time.start else ""
    told = ", ".join(f"{bounds_in_words(figure)} {harm}" for harm, figure in figures if value(figure))
    return f"{what}{where}{when}" + (f": {told}" if told else "")


def bounds_in_words(figure: Range) -> str:
    """ "12", "at least 12", "10–12" or "up to 5"."""
    low, high = figure.low, figure.high
    if low is None:
        return f"up to {high}" if high is not None else str(value(figure))
    if high is None:
        return f"at least {low}" if figure.best in (None, low) else f"{low}–{figure.best} or more"
    return str(low) if low == high else f"{low}–{high}"


def _span(time: Time) -> str:
    return f"{time.start}" if time.end in (None, time.start) else f"{time.start} to {time.end}"
