"""The calls that the pipeline makes: one document's incidents, and the record of many documents."""

from collections.abc import Collection, Iterable, Sequence

from tollbook.assessment.assess import assess
from tollbook.assessment.reconcile import reconciled
from tollbook.incidents import Event, Report, events_of, first_reports, link, profile_of, report_of, silent_event
from tollbook.model import Claim, Document, Incident, Toll


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
    *,
    range_policy: str = "default",
    grading: str = "default",
    discounted: Collection[str] = (),
) -> tuple[Incident | Toll, ...]:
    """The incidents and tolls of many documents, incidents first, each sorted by id, whatever the order of input.

    `discounted` are ids of incidents that a reviewer discounted.
    """
    events: list[Event] = []
    reports: list[Report] = []
    for report, claims in readings:
        reports.append(report)
        events += _events_for_linking(report, claims)
    by_id = {event.id: event for event in events}
    first = first_reports(reports)
    groups = link([profile_of(event) for event in events])
    records = []
    for group in groups:
        told = [by_id[i] for i in group]
        record = assess(told, first, range_policy=range_policy, grading=grading)
        if record.id in discounted:
            record = assess(told, first, range_policy=range_policy, grading=grading, discounted=True)
        records.append(record)
    return reconciled(sorted(records, key=lambda record: (isinstance(record, Toll), record.id)))


def _events_for_linking(report: Report, claims: Sequence[Claim]) -> list[Event]:
    """A document's events, and where none is its main one and no toll is, one that stands for what it is about."""
    events = list(events_of(report, tuple(claims)))
    main = any(event.primary or event.scope != "incident" for event in events)
    return events if main else [*events, silent_event(report)]


def _tells(event: Event) -> bool:
    """Whether an event holds more than answers to claims that stand elsewhere."""
    return any(claim.kind != "responsibility" for claim in event.claims)
