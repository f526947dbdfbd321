"""The history of a toll as a drawing: one line an origin, a hollow point for a figure that was superseded."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tollbook.export.report.page import Point, Series, Timeline
from tollbook.model import TollSeen
from tollbook.telling import date_of

_WIDTH, _HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 40, 24, 40
_FIRST = 32  # from the scale to the first column, so that no label stands on another
_STYLES = 6
_MOST_DATES = 8
_LEVELS = 5
_ABOVE, _BELOW, _LABEL = -10, 18, 30


def timeline_of(seen: Sequence[TollSeen], labels: Mapping[str, str]) -> Timeline | None:
    """The drawing of the killed; null where fewer than two figures with a date are told."""
    told: dict[str, list[TollSeen]] = defaultdict(list)
    for toll in seen:
        if toll.harm == "killed" and toll.reported and toll.group is None and toll.status is None:
            told[toll.origin].append(toll)
    told = {origin: _without_repeats(sorted(tolls, key=lambda t: t.reported or "")) for origin, tolls in told.items()}
    if sum(map(len, told.values())) < 2:
        return None
    slots, dates = _slots(told)
    step = (_WIDTH - _LEFT - _FIRST - _RIGHT) / max(1, len(slots) - 1)
    level = _level(max(height(t) for tolls in told.values() for t in tolls))
    top = level * _LEVELS
    floor = _HEIGHT - _BOTTOM
    scale = (floor - _TOP) / top
    order = sorted(told, key=lambda origin: (-len(told[origin]), origin))
    series = tuple(
        Series(labels.get(origin, origin), style % _STYLES, tuple(_points(told[origin], slots, step, floor, scale)))
        for style, origin in enumerate(order)
    )
    every = -(-len(dates) // _MOST_DATES)
    ticks = tuple((_LEFT + _FIRST + slots[date, 0] * step, date) for i, date in enumerate(dates) if i % every == 0)
    levels = tuple((floor - value * scale, f"{value:,}") for value in range(0, top + 1, level))
    return Timeline(_WIDTH, _HEIGHT, floor, _LEFT, _without_overlap(series), ticks, levels)


def height(figure: TollSeen) -> int:
    """How high a figure stands."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def _without_repeats(tolls: Sequence[TollSeen]) -> list[TollSeen]:
    """One point where an origin gives the same figure on the same day in several reports."""
    kept: dict[tuple[str, int], TollSeen] = {}
    for toll in tolls:
        kept.setdefault((date_of(toll.reported), height(toll)), toll)
    return list(kept.values())


def _slots(told: Mapping[str, Sequence[TollSeen]]) -> tuple[dict[tuple[str, int], int], list[str]]:
    """A column for each date, several where one origin gave several figures that day."""
    columns: dict[str, int] = defaultdict(int)
    for tolls in told.values():
        days = [date_of(toll.reported) for toll in tolls]
        for day in days:
            columns[day] = max(columns[day], days.count(day))
    dates = sorted(columns)
    pairs = [(day, i) for day in dates for i in range(columns[day])]
    return {pair: column for column, pair in enumerate(pairs)}, dates


def _points(
    tolls: Sequence[TollSeen], slots: Mapping[tuple[str, int], int], step: float, floor: float, scale: float
) -> list[Point]:
    seen: dict[str, int] = defaultdict(int)
    points = []
    for toll in tolls:
        day = date_of(toll.reported)
        x, y = _LEFT + _FIRST + slots[day, seen[day]] * step, floor - height(toll) * scale
        seen[day] += 1
        open_upward = "+" if toll.high is None else ""
        label = f"{height(toll):,}{open_upward}"
        points.append(Point(round(x, 1), round(y, 1), round(y + _ABOVE, 1), label, toll.superseded_by is not None))
    return points


def _level(highest: int) -> int:
    """The round distance between levels (1, 2 or 5 times a power of ten) by which the highest figure fits."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step * _LEVELS >= highest:
                return step
        power *= 10


def _without_overlap(series: Sequence[Series]) -> tuple[Series, ...]:
    """Labels stand above their points, or below where another origin's point is in the way."""
    points = [point for one in series for point in one.points]
    return tuple(
        replace(
            one, points=tuple(replace(p, label_y=p.y + _BELOW) if _in_the_way(p, points) else p for p in one.points)
        )
        for one in series
    )


def _in_the_way(point: Point, points: Sequence[Point]) -> bool:
    return any(other.x == point.x and 0 < point.y - other.y < _LABEL for other in points)
