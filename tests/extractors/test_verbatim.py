"""Every extractor's output is checked against the document."""

import pytest

from tollbook import pipeline
from tollbook.extractors import verbatim
from tollbook.model import Document, Reading

TEXT = "A shell killed 12 people in Homs on Friday, a doctor said."
DOCUMENT = Document(id="d", sha256="0" * 64, text=TEXT, status="live", version=1, published="2016-01-03")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """What the rules read."""
    return pipeline.Rules().read(DOCUMENT, True)


def moved(record, field: str, by: int = 1):
    """The record with an offset that is wrong."""
    return record.model_copy(update={field: getattr(record, field) + by})


def test_what_stands_in_the_text_stays(reading):
    """The rules' own reading passes whole."""
    assert reading.claims and reading.statements and reading.places and reading.times
    assert verbatim(reading, DOCUMENT) == reading


def test_a_claim_falls_with_any_evidence_that_is_not_verbatim(reading):
    """One word moved by one letter is enough."""
    (claim,) = reading.claims
    for n, evidence in enumerate(claim.evidence):
        wrong = (*claim.evidence[:n], moved(evidence, "start"), *claim.evidence[n + 1 :])
        bad = reading.model_copy(update={"claims": (claim.model_copy(update={"evidence": wrong}),)})
        assert verbatim(bad, DOCUMENT).claims == ()


def test_a_claim_falls_with_words_of_its_own_making(reading):
    """A figure's or victims' words that the text does not hold are no quotation."""
    (claim,) = reading.claims
    for slot, field in (("count", "text"), ("victims", "text")):
        value = getattr(claim, slot).model_copy(update={field: "forty people"})
        bad = reading.model_copy(update={"claims": (claim.model_copy(update={slot: value}),)})
        assert verbatim(bad, DOCUMENT).claims == ()


def test_statements_places_and_times_are_checked_too(reading):
    """Each falls alone where its words do not stand at its offsets."""
    bad = reading.model_copy(
        update={
            "statements": tuple(s.model_copy(update={"cue": moved(s.cue, "end")}) for s in reading.statements),
            "places": tuple(moved(p, "start") for p in reading.places),
            "times": tuple(moved(t, "end_offset", 1000) for t in reading.times),
        }
    )
    checked = verbatim(bad, DOCUMENT)
    assert (checked.statements, checked.places, checked.times) == ((), (), ())
    assert len(checked.claims) == 1


def test_an_extractor_cannot_change_the_document(reading):
    """The document is the one that was given."""
    other = reading.model_copy(update={"document": DOCUMENT.model_copy(update={"publisher": "Someone Else"})})
    assert verbatim(other, DOCUMENT).document == DOCUMENT
