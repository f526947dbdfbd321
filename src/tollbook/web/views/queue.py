"""The queue: kinds, items, one item with what is to be coded or decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.model import Incident
from tollbook.review.agreement import Agreement
from tollbook.review.items import Item, Kind, Page
from tollbook.review.variables import rules, variables
from tollbook.telling import Fact, facts_of
from tollbook.texts import _
from tollbook.web.views.addresses import incident_address

KINDS: tuple[Kind, ...] = ("new", "doubtful", "contested", "large", "stale", "mine", "coding", "adjudicate")


@dataclass(frozen=True, slots=True)
class KindShown:
    """A kind of item with how many wait."""

    name: str
    label: str
    number: int
    current: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of a kind. `about` says what the kind is; `after` is the address of the next page."""

    kind: str
    label: str
    about: str
    kinds: tuple[KindShown, ...]
    items: tuple[Item, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """An incident of an item, in short."""

    id: str
    address: str
    title: str
    grade: str | None
    facts: tuple[Fact, ...]
    origins: int
    reports: int


@dataclass(frozen=True, slots=True)
class Variable:
    """What is coded: a number, one of `values`, or a text."""

    name: str
    label: str
    about: str
    values: tuple[str, ...]
    number: bool
    answer: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far coders agree on a variable."""

    label: str
    kappa: str
    alpha: str
    number: int


def queue_page(kind: str, page: Page, counts: Mapping[Kind, int]) -> QueuePage:
    """The list of a kind."""
    kinds = tuple(KindShown(name, label_of(name), counts.get(name, 0), name == kind) for name in KINDS)
    after = f"/queue/{kind}?after={page.next}" if page.next else None
    return QueuePage(kind, label_of(kind), about_of(kind), kinds, page.items, after)


def side_of(incident: Incident) -> Side:
    """An incident in short."""
    return Side(
        id=incident.id,
        address=incident_address(incident.id),
        title=incident.title or incident.id,
        grade=incident.grade,
        facts=facts_of(incident),
        origins=incident.origins,
        reports=len(incident.documents),
    )


def coding_form(answers: Mapping[str, Any] | None) -> tuple[Variable, ...]:
    """The variables, with what the coder answered before."""
    said = answers or {}
    return tuple(
        Variable(
            name=name,
            label=name.replace("_", " ").capitalize(),
            about=variable["about"],
            values=tuple(variable.get("values", ())),
            number=variable["level"] == "ratio",
            answer=str(said.get(name, "")),
        )
        for name, variable in variables().items()
    )


def agreement_rows(found: Mapping[str, Agreement]) -> tuple[AgreementRow, ...]:
    """The agreement on each variable; a dash where too little is coded to tell."""
    return tuple(
        AgreementRow(name.replace("_", " ").capitalize(), _rounded(a.kappa), _rounded(a.alpha), a.items)
        for name, a in found.items()
    )


def _rounded(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def label_of(kind: str) -> str:
    """What a kind is called."""
    return {
        "new": _("New"), "doubtful": _("Doubtful links"), "contested": _("Contested"), "large": _("Large"),
        "stale": _("Changed since"), "mine": _("Mine"), "coding": _("Second coding"), "adjudicate": _("To adjudicate"),
    }[kind]  # fmt: skip


def about_of(kind: str) -> str:
    """What brings an item under a kind."""
    return {
        "new": _("Nobody has decided about it yet."),
        "doubtful": _("Two incidents that may be one, or one whose parts may not belong together."),
        "contested": _("Its sources name perpetrators that exclude each other."),
        "large": _("At least %(number)d were killed, at the low end of the range.") % {"number": rules()["large_from"]},
        "stale": _("It has changed since someone was done with it."),
        "mine": _("It is assigned to you."),
        "coding": _("It is coded by two people who do not see each other's work."),
        "adjudicate": _("Two coders are done with it, and someone else decides where they differ."),
    }[kind]
