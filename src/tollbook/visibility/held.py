"""What stays back, by itself or along with an incident or a report that does."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tollbook.model import Incident, Visibility
from tollbook.visibility.clearance import Clearance

Spans = dict[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Held:
    """Ids of what stays back, and of what is shown without its words (`veiled`).

    Documents and claims stay back by their own visibility; the claims of such documents; the claims of incidents that
    stay back, unless another incident that is shown tells of them too; and the documents that are mainly about such an
    incident. Of other documents the words of such claims are hidden: `spans`, by document id. `traced` are the
    incidents that are shown and rest on any of it, so that they are not told as the index has them.
    """

    incidents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    veiled_claims: frozenset[str] = frozenset()
    veiled_documents: frozenset[str] = frozenset()
    spans: Spans = field(default_factory=dict)
    traced: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ByOwnLevel:
    """Ids of what stays back, and of what is shown without its words, by its own visibility."""

    back: frozenset[str]
    veiled: frozenset[str]


def by_own_level(levels: Iterable[tuple[str, Visibility]], clearance: Clearance, today: str) -> ByOwnLevel:
    """What becomes of records of these ids and levels."""
    back, veiled = set(), set()
    for name, own in levels:
        if clearance.keeps_back(own, today):
            back.add(name)
        elif not clearance.sees(own):
            veiled.add(name)
    return ByOwnLevel(frozenset(back), frozenset(veiled))


def held_by(incidents: Iterable[Incident], clearance: Clearance, today: str) -> Held:
    """What these incidents keep back."""
    back: list[Incident] = []
    shown: set[str] = set()
    main: set[str] = set()
    for incident in incidents:
        if clearance.keeps_back(incident.visibility, today):
            back.append(incident)
        else:
            shown.update(incident.claims)
            main.update(incident.main_documents)
    return Held(
        frozenset(i.id for i in back),
        frozenset(c for i in back for c in i.claims) - shown,
        frozenset(d for i in back for d in i.main_documents) - main,
    )
