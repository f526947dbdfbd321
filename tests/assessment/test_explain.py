"""An explanation that can be checked: each figure with its source, its document and its words."""

import re

import pytest
from tests.incidents.factory import actor, claim, position, report

from tollbook.assessment import assess, explain
from tollbook.assessment.course import courses, step_in_words
from tollbook.assessment.uncertainty import uncertainty_of
from tollbook.incidents import events_of
from tollbook.model import Document
from tollbook.rules import load_yaml

US = actor("United States")
DAYS = ("2020-01-01", "2020-01-02", "2020-01-03")
TOLD = (
    [claim(9, by="River Watch", perpetrator=US, words="nine dead", objects=("health_facility",))],
    [
        claim(12, by="Hill Observers", perpetrator=US, words="a dozen bodies"),
        position("deny", by="Gen. North", perpetrator=actor("United States", "denied"), words="denied the strike"),
    ],
    [
        position(
            "admit",
            by="Gen. North",
            perpetrator=actor("United States", "admitted"),
            words="the clinic was mistakenly struck",
        )
    ],
)


def case():
    """A record with its claims and documents."""
    documents = [
        Document(id=f"d{i}", sha256="0" * 64, text="", publisher=f"Paper {i}", published=day)
        for i, day in enumerate(DAYS)
    ]
    events = [e for i, claims in enumerate(TOLD) for e in events_of(report(f"d{i}", DAYS[i]), tuple(claims))]
    return assess(events), [c for claims in TOLD for c in claims], documents


def test_each_number_in_the_paragraph_has_its_note():
    """Every figure and every position carries a number, and each number a note with outlet, day, place and words."""
    explained = explain(*case())
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", explained.summary)}
    assert marks == set(range(1, len(explained.notes) + 1))
    assert "nine dead" in explained.notes[0] or "nine dead" in explained.notes[1]
    assert all(
        re.search(r"Paper \d, 2020-01-0\d \(document d\d, characters \d+–\d+\)", note) for note in explained.notes
    )


def test_the_paragraph_tells_what_where_who_and_why():
    """Place, day, figures, parties, positions and grade stand in it."""
    summary = explain(*case()).summary
    for words in ("Kunduz", "2015-10-03", "9–12 people were killed", "United States", "health facility"):
        assert words in summary
    assert "By the policy “default” it is confirmed" in summary


def test_positions_of_a_party_stand_in_order():
    """Denial, then admission, by one party: its course over time, with dates."""
    record, _, _ = case()
    (held,) = courses(record.positions).values()
    assert [p.stance for p in held] == ["deny", "admit"]
    assert step_in_words(held[0]) == "denied the act (2020-01-02)"
    assert "then admitted harm to civilians (2020-01-03)" in explain(*case()).summary


def test_protected_objects_name_their_rule():
    """A health facility is named with the articles that protect it; nothing is decided."""
    (told,) = explain(*case()).objects
    assert "Geneva Convention IV (1949), article 18" in told
    assert "not assessed" in told


def test_by_source_and_by_origin():
    """The range of each source and of each origin is told beside the whole."""
    explained = explain(*case())
    assert explained.by_origin == ("hill-observers: 12 killed.", "river-watch: 9 killed.")
    assert any(line.startswith("River Watch: 9 killed") for line in explained.by_source)


RIVERS = ("Drava", "Sava")
UNSURE = [
    ((12,), "rests on one origin"),
    ((12, 12), "is agreed by 2 independent origins"),
    ((12, 15), "is known within bounds: 2 independent origins say from 12 to 15"),
    ((12, 40), "is uncertain: 2 independent origins differ widely, from 12 to 40"),
    (("12+",), "The upper end is open"),
]


@pytest.mark.parametrize(("figures", "words"), UNSURE, ids=[row[1][:30] for row in UNSURE])
def test_uncertainty_in_words(figures, words):
    """How far origins agree is said in words that follow from their figures."""
    claims = tuple(claim(n, by=f"{c} Watch", at=90 * i) for i, (n, c) in enumerate(zip(figures, RIVERS, strict=False)))
    record = assess(events_of(report("a", "2020-01-01"), claims))
    assert any(words in sentence for sentence in uncertainty_of(record))


def test_protected_codes_are_object_codes():
    """The table of protected objects uses the codelist's codes and gives sources."""
    codes = {entry["code"] for entry in load_yaml("codelists/object.yaml")["codes"]}
    rows = load_yaml("protected_objects.yaml")
    assert set(rows) <= codes
    assert all(row["protected"] and row["source"] for row in rows.values())
