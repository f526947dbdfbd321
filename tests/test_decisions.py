"""A reviewer's decision to discount an incident decides its grade in every re-run."""

from tollbook.decisions import rulings
from tollbook.model import Anchor, Decision, Document
from tollbook.pipeline import link_all, read

TEXT = "An air strike killed 12 civilians in the town of Saraqeb on Monday, the Red Crescent said."


def decision(incident: str, action: str, at: str) -> Decision:
    """A decision about an incident."""
    return Decision(id=at, about=Anchor(incident=incident), action=action, reason="a test", by="reviewer-1", at=at)


def test_a_discounted_incident_is_graded_by_the_person() -> None:
    """The decision gives the grade `discounted`, by a person, and restoring takes it back."""
    document = Document(id="a", sha256="0" * 64, text=TEXT, publisher="The Sample Times", published="2016-05-12")
    reading = read(document)
    (incident,), _ = link_all([reading], ())
    assert incident.grade != "discounted"
    discount = decision(incident.id, "discount", "2026-01-01T00:00:00Z")
    (again,), _ = link_all([reading], (discount,))
    assert (again.grade, again.graded_by) == ("discounted", "person")
    restored, _ = link_all([reading], (discount, decision(incident.id, "restore", "2026-01-02T00:00:00Z")))
    assert restored[0].grade == incident.grade


def test_the_latest_decision_counts() -> None:
    """Of discount and restore the later one holds, each incident for itself."""
    chain = (decision("i-1", "discount", "1"), decision("i-2", "discount", "2"), decision("i-1", "restore", "3"))
    assert rulings(chain, ()).discounted == {"i-2"}
