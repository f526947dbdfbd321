"""Tells in plain words why an incident has its range and its grade, each figure with its source and its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tollbook.assessment.arithmetic import value
from tollbook.assessment.course import courses
from tollbook.assessment.summary import summary_of
from tollbook.assessment.titles import bounds_in_words
from tollbook.assessment.uncertainty import uncertainty_of
from tollbook.model import Claim, Document, Incident, OriginRange, Position, Toll, TollSeen
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of an explanation, each a list of sentences; `summary` is a paragraph with numbered `notes`."""

    title: str
    summary: str
    notes: tuple[str, ...]
    figures: tuple[str, ...]
    by_origin: tuple[str, ...]
    by_source: tuple[str, ...]
    told: tuple[str, ...]
    uncertainty: tuple[str, ...]
    reconciled: tuple[str, ...]
    responsibility: tuple[str, ...]
    positions: tuple[str, ...]
    objects: tuple[str, ...]
    grade: tuple[str, ...]

    def paragraph(self) -> str:
        """The whole as a text of several lines."""
        lines = [self.title]
        for heading, sentences in self.parts():
            if sentences:
                lines += ["", f"{heading}:", *sentences]
        return "\n".join(lines)

    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Headings with their sentences, in the order in which they are read."""
        return (
            ("In short", (self.summary, *self.notes)),
            ("Why this range", self.figures),
            ("By origin", self.by_origin),
            ("By source", self.by_source),
            ("Every figure seen, with its words", self.told),
            ("How sure it is", self.uncertainty),
            ("What the incidents inside it account for", self.reconciled),
            ("Responsibility", self.responsibility),
            ("What the parties answer, over time", self.positions),
            ("Protected objects", self.objects),
            ("Why this grade", self.grade),
        )


def explain(incident: Incident | Toll, claims: Iterable[Claim], documents: Iterable[Document] = ()) -> Explanation:
    """The explanation of an incident or toll. Claims and documents that it does not cite may be among those given."""
    by_id = {claim.id: claim for claim in claims}
    reports = {document.id: document for document in documents}
    summary, notes = summary_of(incident, by_id, reports)
    return Explanation(
        title=incident.title,
        summary=summary,
        notes=notes,
        figures=_figures(incident),
        by_origin=tuple(_by_origin(row) for row in incident.by_origin if not (row.group or row.attackers)),
        by_source=_by_source(incident.tolls_seen),
        told=tuple(_seen(toll, by_id) for toll in incident.tolls_seen),
        uncertainty=uncertainty_of(incident),
        reconciled=_reconciled(incident),
        responsibility=_responsibility(incident),
        positions=tuple(_position(p, by_id) for held in courses(incident.positions).values() for p in held),
        objects=_objects(incident),
        grade=_grade(incident, _outlets(reports.values())),
    )


def _by_origin(row: OriginRange) -> str:
    whom = f" {row.status}s" if row.status else ""
    apart = "" if row.enters else ", which says nothing of everyone and does not enter the range"
    return f"{row.origin}: {bounds_in_words(row)}{whom} {row.harm.replace('_', ' ')}{apart}."


def _by_source(seen: Iterable[TollSeen]) -> tuple[str, ...]:
    """Who says how many, whatever their origin: the lowest and highest figure that each source gave."""
    told: dict[tuple[str, str], list[TollSeen]] = {}
    for toll in seen:
        told.setdefault((toll.speaker or toll.origin, toll.harm), []).append(toll)
    lines = []
    for (source, harm), figures in told.items():
        most, least = max(map(value, figures)), min(map(value, figures))
        range_ = bounds_in_words(figures[0]) if len(figures) == 1 or least == most else f"{least}–{most}"
        origins = ", ".join(dict.fromkeys(f.origin for f in figures))
        lines.append(f"{source}: {range_} {harm} (origin: {origins}).")
    return tuple(lines)


def _reconciled(record: Incident | Toll) -> tuple[str, ...]:
    if isinstance(record, Incident):
        return ()
    return tuple(
        f"{row.harm.capitalize()}: {bounds_in_words(getattr(record, row.harm))} in all, of whom "
        f"{bounds_in_words(row.inside)} in {len(row.incidents)} recorded incidents inside it "
        f"({', '.join(row.incidents)}); {bounds_in_words(row)} remain. Nothing is added twice."
        for row in record.reconciled
    )


def _objects(record: Incident | Toll) -> tuple[str, ...]:
    """The objects harmed that special rules of the law protect, with the rules."""
    rules = load_yaml("protected_objects.yaml")
    return tuple(
        f"{o.code.replace('_', ' ').capitalize()} ({o.status}): protected as {rules[o.code]['protected']} "
        f"({rules[o.code]['source']}). Whether it had lost its protection is not assessed."
        for o in record.objects
        if o.code in rules
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
