"""Cases to the page: every value of the template, in words."""

from collections.abc import Mapping, Sequence

from tollbook.export.report.articles import article_of, parts_of
from tollbook.export.report.cases import Case, Gated
from tollbook.export.report.history import history_of, positions_of
from tollbook.export.report.page import CaseShown, ClaimShown, OriginShown, Page
from tollbook.export.report.timeline import timeline_of
from tollbook.model import Casualties, Claim, Document, Incident
from tollbook.telling import (
    Told,
    code_in_words,
    date_of,
    facts_of,
    figure_in_words,
    joined_by_and,
    origin_label,
    readable,
    tell_claims,
    whom_of,
)  # fmt: skip
from tollbook.texts import gettext as _
from tollbook.texts import later, ngettext

_NAMED = {
    "single": later("All who name a party name the same one."),
    "joint": later("Several parties are said to have done it together."),
    "contested": later("Different parties are named."),
    "unattributed": later("No party is named."),
}
Origins = Mapping[str, str]
"""Claim id → the id of its origin."""


def page_of(project: str, shown: Gated, origins: Mapping[str, Origins], version: str) -> Page:
    """The page of these cases. `origins` maps a record's id to the origins of its claims."""
    documents, claims = _by_document(shown.cases)
    places = {name: f"report-{number}" for number, name in enumerate(documents, start=1)}
    anchors = {
        claim.id: f"{places[name]}-claim-{number}"
        for name in documents
        for number, claim in enumerate(claims[name], start=1)
    }
    cases = tuple(case_shown(case, origins.get(case.record.id, {}), anchors) for case in shown.cases)
    return Page(
        project=project,
        incidents=tuple(case for case in cases if not case.is_toll),
        tolls=tuple(case for case in cases if case.is_toll),
        articles=tuple(article_of(d, claims[name], places[name], anchors) for name, d in documents.items()),
        notes=_notes(shown),
        version=version,
    )


def _by_document(cases: Sequence[Case]) -> tuple[dict[str, Document], dict[str, tuple[Claim, ...]]]:
    """The documents in order of publication, and the claims of each that any case shows, in text order."""
    found = {document.id: document for case in cases for document in case.documents}
    ordered = sorted(found.values(), key=lambda d: (d.published or "9999", d.id))
    claims: dict[str, dict[str, Claim]] = {document.id: {} for document in ordered}
    for case in cases:
        for name, told in case.claims.items():
            claims.get(name, {}).update({claim.id: claim for claim in told if claim.evidence})
    in_order = {name: tuple(sorted(c.values(), key=lambda c: (c.span.start, c.id))) for name, c in claims.items()}
    return {document.id: document for document in ordered}, in_order


def _notes(shown: Gated) -> tuple[str, ...]:
    masked = _("Names of victims and witnesses who are not known to be public figures are masked.")
    notes = [masked] if shown.masked else []
    if shown.stayed:
        left_out = ngettext(
            "%(num)d record is left out: it is withheld or under an embargo.",
            "%(num)d records are left out: they are withheld or under an embargo.",
            shown.stayed,
        )
        notes.append(left_out % {"num": shown.stayed})
    return tuple(notes)


def case_shown(case: Case, origins: Origins, anchors: Mapping[str, str]) -> CaseShown:
    """An incident or toll in words. `anchors` are the ids that the claims' words get in the page, by claim id."""
    record = case.record
    incident = record if isinstance(record, Incident) else None
    labels = labels_of(case, origins)
    return CaseShown(
        anchor=f"case-{record.id}",
        id=record.id,
        title=record.title,
        is_toll=incident is None,
        date=(record.time.start or _("not resolved")) if record.time else _("not said"),
        place=(record.place.name or record.place.text) if record.place else _("not said"),
        killed=figure_in_words(record.killed),
        injured=figure_in_words(record.injured),
        grade=(code_in_words(incident.grade) if incident.grade else _("none")) if incident else "",
        ruled=incident is not None and incident.graded_by == "rule",
        grade_reasons=tuple(readable(r, labels) for r in incident.grade_reasons) if incident else (),
        strike_status=code_in_words(incident.strike_status) if incident and incident.strike_status else "",
        origins=record.origins,
        documents=len(record.documents),
        facts=facts_of(record),
        figures=tuple(_figure(row) for row in record.casualties),
        range_policy=record.range_policy,
        range_reasons=tuple(readable(reason, labels) for reason in record.range_reasons),
        timeline=timeline_of(record.tolls_seen, labels),
        history=history_of(case, labels, anchors),
        responsibility=code_in_words(record.responsibility.status),
        named=_(_NAMED[record.responsibility.status]),
        versions=tuple(
            (joined_by_and(s.actors), code_in_words(s.relation), str(s.origins)) for s in record.responsibility.sets
        ),
        positions=positions_of(case),
        told_by=_told_by(case, origins, labels, anchors),
    )


def _figure(row: Casualties) -> tuple[str, str, str, str, str]:
    numbers = ("" if n is None else f"{n:,}" for n in (row.low, row.best, row.high))
    low, best, high = numbers
    return code_in_words(row.harm), whom_of(row), low, best, high or _("open")


def labels_of(case: Case, origins: Origins) -> dict[str, str]:
    """Origin id → its name in words."""
    cited = [source.name for claims in case.claims.values() for claim in claims for source in claim.sources]
    outlets = [name for d in case.documents for name in (d.publisher, *d.agencies) if name]
    names = tuple(dict.fromkeys([*cited, *outlets]))
    behind = (node.title for node in case.record.origin_graph.nodes if node.kind == "origin")
    known = {*origins.values(), *(seen.origin for seen in case.record.tolls_seen), *behind}
    return {origin: origin_label(origin, names) for origin in sorted(known)}


def _told_by(
    case: Case, origins: Origins, labels: Mapping[str, str], anchors: Mapping[str, str]
) -> tuple[OriginShown, ...]:
    """Claims by origin, those with the most claims first; within one in order of publication."""
    groups: dict[str, list[tuple[Document, Told]]] = {}
    for document in case.documents:
        for told in tell_claims(document, case.claims.get(document.id, ())):
            groups.setdefault(origins.get(told.claim.id, "unknown"), []).append((document, told))
    order = sorted(groups, key=lambda origin: (-len(groups[origin]), labels.get(origin, origin)))
    return tuple(
        OriginShown(
            label=labels.get(origin, _("unknown") if origin == "unknown" else origin),
            carriers=", ".join(dict.fromkeys(d.publisher or d.id for d, _ in groups[origin])),
            claims=tuple(_claim(d, told, anchors) for d, told in groups[origin]),
        )
        for origin in order
    )


def _claim(document: Document, told: Told, anchors: Mapping[str, str]) -> ClaimShown:
    quote = told.quote
    return ClaimShown(
        sentence=told.sentence,
        quote=parts_of(document.text, quote.start, quote.end, (told.claim,), {}) if quote else (),
        link=anchors.get(told.claim.id, ""),
        document=document.id,
        outlet=f"{document.publisher or document.id}, {date_of(document.published)}",
        notes="; ".join(told.notes),
    )
