"""The stages in a row."""

from collections.abc import Iterable

import pytest
from tests.claims.factory import document

from tollbook.model import Incident
from tollbook.pipeline import link_all, read

REPORT = "A shell killed nine people in Taiz on Monday, a doctor said. The Houthis denied shelling the city."
CALM = "The market of Taiz opened on Monday, a trader said."


def test_a_report_of_harm_fills_every_layer() -> None:
    """Statements, places, times, claims and the incident are read from one text."""
    reading = read(document(REPORT))
    layers: Iterable[tuple[object, ...]] = (
        reading.statements, reading.places, reading.times, reading.claims, reading.incidents,
    )  # fmt: skip
    assert all(layers)
    (incident,) = reading.incidents
    assert incident.killed is not None
    assert incident.killed.best == 9
    assert incident.place is not None
    assert incident.place.country == "YE"


def test_a_text_free_of_harm_keeps_empty_layers() -> None:
    """The gate stops it, unless everything is asked for; then it has statements and places and still no claim."""
    assert read(document(CALM)).statements == ()
    everything = read(document(CALM), everything=True)
    assert everything.statements
    assert everything.places
    assert everything.claims == ()


def test_a_language_that_is_not_read_keeps_empty_layers() -> None:
    """A document in another language is stored and not guessed at."""
    other = document(REPORT).model_copy(update={"language": "fr"})
    assert read(other) == read(other).model_copy(update={"claims": (), "statements": ()})


def test_two_reports_of_one_event_make_one_incident_in_any_order() -> None:
    """Linking does not depend on the order of documents."""
    second = "A shell in Taiz killed nine people on Monday, the Red Cross said."
    readings = [
        read(document(text).model_copy(update={"id": f"d{n}", "sha256": str(n) * 64}))
        for n, text in enumerate((REPORT, second))
    ]
    there, back = link_all(readings, ()), link_all(reversed(readings), ())
    assert there == back
    assert [i.id for i in there[0]] == [i.id for i in back[0]]
    assert all(isinstance(i, Incident) for i in there[0])


@pytest.mark.parametrize("text", ["", " ", "killed", "\x00 12 people were killed \x00", "🙂" * 500])
def test_any_text_is_read(text: str) -> None:
    """Nothing that can stand in a document stops the reading."""
    assert read(document(text)).document.text == text
