"""What one origin tells in one document of one harm: its figure in total, by status and by group.

Within an account a part never adds to its whole, the same figure told twice counts once, a figure that replaces an
earlier one ("the toll rose to 5") supersedes it, and an increment ("two more died") adds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tollbook.assessment.arithmetic import add, at_most, largest, plain, said, value
from tollbook.assessment.attackers import are_attackers
from tollbook.incidents import TELLS_OF_HARM, Event, Report, distinct_people, offset, same_person
from tollbook.model import Claim, Origin, Range
from tollbook.model.codes import Group, Harm

CIVILIAN, COMBATANT = ("civilian",), ("combatant", "hors_de_combat")
_REACH = 60
_WORD_OVERSTATES = 0.4


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
    """`counted` is false where people are only named one by one, which is no toll; `vague` where it is a word
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
    vague: bool
    adds: bool
    lead: Claim
    claims: tuple[Claim, ...]
    superseded: tuple[tuple[Claim, str], ...] = ()
    """Earlier figures of this account, each with the id of the claim that replaced it."""

    @property
    def only_combatants(self) -> bool:
        """Whether the account tells of nobody but combatants."""
        return all(claim.victims.status in COMBATANT for claim in self.claims)


def accounts_of(told: Iterable[Told]) -> tuple[Account, ...]:
    """The accounts of an event, one for each origin, document and harm, in order of publication.

    A part that the text gives no other source for belongs to the account of its whole, and is cut to it.
    """
    items = tuple(told)
    by_id = {(item.report.document, item.claim.id): item for item in items}
    groups: dict[tuple[str, str, Harm], list[Told]] = defaultdict(list)
    for item in items:
        claim = item.claim
        if claim.kind == "harm" and claim.harm and claim.harm != "casualties" and claim.stance in TELLS_OF_HARM:
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


def _order(account: Account) -> tuple[str, int, str, str]:
    published = account.report.published or ""
    return published, value(account.total), account.report.document, account.origin.id


def _account(items: list[Told]) -> Account | None:
    claims = sorted((item.claim for item in items), key=lambda claim: (offset(claim), claim.id))
    wholes = [c for c in claims if c.scope != "subset" and c.part_of is None and said(c.count)]
    standing, superseded = _standing(wholes)
    increments = [c for c in standing if is_increment(c, items[0].report)]
    bases = [c for c in standing if c not in increments]
    total, counted = _total(bases or increments, claims)
    if bases and increments and total is not None:
        total = add([total, *(c.count for c in increments)])
    if total is None:
        return None
    lead = max(standing or claims, key=lambda c: (value(c.count) == value(total), value(c.count), -offset(c)))
    return Account(
        origin=items[0].origin, report=items[0].report, harm=claims[0].harm or "killed", total=total,
        civilians=_of_status(claims, CIVILIAN), combatants=_of_status(claims, COMBATANT),
        attackers=largest(plain(c.count) for c in claims if are_attackers(c)),
        groups=_groups(claims), counted=counted,
        vague=counted and lead.count.qualifier == "vague", adds=bool(increments) and not bases, lead=lead,
        claims=tuple(claims), superseded=superseded,
    )  # fmt: skip


def is_increment(claim: Claim, report: Report) -> bool:
    """Whether a claim's words say that its figure adds to an earlier one."""
    span = claim.span
    return any(span.start - _REACH <= cue < span.end for cue in report.increment)


def _standing(wholes: list[Claim]) -> tuple[list[Claim], tuple[tuple[Claim, str], ...]]:
    """The figures that stand, and those that a later `revise` of the same status replaced."""
    standing: list[Claim] = []
    superseded: list[tuple[Claim, str]] = []
    for claim in wholes:
        if claim.stance == "revise":
            old = [c for c in standing if c.victims.status == claim.victims.status or "unknown" in
                   (c.victims.status, claim.victims.status)]  # fmt: skip
            superseded += [(c, claim.id) for c in old]
            standing = [c for c in standing if c not in old]
        standing.append(claim)
    return standing, tuple(superseded)


def _total(wholes: list[Claim], claims: list[Claim]) -> tuple[Range | None, bool]:
    """Everyone, and whether it is a figure rather than people named one by one."""
    of_all = largest(_figures(wholes, ("unknown", "mixed")))
    civilians, combatants = largest(_figures(wholes, CIVILIAN)), largest(_figures(wholes, COMBATANT))
    both = add(figure for figure in (civilians, combatants) if figure is not None)
    stated = largest(figure for figure in (of_all, both) if figure is not None)
    people = len(distinct_people(tuple(name for claim in claims for name in claim.victims.names)))
    if stated is None or people > value(stated):
        return (Range(low=people, best=people, high=people), False) if people else (_parts(claims), False)
    return stated, value(stated) > 1 or not people


def _parts(claims: list[Claim]) -> Range | None:
    return largest(plain(claim.count) for claim in claims)


def _figures(claims: list[Claim], statuses: tuple[str, ...]) -> list[Range]:
    """The figures of some statuses; a word ("dozens") gives way to a number that it may stand for."""
    told = [claim.count for claim in claims if claim.victims.status in statuses]
    numbers = [count for count in told if count.qualifier != "vague"]
    most = max((value(count) for count in numbers), default=0)
    return [plain(count) for count in told if count.qualifier != "vague" or not may_stand_for(count, most)]


def _of_status(claims: list[Claim], statuses: tuple[str, ...]) -> Range | None:
    return largest(_figures(claims, statuses))


def may_stand_for(word: Range, number: int) -> bool:
    """Whether a vague word may stand for a number: a word is never taken to the letter ("scores" for 21)."""
    return number >= _WORD_OVERSTATES * value(word)


def _groups(claims: list[Claim]) -> tuple[tuple[Group, Range], ...]:
    found: dict[Group, list[Range]] = defaultdict(list)
    for claim in claims:
        for group in claim.victims.groups:
            found[group.group].append(plain(group))
    return tuple((group, figure) for group in sorted(found) if (figure := largest(found[group])) is not None)


def told_of(events: Iterable[Event], origins: dict[str, Origin]) -> tuple[Told, ...]:
    """The claims of events with their reports and origins (by claim id), in order of publication and text."""
    items = [Told(claim, event.report, origins[claim.id], event.primary) for event in events for claim in event.claims]
    return tuple(
        sorted(items, key=lambda i: (i.report.published or "", i.report.document, offset(i.claim), i.claim.id))
    )


def names_shared(first: Claim, second: Claim) -> bool:
    """Whether two claims name one person."""
    return any(same_person(x, y) for x in first.victims.names for y in second.victims.names)
