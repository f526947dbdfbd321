"""How sure a claim is to be read rightly."""

import pytest
from tests.claims.factory import claims, passage

from tollbook.claims.certainty import Feature, explained, probability
from tollbook.rules import load_yaml

TABLE = load_yaml("certainty.yaml")


def features(text: str) -> list[str]:
    """The names of the features of the text's last claim."""
    return [f.name for f in explained(passage(text), claims(text))[-1]]


def test_each_weight_says_why_and_from_what() -> None:
    """A feature without a reason, or a weight without its origin, is none."""
    rows = [TABLE["base"], *TABLE["features"]]
    assert all(row["reason"] and row["set_by"] in ("counts", "judgement") for row in rows)
    assert all(abs(row["weight"]) <= 1 for row in rows)


def test_no_weight_is_a_probability_of_a_half() -> None:
    """Weights are log-odds."""
    assert probability(()) == 0.5
    assert probability((Feature("a", 1.0, "x"), Feature("b", -1.0, "y"))) == 0.5
    assert probability((Feature("a", 1.0, "x"),)) == 0.73


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man was killed in Hama.", "one_person"),
        ("At least nine people were killed in Hama.", "lower_bound"),
        ("Nine people were killed in Hama on Monday.", "own_time"),
        ("Nine villagers were killed in Hama.", "status_said"),
        ("Nine people were killed in Hama, including two nurses.", "part"),
        ("Air strikes in recent weeks killed nine people in Hama.", "cumulative"),
        ("The deaths of nine people in Hama were mourned.", "bodies_or_nouns"),
        ("Civilians were killed in Hama.", "no_figure"),
        ("Nine people were killed in Hama.", "outlet_alone"),
        ("A raid killed nine people in Hama. Russia denied bombing the town.", "answer_in_set_words"),
        ("A bomb killed nine people in Kabul. Officials blamed the Taliban for the bombing.", "blame_or_attack"),
        ("Nine people may have died in Hama.", "supposed"),
        ("Police said nine people died in Hama. The Red Crescent said nine people died in Hama.", "told_again"),
        ("Nadir Salwan, a photographer, was killed in Hama.", "named_person"),
    ],
)
def test_a_feature_is_seen_where_it_is(text: str, name: str) -> None:
    """Each feature of the table has a sentence that shows it."""
    assert name in features(text)


def test_every_feature_has_its_sentence_above() -> None:
    """No feature goes untested."""
    marks = test_a_feature_is_seen_where_it_is.pytestmark  # type: ignore[attr-defined] # set by pytest
    assert {name for _, name in marks[0].args[1]} == {f["name"] for f in TABLE["features"]}


def test_a_plain_figure_of_a_named_source_is_surer_than_a_bare_mention() -> None:
    """More that speaks for a claim gives a higher probability."""
    plain = claims("Police said at least nine villagers were killed in Hama on Monday.", "harm")[0]
    bare = claims("Civilians were killed in Hama.", "harm")[0]
    assert plain.certainty > 0.6
    assert bare.certainty < 0.5
