"""Properties that hold for any reports: origins, tolls, order, parts."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.factory import claim, part, report

from tollbook.assessment import record_of
from tollbook.assessment.arithmetic import value
from tollbook.model import Incident, Toll

TEXT = "An air strike hit the north quarter of Kunduz on Saturday and the dead were brought to the school {}. "
ORIGINS = ("Relief Aid", "Hill Observers", "the ministry")


@st.composite
def readings(draw):
    """Reports of one event by a few origins, some with parts, some with a campaign's toll."""
    found = []
    for i in range(draw(st.integers(1, 6))):
        whole = claim(draw(st.integers(1, 50)), by=draw(st.sampled_from(ORIGINS)), at=10)
        claims = [whole]
        if draw(st.booleans()):
            claims.append(part(whole, draw(st.integers(1, 60)), at=60, groups={"children": draw(st.integers(1, 60))}))
        if draw(st.booleans()):
            claims.append(claim(draw(st.integers(1000, 9000)), at=200, scope="campaign", where=None, when=None))
        date = f"2015-10-{draw(st.integers(3, 9)):02d}"
        found.append((report(f"d{i}", date, text=TEXT.format("words " * i)), tuple(claims)))
    return found


@settings(max_examples=60, deadline=None)
@given(readings(), st.randoms(use_true_random=False))
def test_order_of_documents_changes_nothing(given_readings, random):
    """The same reports in any order give the same record."""
    shuffled = random.sample(given_readings, len(given_readings))
    assert record_of(shuffled) == record_of(given_readings)


@settings(max_examples=60, deadline=None)
@given(readings())
def test_tolls_are_never_summed_into_incidents(given_readings):
    """No incident's figure exceeds the largest that a claim of an event gives."""
    largest = max(c.count.best for _, claims in given_readings for c in claims if c.scope == "incident")
    for record in record_of(given_readings):
        if isinstance(record, Incident):
            assert record.killed is None or value(record.killed) <= largest
        else:
            assert isinstance(record, Toll)


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_group_never_exceeds_the_whole(given_readings):
    """Children killed are never more than all killed."""
    for record in record_of(given_readings):
        if record.children_killed is not None and record.killed is not None:
            assert value(record.children_killed) <= value(record.killed)


@settings(max_examples=60, deadline=None)
@given(readings(), st.integers(1, 5))
def test_reprints_add_no_origin(given_readings, copies):
    """Any number of outlets that carry one origin's claim add one origin, and no dead."""
    the_report, claims = given_readings[0]
    more = [(the_report.model_copy(update={"document": f"copy{i}"}), claims) for i in range(copies)]
    once = [r for r in record_of([(the_report, claims)]) if isinstance(r, Incident)]
    often = [r for r in record_of([(the_report, claims), *more]) if isinstance(r, Incident)]
    assert [(r.origins, r.killed) for r in often] == [(r.origins, r.killed) for r in once]


@settings(max_examples=60, deadline=None)
@given(readings())
def test_every_claim_is_in_one_record(given_readings):
    """No claim is lost and none is in two records."""
    told = [claim_id for record in record_of(given_readings) for claim_id in record.claims]
    assert sorted(told) == sorted(c.id for _, claims in given_readings for c in claims)
