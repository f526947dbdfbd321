"""Plots as Vega-Lite specifications with their values inside; the page's table gives the same values in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from tollbook.model import TollSeen
from tollbook.review.searching import Month
from tollbook.telling import figure_in_words
from tollbook.texts import _

_RED = "#b0483c"
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_BASE = {
    "$schema": _SCHEMA,
    "width": "container",
    "background": None,
    "autosize": {"type": "fit", "contains": "padding"},
}


def timeline_of(months: Sequence[Month]) -> dict[str, Any]:
    """The killed by month: a bar from nothing to the lowest figure, a paler one on to the highest."""
    values = [{"month": m.name, "low": m.low, "high": m.high, "incidents": m.incidents} for m in months]
    x = {"field": "month", "type": "temporal", "timeUnit": "yearmonth", "title": None}
    tips = [
        {"field": "month", "type": "temporal", "timeUnit": "yearmonth", "title": _("Month")},
        {"field": "incidents", "type": "quantitative", "title": _("Incidents")},
        {"field": "low", "type": "quantitative", "title": _("Lowest")},
        {"field": "high", "type": "quantitative", "title": _("Highest")},
    ]
    return _BASE | {
        "height": 180,
        "description": _("Killed by month, lowest and highest figures"),
        "data": {"values": values},
        "encoding": {"x": x, "tooltip": tips},
        "layer": [
            {"mark": {"type": "bar", "opacity": 0.4, "color": _RED}, "encoding": {"y": _number("high", _("Killed"))}},
            {"mark": {"type": "bar", "color": _RED}, "encoding": {"y": _number("low", _("Killed"))}},
        ],
    }


def toll_history_of(seen: Sequence[TollSeen], labels: Mapping[str, str]) -> dict[str, Any]:
    """Every figure of the killed that was told of everyone, by day and origin; hollow where it was superseded."""
    values = [
        {"day": (t.reported or "")[:10], "origin": labels.get(t.origin, t.origin), "low": low, "high": high,
         "figure": figure_in_words(t), "in_force": t.superseded_by is None,
         "standing": _("superseded") if t.superseded_by else _("in force")}
        for t in seen
        if t.harm == "killed" and t.group is None and t.status is None and t.reported
        for low, high in [_ends(t)]
    ]  # fmt: skip
    distinct = list({tuple(v.values()): v for v in values}.values())
    return _BASE | {
        "height": 240,
        "description": _("Figures of the killed over time, one line an origin"),
        "data": {"values": distinct},
        "encoding": {"x": {"field": "day", "type": "temporal", "title": None}, "color": _origin()},
        "layer": [
            {"mark": {"type": "line", "interpolate": "step-after", "opacity": 0.6}, "encoding": {"y": _killed()}},
            {
                "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5},
                "encoding": {"y": _killed(), "y2": {"field": "high"}},
            },
            {"mark": {"type": "point", "size": 90, "strokeWidth": 2}, "encoding": _points()},
        ],
    }


def _points() -> dict[str, Any]:
    """Points by origin, filled where the figure is in force."""
    tips = (("day", _("Reported")), ("origin", _("Origin")), ("figure", _("Killed")), ("standing", _("Standing")))
    return {
        "y": _killed(),
        "shape": _origin(),
        "fill": _origin(),
        "fillOpacity": {"condition": {"test": "datum.in_force", "value": 1}, "value": 0},
        "tooltip": [{"field": name, "title": title} for name, title in tips],
    }


def _origin() -> dict[str, Any]:
    return {"field": "origin", "type": "nominal", "title": _("Origin")}


def _killed() -> dict[str, Any]:
    return _number("low", _("Killed"))


def _ends(seen: TollSeen) -> tuple[int, int]:
    given = [n for n in (seen.low, seen.best, seen.high) if n is not None]
    return (min(given), max(given)) if given else (0, 0)


def _number(field: str, title: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": title}
