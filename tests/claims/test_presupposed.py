"""What a denial denies, and what it takes for granted."""

import pytest
from tests.claims.factory import claims


def told(text: str) -> list[tuple[int | None, str]]:
    """Figures of harm with their stance."""
    return [(c.count.best, c.stance) for c in claims(text, "harm")]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels denied shelling the market in Kutum, where nine people died.",
        "The rebels denied responsibility for the deaths of nine people in Kutum.",
        "The rebels denied that they were behind the killing of nine people in Kutum.",
        "The rebels denied any role in the bombing of the school that left nine pupils dead.",
        "The rebels denied responsibility for an air strike that monitors say killed nine people.",
    ],
)
def test_whose_deed_is_denied_not_the_dead(text: str) -> None:
    """The dead of a denied deed are told as a fact, and the denial answers them."""
    assert told(text) == [(9, "assert")]
    (denial,) = claims(text, "responsibility")
    assert denial.stance == "deny"
    assert len(denial.answers) == 1


def test_a_denied_report_takes_an_earlier_attack_for_granted() -> None:
    """Nobody denies the dead of the attack after which something else is said not to have happened."""
    text = "The ministry denied reports that it had run out of fuel after the attack that killed nine people."
    assert told(text) == [(9, "assert")]
    assert claims(text, "responsibility") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The rebels denied that they had killed nine people in Kutum.",
        "The rebels denied that their shelling of Kutum had killed nine people.",
        "The rebels denied planting any mine that killed nine people in Kutum.",
        "The rebels denied that they had shelled Kutum, killing nine people.",
    ],
)
def test_the_deed_is_denied_with_its_dead(text: str) -> None:
    """What stands in the denied clause itself is no report of harm."""
    assert told(text) == []
