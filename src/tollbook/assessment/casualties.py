"""The figures of an event: a range for each harm, status and group, with the reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tollbook.assessment.arithmetic import less, value, within_bounds
from tollbook.assessment.in_force import GROUPS, HARMS, STATUSES
from tollbook.assessment.ranges import OriginFigure, combine
from tollbook.assessment.statuses import by_status_policy
from tollbook.model import Casualties, OriginRange, Range
from tollbook.model.codes import Group, Harm, Unit, VictimStatus

POLICY, BESIDE = "default", "beside"


@dataclass(frozen=True, slots=True)
class Figures:
    """`casualties` in the record's order; `reasons` for the ranges."""

    casualties: tuple[Casualties, ...]
    attackers: Range | None
    reasons: tuple[str, ...]

    def of(self, harm: Harm, *, group: Group | None = None, status: VictimStatus | None = None) -> Range | None:
        """The range of a harm, of everyone or of one group or status; None where no origin gives one."""
        found = next((c for c in self.casualties if (c.harm, c.group, c.status) == (harm, group, status)), None)
        return Range(low=found.low, best=found.best, high=found.high) if found else None


def figures_of(rows: Iterable[OriginRange], policy: str = POLICY, status_policy: str = BESIDE) -> Figures:
    """The figures of an event by a range policy (`ranges.yaml`) and a status policy (`statuses.yaml`)."""
    told = tuple(rows)
    casualties: list[Casualties] = []
    reasons: list[str] = []
    attackers = None
    for harm in HARMS:
        total, why = _everyone(told, casualties, harm, policy)
        if total is None:
            continue
        reasons += [f"{harm}: {reason}" for reason in why]
        parts, said = by_status_policy(_parts(told, harm, total, policy), harm, total, status_policy)
        casualties += [_casualties(harm, total), *parts]
        reasons += [f"{harm}: {reason}" for reason in said]
        if harm == "killed":
            attackers = _within([r for r in told if r.attackers], total, policy)
    return Figures(tuple(casualties), attackers, tuple(reasons))


def _everyone(
    rows: Sequence[OriginRange], before: Sequence[Casualties], harm: Harm, policy: str
) -> tuple[Range | None, tuple[str, ...]]:
    mine = _whole(rows, harm)
    if mine and all(r.best is None and r.high is None for r in mine):
        # "a number of others": who gives a figure of some of them knows more
        mine = [r for r in rows if r.harm == harm and not (r.group or r.status or r.attackers)]
    total, why = combine([_figure(r) for r in mine], policy)
    moved = [f"{r.died_later} of the injured died later by {r.origin}: counted as killed" for r in mine if r.died_later]
    if harm == "injured":
        survivors = _survivors(rows, before, policy)
        if survivors is not None and value(survivors) > (value(total) if total else 0):
            return survivors, ("those shot who did not die",)
    return total, (*why, *moved)


def _whole(rows: Sequence[OriginRange], harm: str) -> list[OriginRange]:
    return [
        r for r in rows if r.harm == harm and r.enters and not (r.group or r.status or r.attackers)
    ]  # fmt: skip


def _survivors(rows: Sequence[OriginRange], before: Sequence[Casualties], policy: str) -> Range | None:
    """Those told to be shot, or killed or wounded, less the dead; None where none are left."""
    shot, _ = combine([_figure(r) for r in _whole(rows, "casualties")], policy)
    dead = next((value(c) for c in before if (c.harm, c.group, c.status) == ("killed", None, None)), 0)
    return None if shot is None or value(shot) <= dead else less(shot, dead)


def _parts(rows: Sequence[OriginRange], harm: Harm, total: Range, policy: str) -> list[Casualties]:
    """The figures by status and group, of the origins that tell of everyone, else of the others."""
    mine = [r for r in rows if r.harm == harm and not r.attackers]
    parts = []
    for status, _ in STATUSES:
        figure = _of_those_who_enter([r for r in mine if r.status == status], total, policy)
        if figure is not None:
            parts.append(_casualties(harm, figure, status=status))
    for group in GROUPS:
        rows_of = [r for r in mine if r.group == group]
        figure = _of_those_who_enter(rows_of, total, policy)
        if figure is not None:
            parts.append(_casualties(harm, _as_told(figure, rows_of, total), group=group))
    return parts


def _as_told(figure: Range, rows: Sequence[OriginRange], total: Range) -> Range:
    """A group of which only the least is told stays open upward: nobody said that all the dead may be children."""
    known = any(r.high is not None for r in rows) or figure.high is None or value(figure) >= figure.high
    return figure if known or figure.high != total.high else Range(low=figure.low, best=figure.best, high=None)


def _of_those_who_enter(rows: Sequence[OriginRange], total: Range, policy: str) -> Range | None:
    return _within([r for r in rows if r.enters], total, policy) or _within(rows, total, policy)


def _within(rows: Sequence[OriginRange], total: Range, policy: str) -> Range | None:
    """A part's range over the origins that give it, never above the whole's."""
    combined, _ = combine([_figure(r) for r in rows], policy)
    return within_bounds(combined, total) if combined is not None else None


def _figure(row: OriginRange) -> OriginFigure:
    bounds = Range(low=row.low, best=row.best, high=row.high)
    return OriginFigure(row.origin, bounds, row.reported or "", row.place_in_text, row.in_headline)


def _casualties(
    harm: Harm, figure: Range, *, group: Group | None = None, status: VictimStatus | None = None
) -> Casualties:
    unit: Unit = "families" if group == "families" else "persons"
    return Casualties(
        harm=harm, group=group, status=status, unit=unit, low=figure.low, best=figure.best, high=figure.high
    )  # fmt: skip
