"""Denials, avowals, disputes, silence and doubt of the parties."""

import pytest
from tests.claims.factory import claims

HARM = "An air strike killed nine people in Taiz. "


@pytest.mark.parametrize(
    ("answer", "stance", "basis"),
    [
        ("The Saudi-led coalition denied bombing the market.", "deny", "denied"),
        ("The Saudi-led coalition admitted that it bombed the market.", "admit", "admitted"),
        ("The Saudi-led coalition declined to comment on the strike.", "no_comment", "alleged"),
        ("The Saudi-led coalition said it carried out the strike.", "admit", "claimed"),
    ],
)
def test_a_party_s_answer_is_a_claim_of_responsibility(answer: str, stance: str, basis: str) -> None:
    """Each answer has its stance, and what it makes of the party's responsibility."""
    (told,) = claims(HARM + answer, "responsibility")
    assert told.stance == stance
    assert [(a.name, a.responsibility) for a in told.actors] == [("Saudi-led coalition", basis)]


def test_each_party_of_a_joint_denial_denies() -> None:
    """Two parties that deny in one sentence make two claims."""
    told = claims(
        "An air strike killed nine people in Hama. Russia and Syria denied bombing the town.", "responsibility"
    )
    assert sorted(a.name for c in told for a in c.actors) == ["Russia", "Syrian government"]
    assert len({c.id for c in told}) == 2


def test_a_denial_answers_what_it_denies() -> None:
    """A denied report of named activists is a claim of theirs, and the denial names it."""
    text = "The Saudi-led coalition denied reports from activists that its planes killed nine villagers in Taiz."
    (told,) = claims(text, "harm")
    (denial,) = claims(text, "responsibility")
    assert told.stance == "assert"
    assert denial.answers == (told.id,)


def test_a_denied_figure_is_no_report_of_harm() -> None:
    """What only its denial tells counts nobody."""
    assert claims("The army denied that it killed three farmers in Taiz.", "harm") == ()


def test_doubt_about_other_things_is_no_position() -> None:
    """A denial that speaks of no attack is none."""
    assert claims(HARM + "The minister denied that he would resign.", "responsibility") == ()


@pytest.mark.parametrize(
    "denial",
    ["He denied reports that officers had fled.", "The ministry denied that it was short of fuel after the blast."],
)
def test_a_denial_of_something_else_answers_no_harm(denial: str) -> None:
    """Who denies that his men ran away, or what followed an attack, has not denied its dead."""
    assert claims(HARM + denial, "responsibility") == ()
