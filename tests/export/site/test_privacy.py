"""What is withheld by rule never reaches the folder: every file of it is searched for sentinel words."""

import pytest
from tests.export.site.factory import project_of, publish, row, run, sign, text_of
from tests.project.factory import STAGES, killed

from tollbook.model import Person, PersonName, Position, TollSeen, Visibility
from tollbook.project.job import Outcome

HIDDEN = Visibility(level="withheld", reason="sentinelreason")


def rows():
    """Two towns; one report of each."""
    return [
        row("z-open", killed(3, "Arda") + " Among the dead was Tarin Velkov.", publisher="Open Paper",
            title="Velkov killed in Arda", url="https://paper.test/arda-velkov-mourned"),
        row("a-shut", killed(7, "Sentinelville"), publisher="Sentinel Gazette", title="Sentineltitle",
            url="https://sentinel.test/x"),
    ]  # fmt: skip


def seen_as(visibility: Visibility, town: str = "Sentinelville"):
    """A change that gives the incident of a town this visibility."""
    return lambda incident: (
        incident.model_copy(update={"visibility": visibility}) if town in incident.title else incident
    )


@pytest.mark.parametrize(
    "visibility",
    [
        HIDDEN,
        Visibility(level="team"),
        Visibility(level="restricted"),
        Visibility(embargo_until="2026-01-02", reason="sentinelreason"),
    ],
    ids=lambda v: v.embargo_until or v.level,
)
def test_an_incident_that_is_not_public_leaves_no_trace(tmp_path, monkeypatch, visibility):
    """Neither its town, its publisher, its report nor its address is in any file."""
    project = project_of(tmp_path, monkeypatch, rows(), seen_as(visibility))
    tally = publish(project, tmp_path / "site", unsigned=True)
    assert (tally.incidents, tally.withheld) == (1, 1)
    assert "sentinel" not in text_of(tmp_path / "site").lower()
    assert "Arda" in text_of(tmp_path / "site")


def test_an_embargo_ends_on_its_day(tmp_path, monkeypatch):
    """On the day named the incident is published."""
    project = project_of(tmp_path, monkeypatch, rows(), seen_as(Visibility(embargo_until="2026-01-02")))
    publish(project, tmp_path / "site", unsigned=True, today="2026-01-02")
    assert "Sentinelville" in text_of(tmp_path / "site")


def test_what_was_withdrawn_leaves_the_folder(tmp_path, monkeypatch):
    """After an incident is withheld only its id is left: its address says that it was withdrawn, and no more."""
    project = project_of(tmp_path, monkeypatch, rows())
    site = tmp_path / "site"
    publish(project, site, unsigned=True)
    assert "Sentinelville" in text_of(site)
    run(project, tmp_path, [row("new", killed(1, "Doln"))], seen_as(HIDDEN))
    publish(project, site, unsigned=True, today="2026-01-05")
    left = text_of(site).replace("i-sentinelville-1", "")
    assert "sentinel" not in left.lower()
    assert "killed: 7" not in left
    assert "Withdrawn" in (site / "incidents" / "i-sentinelville-1" / "index.html").read_text()


def test_a_victims_name_is_in_no_file(tmp_path, monkeypatch):
    """Neither in a field, a title, a quotation nor, in small letters, in a report's address."""
    project = project_of(tmp_path, monkeypatch, rows())
    publish(project, tmp_path / "site", unsigned=True)
    text = text_of(tmp_path / "site").lower()
    assert "velkov" not in text
    assert "tarin" not in text


def test_a_person_who_agreed_is_named(tmp_path, monkeypatch):
    """A person marked as public stands by name."""
    person = Person(names=(PersonName(text="Tarin Velkov"),), visibility=Visibility())
    project = project_of(tmp_path, monkeypatch, rows(), lambda i: i.model_copy(update={"persons": (person,)}))
    publish(project, tmp_path / "site", unsigned=True)
    assert "Tarin Velkov" in text_of(tmp_path / "site")


def _hidden_claims(job):
    """Reads claims of the second report as restricted."""
    outcome = STAGES.read(job)
    if "Sentinelville" not in outcome.reading.document.text:
        return outcome
    claims = tuple(c.model_copy(update={"visibility": HIDDEN}) for c in outcome.reading.claims)
    return Outcome(outcome.reading.model_copy(update={"claims": claims}), outcome.notes)


def _hidden_document(job):
    """Reads the second report as withheld."""
    outcome = STAGES.read(job)
    document = outcome.reading.document
    if "Sentinelville" in document.text:
        document = document.model_copy(update={"visibility": HIDDEN})
    return Outcome(outcome.reading.model_copy(update={"document": document}), outcome.notes)


def _joining():
    """A change that makes one incident of both towns' claims, with their figures and a position."""
    kept = []

    def change(incident):
        if "Sentinel" in incident.title:
            kept.append(incident)
            return None
        (other,) = kept
        both = [(incident, "open-paper"), (other, "sentinel-gazette")]
        return incident.model_copy(
            update={
                "documents": (*incident.documents, *other.documents),
                "claims": (*incident.claims, *other.claims),
                "tolls_seen": tuple(TollSeen(harm="killed", low=7, origin=o, claim=i.claims[0]) for i, o in both),
                "range_reasons": ("low from open-paper", "high from sentinel-gazette"),
                "positions": (Position(actor="Sentinelia", conceded="sentinel words", claim=other.claims[0]),),
            }
        )

    return change


@pytest.mark.parametrize("read", [_hidden_claims, _hidden_document])
def test_hidden_claims_and_reports_leave_a_public_incident(tmp_path, monkeypatch, read):
    """Figures, positions, reasons, quotations and the report behind them go; the incident's own figures stay."""
    project = project_of(tmp_path, monkeypatch, rows(), _joining(), read)
    publish(project, tmp_path / "site", unsigned=True)
    page = (tmp_path / "site" / "incidents" / "i-arda-1" / "index.html").read_text()
    text = text_of(tmp_path / "site").lower()
    for word in ("sentinelia", "sentinel words", "sentinel-gazette", "7 people were killed"):
        assert word not in text
    assert "1 claim is not shown" in page
    assert "Open Paper" in page
    if read is _hidden_document:
        assert "sentinel" not in text


def test_an_incident_of_hidden_reports_alone_stays(tmp_path, monkeypatch):
    """Where no report behind it is public, the incident is not published."""
    project = project_of(tmp_path, monkeypatch, rows(), read=_hidden_document)
    tally = publish(project, tmp_path / "site", unsigned=True)
    assert (tally.incidents, tally.withheld) == (1, 1)
    assert "sentinel" not in text_of(tmp_path / "site").lower()


def test_an_unsigned_incident_leaves_no_trace(tmp_path, monkeypatch):
    """Without two people's signatures neither the incident, a toll nor their reports are in the folder."""
    project = project_of(tmp_path, monkeypatch, rows())
    sign(project, "i-arda-1", "ana", "bo")
    sign(project, "i-sentinelville-1", "ana")
    tally = publish(project, tmp_path / "site")
    assert (tally.incidents, tally.unsigned) == (1, 2)
    assert "sentinel" not in text_of(tmp_path / "site").lower()
