"""What denials, admissions and silence answer."""

import pytest
from tests.claims.factory import claims

ATTACK = "A Russian air strike killed nine people in Saraqib on Monday, the Red Crescent said. "


@pytest.mark.parametrize("answer", ["Moscow denied the attack.", "Russia denied carrying out the air strike."])
def test_a_denial_answers_what_lays_the_harm_at_its_door(answer: str) -> None:
    """It is linked to the claim that names the party, with that claim's place and time where it gives none."""
    found = claims(ATTACK + "A Turkish shell killed two men in Azaz on Tuesday. " + answer)
    (denial,) = (c for c in found if c.stance == "deny")
    accused = next(c for c in found if c.kind == "harm" and c.count.best == 9)
    assert denial.answers == (accused.id,)


def test_an_answer_far_from_any_harm_answers_nothing() -> None:
    """What stands thousands of characters further down is another story."""
    found = claims(ATTACK + "The market was quiet. " * 200 + "Moscow denied the attack.")
    assert all(c.answers == () for c in found if c.stance == "deny")


def test_the_answered_place_is_the_answer_s_own_where_it_names_none() -> None:
    """ "It denied the attack" is about the town that the attack was on."""
    (denial,) = (c for c in claims(ATTACK + "Moscow denied the attack.") if c.stance == "deny")
    assert denial.place is not None
    assert denial.place.name == "Saraqib"
    assert any(e.slot == "place" and e.text == "Saraqib" for e in denial.evidence)


def test_a_denial_of_fighters_answers_the_figure_of_fighters() -> None:
    """Whom the answer speaks of tells which of two figures it answers."""
    text = "The ministry said that 12 fighters were killed in Saraqib and that four doctors were killed too. "
    found = claims(text + "The hospital denied that there were armed combatants in its compound.")
    (denial,) = (c for c in found if c.stance == "deny")
    assert denial.answers == (next(c.id for c in found if c.count.best == 12),)
