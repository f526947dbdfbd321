"""What one origin tells in one document of one harm: its figure in total, by status and by group.

Within an account a part never adds to its whole, the same figure told twice counts once, a figure that replaces an
earlier one ("the toll rose to 5") supersedes it, and an increment ("two more died") adds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tollbook.assessment import tally
from tollbook.assessment.arithmetic import add, at_most, largest, plain, said, value
from tollbook.assessment.attackers import are_attackers
from tollbook.assessment.news import headline_claim, only_news
from tollbook.incidents import TELLS_OF_HARM, Event, Report, offset
from tollbook.model import Claim, Origin, Range
from tollbook.model.codes import Group, Harm

_REACH, _CLOSE = 60, 30
_SHOT = re.compile(r"\b(?:shooting|gunshot) victims?\b", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of an event with the report it stands in and its origin."""

    claim: Claim
    report: Report
    origin: Origin
    main: bool
    """Whether its document is mainly about the event."""


@dataclass(frozen=True, slots=True)
class Account:
    """`counted` is false where people are only named one by one, which is no toll; `headlined` where its figure is that
    of its report's headline; `vague` where it is a word
    ("dozens"); `adds` where it is an increment."""

    origin: Origin
    report: Report
    harm: Harm
    total: Range
    civilians: Range | None
    combatants: Range | None
    attackers: Range | None
    groups: tuple[tuple[Group, Range], ...]
    counted: bool
    headlined: bool
    vague: bool
    adds: bool
    lead: Claim
    claims: tuple[Claim, ...]
    superseded: tuple[tuple[Claim, str], ...] = ()
    """Earlier figures of this account, each with the id of the claim that replaced it."""
    of_wounds: int = 0
    """How many are told to have died later of their wounds."""

    @property
    def source(self) -> str | None:
        """Who gives the leading figure in this document."""
        return self.lead.sources[0].name if self.lead.sources else self.report.publisher

    @property
    def only_some(self) -> bool:
        """Whether the account's figures are of nobody but combatants, or of nobody but children, women or the old.

        Others told of without a figure ("and doctors were killed too") do not make it a figure of everyone.
        """
        figured = [claim for claim in self.claims if claim.count.qualifier != "none"] or self.claims
        combatants = all(claim.victims.status in tally.COMBATANT for claim in figured)
        return combatants or all(map(tally.is_of_a_group, figured))


def accounts_of(told: Iterable[Told]) -> tuple[Account, ...]:
    """The accounts of an event, one for each origin, document and harm, in order of publication.

    A part that the text gives no other source for belongs to the account of its whole, and is cut to it.
    """
    items = tuple(told)
    by_id = {(item.report.document, item.claim.id): item for item in items}
    groups: dict[tuple[str, str, Harm], list[Told]] = defaultdict(list)
    for item in items:
        claim = item.claim
        if claim.kind == "harm" and claim.harm and claim.stance in TELLS_OF_HARM and not _is_vague_harm(claim):
            whole = by_id.get((item.report.document, claim.part_of or ""), item)
            origin = whole.origin if whole.claim.harm == claim.harm else item.origin
            groups[item.report.document, origin.id, claim.harm].append(
                replace(item, origin=origin, claim=cut_to_whole(item, by_id))
            )
    found = [account for items in groups.values() if (account := _account(items)) is not None]
    return tuple(sorted(found, key=_order))


def cut_to_whole(item: Told, by_id: Mapping[tuple[str, str], Told], depth: int = 8) -> Claim:
    """The claim with its figures cut to those of the whole that it is a part of."""
    claim, whole = item.claim, by_id.get((item.report.document, item.claim.part_of or ""))
    if whole is not None and depth and whole.claim.harm == claim.harm:
        figure = cut_to_whole(whole, by_id, depth - 1).count
        if said(figure) and said(claim.count):
            cut = at_most(claim.count, figure)
            claim = claim.model_copy(update={"count": claim.count.model_copy(update=cut.model_dump())})
    if not claim.victims.groups or not said(claim.count):
        return claim
    groups = tuple(g.model_copy(update=at_most(g, claim.count).model_dump()) for g in claim.victims.groups)
    return claim.model_copy(update={"victims": claim.victims.model_copy(update={"groups": groups})})


def _is_vague_harm(claim: Claim) -> bool:
    """Casualties of which nobody says what befell them; those shot, or killed or wounded, are one or the other."""
    shot = claim.rule.startswith("harm.transitive") or _SHOT.search(claim.victims.text or "")
    return claim.harm == "casualties" and not shot


def _order(account: Account) -> tuple[str, int, str, str]:
    return account.report.published_at, value(account.total), account.report.document, account.origin.id


def _account(items: list[Told]) -> Account | None:
    claims = sorted((item.claim for item in items), key=lambda claim: (offset(claim), claim.id))
    report = items[0].report
    wholes = [c for c in claims if tally.is_whole(c) and said(c.count)]
    now = [c for c in wholes if not is_previous(c, report)]
    if wholes and not now:
        return None
    standing, superseded = tally.standing(now)
    news = headline_claim(standing, claims, report)
    if news is not None:
        standing, claims = only_news(news, standing, claims)
    increments = [c for c in standing if is_increment(c, report)]
    bases = [c for c in standing if c not in increments] or increments
    figure = tally.total(bases, claims)
    if figure is None:
        return None
    total, counted = figure
    if increments and bases is not increments:
        total = add([total, *(c.count for c in increments)]) or total
    lead = max(standing or claims, key=lambda c: (value(c.count) == value(total), value(c.count), -offset(c)))
    return Account(
        origin=items[0].origin, report=report, harm=claims[0].harm or "killed", total=total,
        civilians=tally.civilians(bases, claims), combatants=tally.combatants(claims),
        attackers=largest(plain(c.count) for c in claims if are_attackers(c)), groups=tally.groups(claims),
        counted=counted, headlined=news is not None,
        vague=counted and lead.count.qualifier == "vague", adds=bases is increments, lead=lead,
        claims=tuple(claims), superseded=superseded, of_wounds=_died_of_wounds(now or claims, report),
    )  # fmt: skip


def is_previous(claim: Claim, report: Report) -> bool:
    """Whether a claim's words say that its figure is an earlier one."""
    span = claim.span
    return any(span.start - _CLOSE <= cue < span.end for cue in report.previous)


def is_of_wounds(claim: Claim, report: Report) -> bool:
    """Whether a claim's words say that people died of wounds ("of the injured, two have died")."""
    span = claim.span
    return claim.harm == "killed" and any(span.start - _CLOSE <= cue < span.end + _CLOSE for cue in report.of_wounds)


def _died_of_wounds(claims: Iterable[Claim], report: Report) -> int:
    """The largest figure told of them; nobody is told twice."""
    return max((value(c.count) for c in claims if is_of_wounds(c, report)), default=0)


def is_increment(claim: Claim, report: Report) -> bool:
    """Whether a claim's words say that its figure adds to an earlier one."""
    span = claim.span
    return any(span.start - _REACH <= cue < span.end for cue in report.increment)


def told_of(events: Iterable[Event], origins: dict[str, Origin]) -> tuple[Told, ...]:
    """The claims of events with their reports and origins (by claim id), in order of publication and text."""
    items = [Told(claim, event.report, origins[claim.id], event.primary) for event in events for claim in event.claims]
    return tuple(sorted(items, key=lambda i: (i.report.published_at, i.report.document, offset(i.claim), i.claim.id)))
