"""The queue: what waits, blind coding, agreement, adjudication."""

from datetime import date

import pytest
from tests.review.conftest import viewer

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review.agreement import agreement, cohens_kappa, krippendorffs_alpha
from tollbook.review.blind import NOT_BLIND, blind_of
from tollbook.review.decisions import Decisions
from tollbook.review.queue import Queue
from tollbook.review.users import Users
from tollbook.review.viewer import viewer_of
from tollbook.visibility import EVERYTHING, Lens, gate_for


@pytest.fixture
def clock():
    """A clock that stands until it is set on."""
    return [1_000_000]


@pytest.fixture
def queue(project, clock):
    """The queue over three invented reports."""
    return Queue(project.open(), lambda: clock[0])


@pytest.fixture
def people(project):
    """Two coders and an editor."""
    users = Users(project.open())
    users.set_up("ed", "a long password", "p-ed")
    found = {
        name: viewer_of(users.add(name, "a long password", "coder", "p-ed", f"p-{name}")) for name in ("one", "two")
    }
    with project.open().read() as connection:
        return found | {"ed": viewer_of(store.user_by_name(connection, "ed"))}


def listed(project, queue, kind, who, **more):
    """The incidents of a kind."""
    with project.open().read() as connection:
        lens = Lens(gate_for(connection, EVERYTHING, date(2026, 1, 1)))
        return queue.items(connection, kind, who, lens, **more)


def names(page):
    """The titles of a page."""
    return [item.title for item in page.items]


def test_what_nobody_decided_about_is_new_until_someone_is_done(project, queue, people):
    """Most killed first; done takes it off the list."""
    page = listed(project, queue, "new", people["one"])
    assert names(page) == ["Killing in Belm", "Killing in Arda"]
    queue.done(people["one"], page.items[0].id)
    assert names(listed(project, queue, "new", people["one"])) == ["Killing in Arda"]
    with project.open().read() as connection:
        assert (
            queue.counts(connection, people["one"], Lens(gate_for(connection, EVERYTHING, date(2026, 1, 1))))["new"]
            == 1
        )


def test_what_changed_since_someone_was_done_is_stale(project, queue, people):
    """A grade given later brings it back."""
    (item, _) = listed(project, queue, "new", people["one"]).items
    queue.done(people["one"], item.id)
    assert names(listed(project, queue, "stale", people["one"])) == []
    Decisions(project.open()).grade(people["ed"], item.id, "weak", None, "One origin.")
    assert names(listed(project, queue, "stale", people["one"])) == ["Killing in Belm"]


def test_pages_follow_each_other_by_cursor(project, queue, people):
    """One item a page: the second page begins where the first ended."""
    first = listed(project, queue, "new", people["one"], limit=1)
    second = listed(project, queue, "new", people["one"], limit=1, after=first.next)
    assert names(first) + names(second) == ["Killing in Belm", "Killing in Arda"]
    assert second.next is None
    with pytest.raises(TollbookError, match="no cursor"):
        listed(project, queue, "new", people["one"], after="x")


def test_colleagues_at_one_item_learn_of_each_other(project, queue, people, clock):
    """Who came first holds it; without a sign of life he is forgotten."""
    item = listed(project, queue, "new", people["one"]).items[0].id
    assert queue.take(people["one"], item).others == ()
    clock[0] += 10
    seen = queue.take(people["two"], item)
    assert (seen.held_by, seen.others) == ("p-one", ("p-one",))
    assert queue.take(people["one"], item).held_by is None
    assert queue.take(people["one"], item).others == ("p-two",)
    queue.leave(people["one"], item)
    assert queue.take(people["two"], item).others == ()
    clock[0] += 60
    assert queue.take(people["one"], item).others == ()


def test_the_second_coder_is_blind_to_the_first(project, queue, people):
    """Neither sees the other's coding, and an editor neither, before both are done."""
    item = listed(project, queue, "new", people["one"]).items[0].id
    queue.assign(people["ed"], item, [people["one"].id, people["two"].id])
    assert names(listed(project, queue, "coding", people["two"])) == ["Killing in Belm"]
    queue.code(people["one"], item, {"killed": "12", "perpetrator": "Belland"})
    with project.open().read() as connection:
        assert queue.codings(connection, people["two"], item) == {}
        assert queue.codings(connection, people["ed"], item) == {}
        assert blind_of(connection, people["two"]).coders_of(item) == {"p-one"}
    queue.code(people["two"], item, {"killed": "13", "perpetrator": "Belland"})
    with project.open().read() as connection:
        both = queue.codings(connection, people["two"], item)
        assert both["p-one"] == {"killed": 12, "perpetrator": "Belland"}
        assert blind_of(connection, people["two"]) == NOT_BLIND
    with pytest.raises(TollbookError, match="waits for adjudication"):
        queue.code(people["two"], item, {"killed": "12"})


def test_a_third_person_adjudicates(project, queue, people):
    """Not before all have coded, and nobody his own work."""
    item = listed(project, queue, "new", people["one"]).items[0].id
    queue.assign(people["ed"], item, [people["one"].id, people["two"].id])
    with pytest.raises(TollbookError, match="not everyone"):
        queue.adjudicate(people["ed"], item, {"killed": 12}, "Early.")
    for name, dead in (("one", 12), ("two", 13)):
        queue.code(people[name], item, {"killed": dead})
    assert names(listed(project, queue, "adjudicate", people["ed"])) == ["Killing in Belm"]
    with pytest.raises(TollbookError, match="does not allow"):
        queue.adjudicate(people["one"], item, {"killed": 12}, "Mine.")
    queue.adjudicate(people["ed"], item, {"killed": 12}, "The first has it right.")
    assert names(listed(project, queue, "adjudicate", people["ed"])) == []
    assert project.verify().faults == ()


@pytest.mark.parametrize("values", [{}, {"killed": "many"}, {"killed": "-1"}, {"grade": "great"}, {"colour": "red"}])
def test_what_cannot_be_coded_is_refused(project, queue, people, values):
    """Numbers of people, known grades, known variables."""
    item = listed(project, queue, "new", people["one"]).items[0].id
    queue.assign(people["ed"], item, [people["one"].id])
    with pytest.raises(TollbookError, match="cannot be coded"):
        queue.code(people["one"], item, values)


def test_only_whom_it_was_given_to_codes_it(project, queue, people):
    """An item is assigned before it is coded, by an editor, to users that there are."""
    item = listed(project, queue, "new", people["one"]).items[0].id
    with pytest.raises(TollbookError, match="not assigned to you"):
        queue.code(people["one"], item, {"killed": 12})
    with pytest.raises(TollbookError, match="does not allow"):
        queue.assign(people["one"], item, [people["one"].id])
    with pytest.raises(TollbookError, match="no user"):
        queue.assign(people["ed"], item, ["u-nobody"])
    with pytest.raises(TollbookError, match="no item"):
        queue.take(viewer("coder"), "i-none")


def test_cohens_kappa_is_that_of_the_textbook():
    """Cohen's measure on the example of 50 grant proposals: 20 + 15 agree, kappa 0.4."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)
    assert cohens_kappa([("y", "y")]) is None
    assert cohens_kappa([]) is None


def test_krippendorffs_alpha_is_that_of_his_example():
    """His two observers of ten units with binary values: alpha 0.095 (Computing Krippendorff's Alpha, 2011)."""
    first, second = "0100000000", "1110010010"
    units = [{"a": one, "b": other} for one, other in zip(first, second, strict=True)]
    assert krippendorffs_alpha(units, "nominal") == pytest.approx(0.095, abs=0.001)
    assert krippendorffs_alpha([{"a": "0"}], "nominal") is None
    assert agreement(units, "nominal").items == 10


def test_items_of_two_incidents_that_become_one_are_that_ones(project, queue, people):
    """Everyone who had either has it; a coding of the heir's own stays; what nobody took over is left as it was."""
    first, second = sorted(project.incidents(), key=lambda incident: incident.id)
    queue.assign(people["ed"], first.id, [people["one"].id])
    queue.assign(people["ed"], second.id, [people["one"].id, people["two"].id])
    queue.code(people["one"], first.id, {"killed": "3"})
    queue.code(people["one"], second.id, {"killed": "4"})
    joined = first.model_copy(update={"claims": first.claims + second.claims})
    with project.open().write() as connection:
        store.replace_records(connection, [first.id, second.id], [joined])
        assert store.assigned(connection, [first.id, second.id]) == {
            first.id: tuple(sorted((people["one"].id, people["two"].id)))
        }
        assert [(item, answers) for item, _, answers in store.codings_of(connection)] == [(first.id, '{"killed": 3}')]
        store.replace_records(connection, [first.id], [])
        assert set(store.assigned(connection, [first.id])) == {first.id}
