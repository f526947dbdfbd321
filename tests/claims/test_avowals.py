"""Which harm an avowal is about."""

import pytest
from tests.claims.factory import claims

STRIKE = "A shell hit a market in Taiz on Monday and killed five people. "
CAMP = "At least 44 migrants died when a centre in Tajoura was bombed. Forces loyal to Khalifa Haftar said that "


def responsibility(text: str) -> set[str]:
    """What holds the parties of the first claim of harm responsible."""
    return {a.responsibility for a in claims(text, "harm")[0].actors}


@pytest.mark.parametrize(
    ("answer", "held"),
    [
        ("The army said that it had fired at gunmen.", {"alleged"}),
        ("The army said that it had shelled gunmen in the market.", {"claimed"}),
        ("The army said that it had shelled gunmen in Taiz.", {"claimed"}),
        ("The army said that its men had mistakenly struck the market.", {"admitted"}),
        ("The army said that it had carried out the attack.", {"claimed"}),
        ("The army denied hitting the market, and said that it had struck a school by mistake.", {"alleged"}),
        ("The army denied the attack. The next day it admitted that its men had fired the shell.", {"admitted"}),
    ],
)
def test_an_avowal_is_of_the_harm_where_its_words_tie_it_to_the_harm(answer: str, held: set[str]) -> None:
    """Its object, place, means or the attack itself tie it; fighters somewhere and other objects do not."""
    assert responsibility(STRIKE + answer) == held


def test_a_party_that_denies_one_deed_and_tells_of_another_stands_accused() -> None:
    """The strike on the camp is its own, the strike on the centre is not."""
    assert responsibility(CAMP + "they had bombed a nearby camp but denied striking the centre.") == {"alleged"}


def test_an_admission_of_damage_elsewhere_makes_nobody_guilty() -> None:
    """Without an accusation a clinic that was hit elsewhere says nothing of the market."""
    assert responsibility(STRIKE + "The army acknowledged that it had hit a clinic in Marib.") == set()
