"""What holds for the claims of any text."""

import pytest
from tests.claims.factory import claims

REPORT = """Nine villagers, including three children, were killed when shells hit Taiz on Monday, a doctor said.

The Houthis denied shelling the city. The Saudi-led coalition said it killed 14 fighters near the city.

More than 10,000 people have been killed since the war began. Two journalists are missing, and 300 families fled."""
HOSTILE = [
    "",
    "killed",
    "killed " * 300,
    "12 killed, " * 200,
    "killed by killed by killed by 12",
    "“" * 300 + "12 people were killed",
    "including " * 200 + "12 people killed",
    "The dead included " * 50 + "12 dead.",
    "He said " * 60 + "12 people were killed.",
    "none of none of none survived survived",
    "١٢ people were killed in Halab. 12 İnsan killed 🙂 in İzmir",
    "12,000,000,000,000,000,000 people were killed",
]
TEXTS = [REPORT, *HOSTILE]
IDS = ["report", *map(str, range(len(HOSTILE)))]


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_every_value_cites_its_words(text: str) -> None:
    """Every span of evidence stands verbatim in the document, and each claim has exactly one that carries it."""
    for claim in claims(text):
        assert [e.slot for e in claim.evidence].count("claim") == 1
        assert all(text[e.start : e.end] == e.text and e.text for e in claim.evidence)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    """Nothing depends on chance or on what was read before."""
    assert claims(text) == claims(text)


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_ids_are_unique_and_point_at_claims_of_the_document(text: str) -> None:
    """A part names a whole, and an answer a claim, that the document has."""
    told = claims(text)
    ids = {c.id for c in told}
    assert len(ids) == len(told)
    assert {c.part_of for c in told if c.part_of} <= ids
    assert {a for c in told for a in c.answers} <= ids


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_figures_are_in_order(text: str) -> None:
    """Low, best and high never cross, and certainty is a probability."""
    for claim in claims(text):
        said = [n for n in (claim.count.low, claim.count.best, claim.count.high) if n is not None]
        assert said == sorted(said)
        assert 0 < claim.certainty < 1


def test_a_part_is_no_more_than_its_whole() -> None:
    """Children among the dead do not outnumber them."""
    told = {c.id: c for c in claims(REPORT)}
    parts = [(c, told[c.part_of]) for c in told.values() if c.part_of]
    assert [(p.count.best, w.count.best) for p, w in parts] == [(3, 9)]
    assert all(p.scope == "subset" for p, _ in parts)


def test_the_publisher_ends_every_chain() -> None:
    """Who published it is never lost."""
    told = claims(REPORT)
    assert told
    assert all(c.sources[-1].name == "The Sample Times" for c in told)


def test_every_claim_says_its_rule() -> None:
    """No claim comes from nowhere."""
    assert {c.rule.split(".")[0] for c in claims(REPORT)} <= {"harm", "damage", "position", "responsibility", "attack"}
    assert all(c.rule for c in claims(REPORT))
