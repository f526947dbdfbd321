"""Accounts of an event → the figure that each origin stands by, and whether it says anything of everyone."""

from collections.abc import Callable, Iterable, Iterator

from tollbook.assessment.accounts import Account
from tollbook.assessment.arithmetic import at_most, less, value
from tollbook.assessment.died import died_later
from tollbook.assessment.supersession import Standing, standings
from tollbook.assessment.tally import may_stand_for
from tollbook.incidents import offset
from tollbook.model import OriginRange, Range
from tollbook.model.codes import Group, Harm, VictimStatus

HARMS: tuple[Harm, ...] = ("killed", "injured", "missing", "displaced", "detained", "abducted", "sexual_violence")
GROUPS: tuple[Group, ...] = ("children", "women", "men", "elderly", "infants", "families")
STATUSES: tuple[tuple[VictimStatus, str], ...] = (("civilian", "civilians"), ("combatant", "combatants"))
_COUPLE, _MANY = 2, 6


def figures_in_force(accounts: Iterable[Account], credible: Callable[[str], bool]) -> tuple[OriginRange, ...]:
    """Each origin's figures of each harm: of everyone, by status, by group, and of attackers among the dead.

    Origins that are not credible are left out where others are. Those shot, or killed or wounded, are kept under the
    harm `casualties`.
    """
    told = tuple(accounts)
    rows: list[OriginRange] = []
    for harm in (*HARMS, "casualties"):
        standing = standings(told, harm)
        trusted = [s for s in standing if s.account.headlined or credible(s.account.origin.id)] or list(standing)
        tolls = _tolls(trusted)
        for one in trusted:
            dead = died_later(one, told) if harm == "injured" else 0
            rows += _rows(one, harm, enters=one in tolls, died=dead)
    return tuple(rows)


def _rows(standing: Standing, harm: Harm, *, enters: bool, died: int) -> Iterator[OriginRange]:
    """The figures of one origin for one harm, parts cut to their whole."""
    whole = less(standing.total, died) if died else standing.total
    yield _row(standing, harm, whole, enters=enters, died_later=died)
    for status, field in STATUSES:
        part = standing.latest(field)
        if part is not None:
            yield _row(standing, harm, at_most(part, whole), enters=enters, status=status)
    for group in GROUPS:
        part = standing.latest_group(group)
        if part is not None:
            yield _row(standing, harm, at_most(part, whole), enters=enters, group=group)
    attackers = standing.latest("attackers") if harm == "killed" else None
    if attackers is not None:
        yield _row(standing, harm, at_most(attackers, whole), enters=enters, attackers=True)


def _row(
    standing: Standing, harm: Harm, figure: Range, *, enters: bool, group: Group | None = None,
    status: VictimStatus | None = None, attackers: bool = False, died_later: int = 0,
) -> OriginRange:  # fmt: skip
    account = standing.account
    return OriginRange(
        harm=harm, group=group, status=status, attackers=attackers, origin=account.origin.id, claim=account.lead.id,
        reported=account.report.published, place_in_text=offset(account.lead),
        in_headline=value(figure) in account.report.headline, enters=enters, died_later=died_later,
        low=figure.low, best=figure.best, high=figure.high,
    )  # fmt: skip


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
