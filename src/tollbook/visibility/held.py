"""What stays back along with the incidents that are withheld or under an embargo: their claims and their reports."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tollbook.model import Incident
from tollbook.visibility.clearance import Clearance


@dataclass(frozen=True, slots=True)
class Held:
    """Claims of incidents that stay back, unless another incident that is shown tells of them too; and the documents
    that are mainly about such an incident. Of other documents that mention it, the words of its claims are hidden.
    """

    incidents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    spans: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


def held_by(incidents: Iterable[Incident], clearance: Clearance, today: str) -> Held:
    """What these incidents keep back; spans are filled in by `with_spans`."""
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
