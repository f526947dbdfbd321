"""What a reviewer ruled outweighs every rule of grouping and linking."""

from tests.incidents.factory import claim, report

from tollbook.assessment import record_of
from tollbook.incidents import Event, bonds_of, events_of
from tollbook.incidents.event import event_id
from tollbook.model import GradeGiven, Rulings, Toll

MILL = claim(9, names=("Ann Low",))
AGAIN = claim(9, at=40, names=("Ann Low",), harm="injured")
MARKET = claim(7, at=700, where="Aleppo", when="2015-11-20")
OTHER = claim(9, where="Kunduz", names=("Ann Low",), words="nine dead there")


def pair(one, other):
    """The pair as rulings hold it."""
    return frozenset({tuple(sorted((one.id, other.id)))})


def grouped(rulings, *claims):
    """Groups of claim ids of one document."""
    return {frozenset(c.id for c in e.claims) for e in events_of(report("a"), claims, bonds_of(rulings))}


def linked(rulings, *documents):
    """Groups of claim ids over documents of one claim or more."""
    given = [(report(f"d{i}", c[0].time.start, text=f"words of {c[0].place.name}"), c) for i, c in enumerate(documents)]
    return {frozenset(r.claims) for r in record_of(given, rulings) if r.claims}


def test_claims_of_one_document_are_parted_and_joined_as_ruled():
    """Apart parts what the rules join, together joins what they part."""
    assert grouped(Rulings(), MILL, AGAIN, MARKET) == {frozenset({MILL.id, AGAIN.id}), frozenset({MARKET.id})}
    assert grouped(Rulings(apart=pair(MILL, AGAIN)), MILL, AGAIN) == {frozenset({MILL.id}), frozenset({AGAIN.id})}
    assert grouped(Rulings(together=pair(MILL, MARKET)), MILL, MARKET) == {frozenset({MILL.id, MARKET.id})}


def test_a_claim_moves_from_one_event_to_another():
    """Ruled apart from its event and together with another, it moves; its old companions stay."""
    moved = Rulings(together=pair(AGAIN, MARKET), apart=pair(MILL, AGAIN))
    assert grouped(moved, MILL, AGAIN, MARKET) == {frozenset({MILL.id}), frozenset({AGAIN.id, MARKET.id})}


def test_of_contradicting_rulings_apart_holds():
    """A chain of `together` does not bridge an `apart`."""
    chain = Rulings(together=pair(MILL, AGAIN) | pair(AGAIN, MARKET), apart=pair(MILL, MARKET))
    assert not any({MILL.id, MARKET.id} <= group for group in grouped(chain, MILL, AGAIN, MARKET))
    assert not any({MILL.id, MARKET.id} <= group for group in linked(chain, (MILL,), (AGAIN,), (MARKET,)))


def test_documents_are_parted_and_joined_as_ruled():
    """Across documents too."""
    assert linked(Rulings(), (MILL,), (OTHER,)) == {frozenset({MILL.id, OTHER.id})}
    assert len(linked(Rulings(apart=pair(MILL, OTHER)), (MILL,), (OTHER,))) == 2
    assert len(linked(Rulings(), (MILL,), (MARKET,))) == 2
    assert linked(Rulings(together=pair(MILL, MARKET)), (MILL,), (MARKET,)) == {frozenset({MILL.id, MARKET.id})}


def test_a_tolls_figure_joined_to_an_incident_is_of_that_incident():
    """A reviewer may say that a sum over days was one event."""
    toll = claim(40, at=300, when=None, where=None, scope="campaign")
    records = record_of([(report("a"), (MILL,)), (report("b"), (toll,))], Rulings(together=pair(MILL, toll)))
    assert [r.claims for r in records if not isinstance(r, Toll)] == [(MILL.id, toll.id)]


def test_a_grade_given_under_an_earlier_id_still_holds():
    """The id that an incident had before an earlier report joined it finds it."""
    late, early = (
        (report("late", "2015-10-06", text="mill"), (OTHER,)),
        (report("early", "2015-10-03", text="mill"), (MILL,)),
    )
    (before,) = record_of([late])
    ruling = Rulings(grades={before.id: GradeGiven(grade="confirmed", reason="seen there")})
    (after,) = record_of([late, early], ruling)
    assert after.id != before.id
    assert (after.grade, after.graded_by, after.grade_reasons) == ("confirmed", "person", ("seen there",))


def test_an_event_parted_keeps_its_first_claims_id():
    """The id of what stays does not change, so that decisions about it still find it."""
    whole: Event = events_of(report("a"), (MILL, AGAIN))[0]
    parted = events_of(report("a"), (MILL, AGAIN), bonds_of(Rulings(apart=pair(MILL, AGAIN))))
    assert parted[0].id == whole.id == event_id(report("a"), (MILL,))
