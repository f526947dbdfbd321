"""One incident or toll: figures with their words, reasons, positions, history, claims by origin, people, place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tollbook.export.report import Case, CaseShown, case_shown, labels_of
from tollbook.model import Document, Incident, Person, Toll
from tollbook.telling import Fact, code_in_words, date_of, facts_of, object_in_words, tell_claims
from tollbook.texts import _
from tollbook.web.views.addresses import claim_links, document_address
from tollbook.web.views.figures import FigureShown, figures_of
from tollbook.web.views.origins import OriginsShown, origins_of
from tollbook.web.views.places import PlaceShown, place_of
from tollbook.web.views.positions import Answers, answers_of


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A person harmed, as the viewer may know of them."""

    names: tuple[str, ...]
    about: str
    outcome: str
    consent: str
    name: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A document of the incident; `mainly` tells whether it is mainly about it."""

    id: str
    address: str
    title: str
    about: str
    language: str | None
    mainly: bool
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line, to be chosen."""

    id: str
    sentence: str
    outlet: str


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """The page. `facts` are those that have no section of their own; `told` holds the parts shared with the report."""

    id: str
    title: str
    is_toll: bool
    grade: str | None
    graded_by_person: bool
    strike_status: str
    facts: tuple[Fact, ...]
    figures: tuple[FigureShown, ...]
    answers: Answers | None
    place: PlaceShown | None
    objects: tuple[str, ...]
    persons: tuple[PersonShown, ...]
    reports: tuple[ReportShown, ...]
    told: CaseShown
    behind: OriginsShown | None
    claims: tuple[ClaimLine, ...]
    previous: tuple[str, ...]
    level: str
    embargo: str | None


def incident_page(case: Case, origins: Mapping[str, str]) -> IncidentPage:
    """The page of a case; `origins` gives the origin of each claim."""
    record = case.record
    links = claim_links(case.claims)
    labels = labels_of(case, origins)
    claims = {claim.id: claim for told in case.claims.values() for claim in told}
    incident = record if isinstance(record, Incident) else None
    return IncidentPage(
        id=record.id,
        title=record.title or record.id,
        is_toll=incident is None,
        grade=incident.grade if incident else None,
        graded_by_person=bool(incident and incident.graded_by == "person"),
        strike_status=code_in_words(incident.strike_status) if incident and incident.strike_status else "",
        facts=tuple(fact for fact in facts_of(record) if not fact.about),
        figures=figures_of(record, claims.values(), links, labels),
        answers=answers_of(record.positions, claims, links),
        place=place_of(record.place),
        objects=tuple(dict.fromkeys(map(object_in_words, record.objects))),
        persons=tuple(map(_person, incident.persons)) if incident else (),
        reports=tuple(_report(document, case, record) for document in case.documents),
        told=case_shown(case, origins, links),
        behind=origins_of(record.origin_graph, {d.id: d for d in case.documents}, labels),
        claims=tuple(_lines(case)),
        previous=incident.previous_ids if incident else (),
        level=record.visibility.level,
        embargo=record.visibility.embargo_until,
    )


def _lines(case: Case) -> Iterator[ClaimLine]:
    for document in case.documents:
        for told in tell_claims(document, case.claims.get(document.id, ())):
            outlet = f"{document.publisher or document.id}, {date_of(document.published)}"
            yield ClaimLine(told.claim.id, told.sentence, outlet)


def _report(document: Document, case: Case, record: Incident | Toll) -> ReportShown:
    credits = _("credits %(agencies)s") % {"agencies": ", ".join(document.agencies)} if document.agencies else ""
    about = [document.publisher or _("publisher not known"), date_of(document.published), credits]
    if document.status in ("corrected", "retracted", "deleted"):
        about.append(document.status)
    return ReportShown(
        id=document.id,
        address=document_address(document.id),
        title=document.title or document.id,
        about=" · ".join(part for part in about if part),
        language=document.language,
        mainly=isinstance(record, Incident) and document.id in record.main_documents,
        claims=len(case.claims.get(document.id, ())),
    )


def _person(person: Person) -> PersonShown:
    age = _("aged %(years)d") % {"years": person.age} if person.age is not None else person.age_group or ""
    known = (age, person.sex or "", code_in_words(person.occupation) if person.occupation else "")
    consent = person.consent
    given = ""
    if consent is not None:
        what = {"by": consent.by, "scope": consent.scope, "date": consent.date}
        given = _("consent by %(by)s to %(scope)s, %(date)s") % what
        if consent.withdrawn:
            given = _("consent withdrawn on %(date)s") % {"date": consent.withdrawn}
    return PersonShown(
        names=tuple(dict.fromkeys(n for name in person.names for n in (name.text, name.transliteration) if n)),
        about=", ".join(part for part in known if part),
        outcome=code_in_words(person.outcome) if person.outcome else "",
        consent=given,
        name=person.names[0].text if person.names else "",
        agreed=consent is not None and not consent.withdrawn,
    )
