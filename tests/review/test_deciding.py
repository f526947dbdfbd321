"""Deciding about claims, incidents and documents."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.review.conftest import TEXT, viewer

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.model import Consent, Visibility

CODER, EDITOR, OTHER = viewer("coder"), viewer("editor"), viewer("editor", "other")


def claim_of(project, document: str):
    """The claim of a report."""
    return next(claim for name, claim in project.claims() if name == document)


def state(project, decisions, what: str, name: str) -> str:
    """What a form would carry."""
    with project.open().read() as connection:
        return decisions.state(connection, what, name)


def incident(project, town: str):
    """The incident of a town."""
    return next(i for i in project.incidents() if town in i.title)


def test_a_decision_says_who_when_what_and_why(project, decisions):
    """It is kept by pseudonym with the claim as it was seen, and the project verifies."""
    claim = claim_of(project, "n3")
    decisions.reject(CODER, claim.id, state(project, decisions, "claim", claim.id), "A typing error.")
    (kept,) = project.decisions()
    assert (kept.by, kept.action, kept.reason) == ("p-coder", "reject", "A typing error.")
    assert json.loads(kept.before)["id"] == claim.id
    assert kept.at.endswith("Z")
    assert project.verify().faults == ()


def test_a_rejected_claim_counts_no_more_and_stays_on_record(project, decisions):
    """It is gone from the claims that count, and still found with its status."""
    claim = claim_of(project, "n3")
    decisions.reject(CODER, claim.id, None, "A typing error.")
    assert claim.id not in {c.id for _, c in project.claims()}
    with project.open().read() as connection:
        (found,) = store.reviewed_by_id(connection, [claim.id])
    assert found[1].status == "rejected"


def test_a_decision_about_what_has_changed_since_is_refused(project, decisions):
    """Of two who saw the same state, the second is told so, and nothing of his is kept."""
    claim = claim_of(project, "n3")
    seen = state(project, decisions, "claim", claim.id)
    decisions.accept(CODER, claim.id, seen)
    with pytest.raises(TollbookError, match="has changed since you opened it"):
        decisions.reject(EDITOR, claim.id, seen, "No.")
    assert [d.action for d in project.decisions()] == ["accept"]
    decisions.reject(EDITOR, claim.id, state(project, decisions, "claim", claim.id), "No.")


def test_a_figure_is_corrected_by_its_words(project, decisions):
    """The new figure cites the selected words, and what is exported has it."""
    claim = claim_of(project, "n1")
    at = TEXT.index("3 people")
    fields = {"count": {"low": 5, "best": 5, "high": 5, "qualifier": "exact"}, "cites": {"count": [at, at + 1]}}
    decisions.correct(CODER, claim.id, None, fields, "Misread.")
    changed = claim_of(project, "n1")
    assert (changed.count.best, changed.count.text) == (5, "3")
    assert any(e.slot == "count" and e.text == "3" for e in changed.evidence)


@pytest.mark.parametrize(
    "fields",
    [{"count": {"low": 5, "best": 1}}, {"id": "c-other"}, {"cites": {"count": [0, 9999]}}, {"cites": {"count": "x"}},
     {"harm": "tickled"}, {"evidence": []}, {"cites": []}, {"visibility": {"level": "public"}}],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused(project, decisions, fields):
    """Figures out of order, words that are not there, unknown codes and fields that are not a person's to set."""
    with pytest.raises(TollbookError, match="This cannot be decided"):
        decisions.correct(CODER, claim_of(project, "n1").id, None, fields, "Why not.")
    assert list(project.decisions()) == []


def test_a_claim_that_was_not_read_is_added(project, decisions):
    """It cites the selected words, and two of the same are refused."""
    at = TEXT.index("Tarin Velkov")
    said = {"kind": "harm", "harm": "killed", "cites": {"claim": [at, at + 12]},
            "count": {"low": 1, "best": 1, "high": 1, "qualifier": "exact"}}  # fmt: skip
    decisions.add(CODER, "n1", said, "Named dead.")
    assert "Tarin Velkov" in {c.span.text for name, c in project.claims() if name == "n1"}
    with pytest.raises(TollbookError, match="there is such a claim already"):
        decisions.add(CODER, "n1", said, "Again.")
    assert project.verify().faults == ()


def test_a_reader_decides_nothing_and_a_coder_gives_no_grade(project, decisions):
    """Permissions hold in the service, not only at its door."""
    claim, arda = claim_of(project, "n1"), incident(project, "Arda")
    with pytest.raises(TollbookError, match="does not allow"):
        decisions.accept(viewer("reader"), claim.id, None)
    with pytest.raises(TollbookError, match="does not allow"):
        decisions.grade(CODER, arda.id, "fair", None, "Two origins.")


def test_a_grade_shows_at_once_and_two_people_sign_it(project, decisions):
    """One person's two signatures are one; another grade voids them."""
    arda = incident(project, "Arda")
    decisions.grade(EDITOR, arda.id, "fair", None, "Two origins.")
    graded = project.incident(arda.id)
    assert (graded.grade, graded.graded_by, graded.grade_reasons) == ("fair", "person", ("Two origins.",))
    decisions.sign_off(EDITOR, arda.id, None)
    with pytest.raises(TollbookError, match="another person must too"):
        decisions.sign_off(EDITOR, arda.id, None)
    decisions.sign_off(OTHER, arda.id, None)
    with project.open().read() as connection:
        assert decisions.signatures(connection, graded) == ("p-editor", "p-other")
    decisions.grade(EDITOR, arda.id, "weak", None, "One origin after all.")
    with project.open().read() as connection:
        assert decisions.signatures(connection, project.incident(arda.id)) == ()


def test_an_ungraded_incident_cannot_be_signed(project, decisions):
    """There is nothing to stand for."""
    with pytest.raises(TollbookError, match="no grade to sign"):
        decisions.sign_off(EDITOR, incident(project, "Arda").id, None)


def test_visibility_holds_at_once_and_is_undone(project, decisions):
    """Withheld when decided, public again when undone."""
    arda = incident(project, "Arda")
    kept = decisions.set_visibility(EDITOR, arda.id, Visibility(level="withheld"), None, "A family asked.")
    assert project.incident(arda.id).visibility.level == "withheld"
    decisions.undo(EDITOR, kept.id, "The family agreed.")
    assert project.incident(arda.id).visibility.level == "public"


def test_consent_shows_a_name_and_its_withdrawal_hides_it(project, decisions):
    """Recorded with who gave it; withdrawn, the name is withheld at once."""
    arda = incident(project, "Arda")
    given = Consent(by="the family", scope="name", date="2026-01-02")
    decisions.consent(EDITOR, arda.id, "Tarin Velkov", given, None)
    (person,) = project.incident(arda.id).persons
    assert (person.consent, person.visibility.level) == (given, "public")
    decisions.withdraw_consent(EDITOR, arda.id, "Tarin Velkov", "the family", "2026-02-03", None)
    (person,) = project.incident(arda.id).persons
    assert (person.consent.withdrawn, person.visibility.level) == ("2026-02-03", "withheld")
    with pytest.raises(TollbookError, match="names no such person"):
        decisions.consent(EDITOR, arda.id, "Nobody", given, None)


def test_merging_and_splitting_name_every_pair(project, decisions):
    """A merge joins all claims; a split parts each that leaves from each that stays; undo takes back the whole act."""
    arda, belm = incident(project, "Arda"), incident(project, "Belm")
    decisions.merge(CODER, [arda.id, belm.id], [None, None], "One attack.")
    apart = decisions.split(CODER, arda.id, [arda.claims[0]], None, "Two attacks.")
    assert [d.action for d in apart] == ["unlink"]
    with pytest.raises(TollbookError, match="claims that leave and claims that stay"):
        decisions.split(CODER, arda.id, list(arda.claims), None, "All.")
    moved = decisions.move(CODER, arda.claims[0], belm.id, None, "Belongs there.")
    assert [d.action for d in moved] == ["unlink", "link"]
    undone = decisions.undo(CODER, moved[1].id, "It does not.")
    assert {d.after for d in undone} == {d.id for d in moved}
    with pytest.raises(TollbookError, match="undone already"):
        decisions.undo(CODER, moved[0].id, "Again.")


def test_the_history_of_an_incident_has_what_was_decided_about_its_claims(project, decisions):
    """Oldest first, undone ones too."""
    arda = incident(project, "Arda")
    decisions.accept(CODER, arda.claims[0], None)
    decisions.grade(EDITOR, arda.id, "weak", None, "One origin.")
    with project.open().read() as connection:
        assert [d.action for d in decisions.history(connection, arda.id)] == ["accept", "grade"]


def test_concurrent_decisions_lose_none(project, decisions):
    """Of many people who decide at once each decision is kept or refused as stale, and the chain holds."""
    claims = [claim.id for _, claim in project.claims()]
    kept, stale = [], []
    start = threading.Barrier(8)

    def decide(worker: int) -> None:
        start.wait()
        for turn in range(15):
            claim = claims[(worker + turn) % len(claims)]
            try:
                kept.append(decisions.accept(CODER, claim, state(project, decisions, "claim", claim)).id)
            except TollbookError as error:
                assert error.code == "decision-stale"
                stale.append(claim)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(decide, range(8)))
    assert [d.id for d in project.decisions()] != []
    assert sorted(d.id for d in project.decisions()) == sorted(kept)
    assert len(kept) + len(stale) == 120
    assert project.verify().faults == ()
