"""The figure that each origin stands by in the end.

Later figures of one origin for one harm supersede earlier ones, increments add, and a mention of people named one by
one never replaces a toll. Across origins figures stand side by side.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.assessment.accounts import Account
from tollbook.assessment.arithmetic import add, value
from tollbook.model import Range, TollSeen
from tollbook.model.codes import Harm


@dataclass(frozen=True, slots=True)
class Standing:
    """An origin's figure in force, the account it comes from, and all its accounts in order of publication."""

    account: Account
    total: Range
    history: tuple[tuple[Account, str | None], ...]
    """Each account with the claim that superseded it, or None."""

    def latest(self, field: str) -> Range | None:
        """The latest figure that the origin gave for `civilians`, `combatants` or `attackers`."""
        return self._latest([getattr(account, field) for account, _ in self.history])

    def latest_group(self, group: str) -> Range | None:
        """The latest figure that the origin gave for a group."""
        return self._latest([dict(account.groups).get(group) for account, _ in self.history])  # type: ignore[call-overload]

    def _latest(self, given: list[Range | None]) -> Range | None:
        """The last figure given; one that stands in a superseded account is the least that it may be by now."""
        for figure, (account, _) in zip(reversed(given), reversed(self.history), strict=True):
            if figure is not None:
                old = value(account.total) < value(self.total)
                return Range(low=figure.low, best=figure.best, high=None if old else figure.high)
        return None


def standings(accounts: Iterable[Account], harm: Harm) -> tuple[Standing, ...]:
    """The figures in force for a harm, one for each origin, sorted by origin."""
    by_origin: dict[str, list[Account]] = {}
    for account in accounts:
        if account.harm == harm:
            by_origin.setdefault(account.origin.id, []).append(account)
    return tuple(_standing(by_origin[origin]) for origin in sorted(by_origin))


def _standing(accounts: list[Account]) -> Standing:
    current, total = accounts[0], accounts[0].total
    replaced: list[str | None] = [None] * len(accounts)
    for i, account in enumerate(accounts[1:], start=1):
        if account.adds:
            total = add([total, account.total]) or total
        elif _supersedes(account, current):
            for j in range(i):
                if replaced[j] is None and value(accounts[j].total) != value(account.total):
                    replaced[j] = account.lead.id
            current, total = account, account.total
    return Standing(current, total, tuple(zip(accounts, replaced, strict=True)))


def _supersedes(later: Account, earlier: Account) -> bool:
    """Whether a later account replaces an earlier one: a toll does, a mention of single people does not."""
    if value(later.total) >= value(earlier.total):
        return True
    if later.vague and not earlier.vague:
        return False
    return later.counted and (value(later.total) > 1 or later.lead.stance == "revise")


def all_tolls_seen(accounts: Iterable[Account], harms: Iterable[Harm]) -> tuple[TollSeen, ...]:
    """Every figure that any origin gave of these harms, in order of harm, origin and publication."""
    told = tuple(accounts)
    return tuple(toll for harm in harms for origin in standings(told, harm) for toll in tolls_seen(origin, harm))


def tolls_seen(standing: Standing, harm: Harm) -> tuple[TollSeen, ...]:
    """Every figure of an origin in order, with what superseded it."""
    seen = []
    for account, by in standing.history:
        for claim, successor in account.superseded:
            seen.append(_seen(account, harm, claim.count, claim.id, successor))
        seen.append(_seen(account, harm, account.total, account.lead.id, by))
    return tuple(seen)


def _seen(account: Account, harm: Harm, figure: Range, claim: str, by: str | None) -> TollSeen:
    return TollSeen(
        reported=account.report.published, harm=harm, origin=account.origin.id, claim=claim, superseded_by=by,
        speaker=account.source, document=account.report.document,
        low=figure.low, best=figure.best, high=figure.high,
    )  # fmt: skip
