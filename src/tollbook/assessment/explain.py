"""Tells in plain words why an incident has its range and its grade, each figure with its source and its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tollbook.assessment.titles import bounds_in_words
from tollbook.model import Claim, Document, Incident, Position, Toll, TollSeen


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of an explanation, each a list of sentences."""

    title: str
    figures: tuple[str, ...]
    told: tuple[str, ...]
    responsibility: tuple[str, ...]
    positions: tuple[str, ...]
    grade: tuple[str, ...]

    def paragraph(self) -> str:
        """The whole as a text of several lines."""
        parts = (("", self.figures), ("Figures seen", self.told), ("Responsibility", self.responsibility),
                 ("Positions", self.positions), ("Grade", self.grade))  # fmt: skip
        lines = [self.title]
        for heading, sentences in parts:
            if sentences:
                lines += ["", *([f"{heading}:"] if heading else []), *sentences]
        return "\n".join(lines)


def explain(incident: Incident | Toll, claims: Iterable[Claim], documents: Iterable[Document] = ()) -> Explanation:
    """The explanation of an incident or toll. Claims and documents that it does not cite may be among those given."""
    by_id = {claim.id: claim for claim in claims}
    outlets = _outlets(documents)
    return Explanation(
        title=incident.title,
        figures=_figures(incident),
        told=tuple(_seen(toll, by_id) for toll in incident.tolls_seen),
        responsibility=_responsibility(incident),
        positions=tuple(_position(position, by_id) for position in incident.positions),
        grade=_grade(incident, outlets),
    )


def _outlets(documents: Iterable[Document]) -> dict[str, str]:
    return {document.id: document.publisher or document.id for document in documents}


def _figures(incident: Incident | Toll) -> tuple[str, ...]:
    lines = []
    for row in incident.casualties:
        whom = " ".join(word for word in (row.status, row.group) if word) or "people"
        lines.append(f"{row.harm.capitalize()}: {bounds_in_words(row)} ({whom}).")
    reasons = [f"  {reason}." for reason in incident.range_reasons]
    return (*lines, f"Ranges by the policy “{incident.range_policy}”:", *reasons) if lines else ("No figure is given.",)


def _seen(toll: TollSeen, claims: Mapping[str, Claim]) -> str:
    claim = claims.get(toll.claim)
    words = f": “{claim.span.text}”" if claim and claim.evidence else ""
    when = f"{toll.reported}, " if toll.reported else ""
    after = " — superseded later by the same origin" if toll.superseded_by else ""
    return f"{when}{toll.origin}: {bounds_in_words(toll)} {toll.harm}{words}{after}."


def _responsibility(incident: Incident | Toll) -> tuple[str, ...]:
    found = incident.responsibility
    if not found.sets:
        return ("No party is named.",)
    lines = [
        f"{' and '.join(version.actors)}: named by {version.origins} independent origin{'s' * (version.origins != 1)}."
        for version in found.sets
    ]
    return (f"{found.status.capitalize()}.", *lines)


def _position(position: Position, claims: Mapping[str, Claim]) -> str:
    claim = claims.get(position.claim)
    words = f": “{claim.span.text}”" if claim and claim.evidence else ""
    stance, about = position.stance.replace("_", " "), position.about.replace("_", " ")
    return f"{position.date or 'undated'}, {position.actor}: {stance} ({about}){words}."


def _grade(incident: Incident | Toll, outlets: Mapping[str, str]) -> tuple[str, ...]:
    if isinstance(incident, Toll):
        return ("A toll over a period or an area is not graded and never added to incidents.",)
    given = incident.grade or "none"
    told = [outlets[document] for document in incident.documents if document in outlets]
    carriers = f" ({', '.join(dict.fromkeys(told))})" if told else ""
    behind = f"{len(incident.documents)} documents{carriers}, {incident.origins} independent origins."
    return (
        f"{given.capitalize()}: {incident.grade_reasons[0]}.",
        *(f"  {r}." for r in incident.grade_reasons[1:]),
        behind,
    )
