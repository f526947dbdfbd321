"""The calls that the pipeline makes: one document's incidents, and the record of many documents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.assessment.assess import assess, incident_id
from tollbook.assessment.reconcile import reconciled
from tollbook.incidents import (
    FREE,
    NO_RULINGS,
    Bonds,
    Event,
    Report,
    bonds_of,
    events_of,
    first_reports,
    link,
    profile_of,
    report_of,
    silent_event,
)
from tollbook.model import Claim, Document, Incident, Rulings, Toll


def incidents_of(document: Document, claims: Sequence[Claim]) -> tuple[Incident, ...]:
    """The incidents that one document tells of, the main one first; tolls are left out."""
    if not claims:
        return ()
    events = [event for event in events_of(report_of(document, alone=True), tuple(claims)) if event.scope == "incident"]
    found = [record for event in events if _tells(event) and isinstance(record := assess([event]), Incident)]
    return tuple(sorted(found, key=lambda incident: not incident.primary))


def tolls_of(document: Document, claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """The tolls that one document gives."""
    events = [event for event in events_of(report_of(document, alone=True), tuple(claims)) if event.scope != "incident"]
    return tuple(record for event in events if isinstance(record := assess([event]), Toll))


def record_of(
    readings: Iterable[tuple[Report, Sequence[Claim]]],
    rulings: Rulings = NO_RULINGS,
    *,
    range_policy: str = "default",
    grading: str = "default",
) -> tuple[Incident | Toll, ...]:
    """The incidents and tolls of many documents, incidents first, each sorted by id, whatever the order of input.

    `rulings` are what reviewers decided; they outweigh every rule.
    """
    bonds = bonds_of(rulings)
    events = [event for report, claims in readings for event in events_for_linking(report, claims, bonds)]
    by_id = {event.id: event for event in events}
    groups = link([profile_of(event) for event in events], rulings)
    records = [
        record_of_group([by_id[i] for i in group], rulings, range_policy=range_policy, grading=grading)
        for group in groups
    ]
    return reconciled(sorted(records, key=lambda record: (isinstance(record, Toll), record.id)))


def record_of_group(
    events: Sequence[Event],
    rulings: Rulings = NO_RULINGS,
    *,
    range_policy: str = "default",
    grading: str = "default",
) -> Incident | Toll:
    """The record of linked events, which hangs on them alone.

    It is graded as a person graded it under its id or an earlier one, which any of its events may have given.
    """
    events = _of_one_scope(events)
    first = first_reports([event.report for event in events])
    names = [incident_id(event) for event in events]
    discounted = not rulings.discounted.isdisjoint(names)
    record = assess(events, first, range_policy=range_policy, grading=grading, discounted=discounted,
                    credibility=rulings.credibility)  # fmt: skip
    given = next((rulings.grades[name] for name in (record.id, *names) if name in rulings.grades), None)
    if given is None or discounted or isinstance(record, Toll):
        return record
    return record.model_copy(update={"grade": given.grade, "grade_reasons": (given.reason,), "graded_by": "person"})


def _of_one_scope(events: Sequence[Event]) -> Sequence[Event]:
    """Where a reviewer joined a toll's figure to an incident, it is told of that incident."""
    if len({event.scope for event in events}) < 2 or not any(event.scope == "incident" for event in events):
        return events
    return [replace(event, scope="incident") for event in events]


def events_for_linking(report: Report, claims: Sequence[Claim], bonds: Bonds = FREE) -> list[Event]:
    """A document's events, and where none is its main one and no toll is, one that stands for what it is about."""
    events = list(events_of(report, tuple(claims), bonds))
    main = any(event.primary or event.scope != "incident" for event in events)
    return events if main else [*events, silent_event(report)]


def _tells(event: Event) -> bool:
    """Whether an event holds more than answers to claims that stand elsewhere."""
    return any(claim.kind != "responsibility" for claim in event.claims)
