"""The figures of an event: a range for each harm, status and group, with the reasons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tollbook.assessment.accounts import Account
from tollbook.assessment.arithmetic import at_most, value, within_bounds
from tollbook.assessment.ranges import OriginFigure, combine
from tollbook.assessment.supersession import Standing, standings, tolls_seen
from tollbook.assessment.tally import may_stand_for
from tollbook.incidents import offset
from tollbook.model import Casualties, Range, TollSeen
from tollbook.model.codes import Group, Harm, Unit, VictimStatus

HARMS: tuple[Harm, ...] = ("killed", "injured", "missing", "displaced", "detained", "abducted", "sexual_violence")
_COUPLE, _MANY = 2, 6
GROUPS: tuple[Group, ...] = ("children", "women", "men", "elderly", "infants", "families")


@dataclass(frozen=True, slots=True)
class Figures:
    """`casualties` in the record's order; `reasons` for the ranges; every figure seen."""

    casualties: tuple[Casualties, ...]
    attackers: Range | None
    reasons: tuple[str, ...]
    seen: tuple[TollSeen, ...]

    def of(self, harm: Harm, *, group: Group | None = None, status: VictimStatus | None = None) -> Range | None:
        """The range of a harm, of everyone or of one group or status; None where no origin gives one."""
        found = next((c for c in self.casualties if (c.harm, c.group, c.status) == (harm, group, status)), None)
        return Range(low=found.low, best=found.best, high=found.high) if found else None


def figures_of(accounts: Iterable[Account], credible: Callable[[str], bool], policy: str) -> Figures:
    """The figures of all accounts by a range policy. `credible` tells of an origin's id whether it counts."""
    accounts = tuple(accounts)
    casualties: list[Casualties] = []
    reasons: list[str] = []
    seen: list[TollSeen] = []
    attackers = None
    for harm in HARMS:
        standing = standings(accounts, harm)
        seen += [toll for origin in standing for toll in tolls_seen(origin, harm)]
        trusted = [s for s in standing if s.account.headlined or credible(s.account.origin.id)] or list(standing)
        tolls = _tolls(trusted)
        total, why = combine([_origin_figure(s, s.total) for s in tolls], policy)
        if harm == "injured":
            survivors = _survivors(accounts, casualties, credible, policy)
            if survivors is not None and value(survivors) > (value(total) if total else 0):
                total, why = survivors, ("those shot who did not die",)
        if total is None:
            continue
        casualties.append(_casualties(harm, total))
        reasons += [f"{harm}: {reason}" for reason in why]
        casualties += _parts(tolls, trusted, harm, total, policy)
        if harm == "killed":
            attackers = _within(trusted, lambda s: s.latest("attackers"), total, policy)
    return Figures(tuple(casualties), attackers, tuple(reasons), tuple(seen))


def _survivors(
    accounts: tuple[Account, ...], casualties: list[Casualties], credible: Callable[[str], bool], policy: str
) -> Range | None:
    """Those told to be shot, or killed or wounded, less the dead; None where none are left."""
    standing = standings(accounts, "casualties")
    trusted = [s for s in standing if credible(s.account.origin.id)] or list(standing)
    shot, _ = combine([_origin_figure(s, s.total) for s in _tolls(trusted)], policy)
    dead = next((value(c) for c in casualties if (c.harm, c.group, c.status) == ("killed", None, None)), 0)
    if shot is None or value(shot) <= dead:
        return None
    low, best, high = (None if n is None else max(0, n - dead) for n in (shot.low, shot.best, shot.high))
    return Range(low=low, best=best, high=high)


def _tolls(standing: list[Standing]) -> list[Standing]:
    """The origins that tell of everyone.

    Left out are those that only name single people, or a couple beside a toll many times that, and those that only
    tell of combatants or of children where others tell of everyone: they say nothing of the rest; and words ("dozens")
    where others give a number. An account that tells the headline's figure tells of everyone whom its report is about.
    """
    of_everyone = [s for s in standing if s.account.headlined or not s.account.only_some] or standing
    numbers = [value(s.total) for s in of_everyone if not s.account.vague]
    of_everyone = [s for s in of_everyone if not (s.account.vague and may_stand_for(s.total, max(numbers, default=0)))]
    tolls = [s for s in of_everyone if s.account.counted and value(s.total) > 1]
    most = max((value(s.total) for s in tolls), default=0)
    tolls = [s for s in tolls if not (value(s.total) <= _COUPLE and most >= _MANY)]
    return [s for s in of_everyone if s in tolls or value(s.total) >= most]


def _parts(tolls: list[Standing], standing: list[Standing], harm: Harm, total: Range, policy: str) -> list[Casualties]:
    """The figures by status and group, of the origins that tell of everyone, else of the others."""
    parts = []
    for status, field in (("civilian", "civilians"), ("combatant", "combatants")):
        part = lambda s, field=field: s.latest(field)  # noqa: E731 - one field of many
        figure = _within(tolls, part, total, policy) or _within(standing, part, total, policy)
        if figure is not None:
            parts.append(_casualties(harm, figure, status=status))  # type: ignore[arg-type]
    for group in GROUPS:
        part = lambda s, group=group: s.latest_group(group)  # noqa: E731 - one group of many
        figure = _within(tolls, part, total, policy) or _within(standing, part, total, policy)
        if figure is not None:
            parts.append(_casualties(harm, figure, group=group))
    return parts


def _within(
    standing: list[Standing], part: Callable[[Standing], Range | None], total: Range, policy: str
) -> Range | None:
    """A part's range over the origins that give it, never above the whole's."""
    figures = [_origin_figure(s, at_most(figure, s.total)) for s in standing if (figure := part(s)) is not None]
    combined, _ = combine(figures, policy)
    return within_bounds(combined, total) if combined is not None else None


def _origin_figure(standing: Standing, figure: Range) -> OriginFigure:
    account = standing.account
    return OriginFigure(
        account.origin.id, figure, account.report.published or "", offset(account.lead),
        value(figure) in account.report.headline,
    )  # fmt: skip


def _casualties(
    harm: Harm, figure: Range, *, group: Group | None = None, status: VictimStatus | None = None
) -> Casualties:
    unit: Unit = "families" if group == "families" else "persons"
    return Casualties(
        harm=harm, group=group, status=status, unit=unit, low=figure.low, best=figure.best, high=figure.high
    )  # fmt: skip
