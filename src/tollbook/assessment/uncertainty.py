"""How sure the record is of a figure, stated in words that follow from the figures themselves."""

from collections.abc import Sequence

from tollbook.assessment.arithmetic import value
from tollbook.assessment.titles import bounds_in_words
from tollbook.model import Assessed, OriginRange

_FAR = 2.0
_WORDS = {"killed": "the dead", "injured": "the injured"}


def uncertainty_of(record: Assessed) -> tuple[str, ...]:
    """A sentence for each harm with a figure, then what is not known of place, time, means and status."""
    sentences = [s for harm in _WORDS if (s := _of_figure(record, harm))]
    unknown = [
        name
        for name, known in (
            ("the place", record.place and record.place.name),
            ("the day", record.time and record.time.precision == "day"),
            ("the means", record.methods),
            ("who did it", record.responsibility.sets),
        )
        if not known
    ]
    if unknown:
        sentences.append(f"Not known, or not told: {', '.join(unknown)}.")
    return tuple(sentences)


def _of_figure(record: Assessed, harm: str) -> str:
    """ "The number of the dead (12–22) is disputed: the highest figure is nearly twice the lowest."."""
    figure = getattr(record, harm)
    if figure is None or not value(figure):
        return ""
    rows = [r for r in record.by_origin if r.harm == harm and r.enters and not (r.group or r.status or r.attackers)]
    told = f"The number of {_WORDS[harm]} ({bounds_in_words(figure)})"
    end = " The upper end is open: a source says “at least”." if figure.high is None else ""
    if not rows:
        return f"{told} is reckoned from those shot or harmed.{end}"
    return f"{told} {_agreement(rows)}.{end}"


def _agreement(rows: Sequence[OriginRange]) -> str:
    figures = [value(row) for row in rows]
    if len(rows) == 1:
        return "rests on one origin, and nobody else confirms it"
    if len(set(figures)) == 1:
        return f"is agreed by {len(rows)} independent origins"
    least, most = min(figures), max(figures)
    if least and most / least >= _FAR:
        return f"is uncertain: {len(rows)} independent origins differ widely, from {least} to {most}"
    return f"is known within bounds: {len(rows)} independent origins say from {least} to {most}"
