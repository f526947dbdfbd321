"""What reviewers decided holds in every re-run, merge and split."""

import json
from itertools import count

import pytest

from tollbook.decisions import anchor_of, rulings
from tollbook.model import Anchor, Decision, Document
from tollbook.pipeline import link_all, read

TEXT = "An air strike killed 12 civilians in the town of Saraqeb on Monday, the Red Crescent said."
OTHER = "Shelling killed 7 people in a market in Ariha on Friday, a doctor said."
_number = count(1)


def decision(incident: str, action: str, at: str, after: str | None = None) -> Decision:
    """A decision about an incident."""
    about = Anchor(incident=incident)
    return Decision(id=at, about=about, action=action, after=after, reason="a test", by="reviewer-1", at=at)


def about(action: str, document: Document, claim, after=None) -> Decision:
    """A decision about a claim as it was read."""
    before = claim.model_dump_json() if action not in ("link", "unlink") else None
    made = None if after is None else json.dumps(after)
    return Decision(id=f"r-{next(_number)}", about=anchor_of(claim, document.sha256), action=action, before=before,
                    after=made, reason="a test", by="reviewer-1", at="2026-01-01T00:00:00Z")  # fmt: skip


@pytest.fixture(scope="module")
def readings():
    """Two reports of two events, read."""
    made = []
    for name, text in (("a", TEXT), ("b", OTHER)):
        document = Document(id=name, sha256=name * 64, text=text, publisher="The Times", published="2016-05-12")
        made.append(read(document))
    return made


def dead(reading):
    """The claim of the dead of a report."""
    return next(c for c in reading.claims if c.harm == "killed")


def linked(readings, *decisions):
    """The incidents, by their documents."""
    return {incident.documents: incident for incident in link_all(readings, decisions)[0]}


def test_a_discounted_incident_is_graded_by_the_person(readings) -> None:
    """The decision gives the grade `discounted`, by a person, and restoring takes it back."""
    incident = linked(readings)["a",]
    assert incident.grade != "discounted"
    discount = decision(incident.id, "discount", "2026-01-01T00:00:00Z")
    again = linked(readings, discount)["a",]
    assert (again.grade, again.graded_by) == ("discounted", "person")
    restored = linked(readings, discount, decision(incident.id, "restore", "2026-01-02T00:00:00Z"))["a",]
    assert restored.grade == incident.grade


def test_the_latest_decision_counts() -> None:
    """Of discount and restore the later one holds, each incident for itself."""
    chain = (decision("i-1", "discount", "1"), decision("i-2", "discount", "2"), decision("i-1", "restore", "3"))
    assert rulings(chain, ()).discounted == {"i-2"}


def test_figures_are_made_of_the_claims_as_people_decided_them(readings) -> None:
    """Corrected, the incident has the new figure; rejected, it has none."""
    document, claim = readings[0].document, dead(readings[0])
    fields = {"count": claim.count.model_dump() | {"low": 13, "best": 13, "high": 13}}
    changed = linked(readings, about("correct", document, claim, fields))["a",]
    assert (changed.killed.low, changed.killed.high) == (13, 13)
    rejected = linked(readings, about("reject", document, claim)).get(("a",))
    assert rejected is None or rejected.killed is None


def test_merged_and_split_incidents_stay_so_in_any_order(readings) -> None:
    """Linked claims are of one incident; unlinked ones are not, and the later of both holds."""
    (first, one), (second, other) = ((r.document, dead(r)) for r in readings)
    there = [anchor_of(other, second.sha256).model_dump(mode="json")]
    link, unlink = about("link", first, one, there), about("unlink", first, one, there)
    assert len(linked(readings)) == 2
    for order in (readings, readings[::-1]):
        assert set(linked(order, link)) == {("a", "b")}
        assert len(linked(order, link, unlink)) == 2
        assert set(linked(order, unlink, link)) == {("a", "b")}


def test_a_withheld_incident_stays_withheld_when_it_is_merged(readings) -> None:
    """Nothing withheld comes to light by a merge: the strictest level holds."""
    incident = linked(readings)["b",]
    (first, one), (second, other) = ((r.document, dead(r)) for r in readings)
    held = decision(incident.id, "visibility", "1", '{"level": "withheld"}')
    held = held.model_copy(update={"before": json.dumps({"had": list(incident.claims)})})
    link = about("link", first, one, [anchor_of(other, second.sha256).model_dump(mode="json")])
    assert linked(readings, held, link)["a", "b"].visibility.level == "withheld"
    assert linked(readings, held)["a",].visibility.level == "public"
