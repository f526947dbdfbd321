"""What people decided about claims, over every re-reading."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.decisions.factory import TEXT, about, claim, document, undo

from tollbook.decisions import decided_claims, reviewed_claims
from tollbook.decisions.words import stands_in
from tollbook.model import Count, Evidence

DEAD = claim("killed 12 people", 12)
HURT = claim("injured 30", 30, "injured")
BELM = claim("4 people were killed", 4)
READ = (DEAD, HURT, BELM)
FIGURE = json.dumps({"count": Count(low=13, best=13, high=13, qualifier="exact").model_dump(mode="json")})


def figures(decisions, read=READ, of=None):
    """The best figures of the claims that count."""
    return [c.count.best for c in decided_claims(of or document(), read, decisions)]


def statuses(decisions, read=READ):
    """Status by the claims' figures."""
    return {r.claim.count.best: r.status for r in reviewed_claims(document(), read, decisions)}


def test_each_decision_does_what_it_says():
    """Rejected claims go and stay on record, corrected ones change, unverifiable ones add nothing, added ones come."""
    assert figures([]) == [12, 30, 4]
    assert figures([about("accept", DEAD)]) == [12, 30, 4]
    assert figures([about("reject", DEAD)]) == [30, 4]
    assert statuses([about("reject", DEAD)])[12] == "rejected"
    assert figures([about("correct", DEAD, FIGURE)]) == [13, 30, 4]
    held = decided_claims(document(), READ, [about("unverifiable", DEAD)])
    assert [c.stance for c in held] == ["cannot_verify", "assert", "assert"]
    new = claim("Officials denied it", 0, name="c-new")
    assert figures([about("add", new)]) == [12, 30, 4, 0]


def test_a_corrected_claim_keeps_its_id():
    """What refers to it (a group, an incident, a later decision) still finds it."""
    assert decided_claims(document(), READ, [about("correct", DEAD, FIGURE)])[0].id == DEAD.id


def test_the_latest_decision_wins():
    """Reject after correct rejects; accept after reject lets the claim count again."""
    assert figures([about("correct", DEAD, FIGURE), about("reject", DEAD)]) == [30, 4]
    assert figures([about("reject", DEAD), about("accept", DEAD)]) == [12, 30, 4]
    assert figures([about("reject", DEAD), about("correct", DEAD, FIGURE)]) == [13, 30, 4]


def test_an_undo_takes_a_decision_back_and_can_be_undone():
    """Undo, and undo of the undo."""
    rejected = about("reject", DEAD)
    back = undo(rejected)
    assert figures([rejected, back]) == [12, 30, 4]
    assert figures([rejected, back, undo(back)]) == [30, 4]


def test_a_decision_finds_its_claim_when_another_version_reads_other_bounds():
    """The words overlap, kind and harm are the same: it is the claim, whatever its id is now."""
    longer = claim("Shelling in Arda killed 12 people", 12)
    assert figures([about("reject", DEAD)], (longer, HURT, BELM)) == [30, 4]
    assert figures([about("correct", DEAD, FIGURE)], (longer, HURT, BELM)) == [13, 30, 4]


def test_a_decided_claim_that_is_not_read_any_more_stands_as_decided():
    """A later version that misses it does not undo what a person saw."""
    assert figures([about("accept", DEAD)], (HURT, BELM)) == [12, 30, 4]
    assert figures([about("correct", DEAD, FIGURE)], (HURT, BELM)) == [13, 30, 4]
    assert figures([about("reject", DEAD)], (HURT, BELM)) == [30, 4]


def test_an_added_claim_that_is_read_later_stands_once():
    """Once the machine finds the same figure in the same words, both are one claim."""
    new = claim("4 people were killed", 4, name="c-person")
    assert figures([about("add", new)], (DEAD, HURT)) == [12, 30, 4]
    assert figures([about("add", new)], READ) == [12, 30, 4]


def test_a_decision_is_about_one_claim_of_several_with_the_same_words():
    """Of two claims on the same words the one with the figure that was seen is meant."""
    part = claim("killed 12 people", 3)
    assert figures([about("reject", part)], (DEAD, part)) == [12]
    assert figures([about("reject", DEAD)], (DEAD, part)) == [3]


def test_decisions_about_another_document_change_nothing():
    """The document's hash is part of the anchor."""
    assert figures([about("reject", DEAD, sha256="b" * 64)]) == [12, 30, 4]


def test_words_that_moved_are_found_again():
    """The same bytes read with a menu less: the claim stands where its words are now."""
    moved = document("Menu. " + TEXT)
    (found,) = decided_claims(moved, (), [about("accept", DEAD)])
    assert found.span.start == DEAD.span.start + 6
    assert stands_in(found, moved.text)


def test_words_that_are_gone_count_for_nothing_and_stay_on_record():
    """A decided claim whose words stand nowhere is `lost`, for someone to look at."""
    (found,) = reviewed_claims(document("Other words."), (), [about("accept", DEAD)])
    assert (found.status, found.counts) == ("lost", False)


ACTIONS = st.sampled_from(["accept", "reject", "unverifiable", "correct"])


@st.composite
def histories(draw):
    """Decisions about three claims, some of them undone."""
    made = []
    for _ in range(draw(st.integers(0, 8))):
        if made and draw(st.booleans()):
            made.append(undo(draw(st.sampled_from(made))))
        else:
            seen, action = draw(st.sampled_from(READ)), draw(ACTIONS)
            after = FIGURE if action == "correct" else None
            made.append(about(action, seen, after))
    return made


@st.composite
def rereadings(draw):
    """What another version of the rules makes of the same text: claims with other bounds, ids and order, or missing."""
    read = []
    for seen in READ:
        if not draw(st.booleans()):
            continue
        span = seen.span
        start = max(0, span.start - draw(st.integers(0, 3)))
        words = TEXT[start : span.end]
        evidence = (Evidence(slot="claim", start=start, end=span.end, text=words),)
        read.append(seen.model_copy(update={"evidence": evidence, "id": f"{seen.id}-{draw(st.integers(0, 2))}"}))
    return tuple(draw(st.permutations(read)))


def decided(decisions, read):
    """Harm, figure, status and stance of the claims about which something stands."""
    found = reviewed_claims(document(), read, decisions)
    return sorted((r.claim.harm, r.claim.count.best, r.status, r.claim.stance)
                  for r in found if r.decision is not None)  # fmt: skip


@given(histories(), rereadings())
def test_what_was_decided_survives_every_rereading(decisions, read):
    """Whatever the rules make of the text later, the decided claims stand as they were decided."""
    assert decided(decisions, read) == decided(decisions, READ)


@given(histories(), rereadings())
def test_every_decided_claim_cites_words_that_stand(decisions, read):
    """Each claim that counts stands in the document at its offsets."""
    assert all(stands_in(c, TEXT) for c in decided_claims(document(), read, decisions))
