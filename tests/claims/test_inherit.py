"""What a claim leaves open and the document tells elsewhere."""

from tests.claims.factory import claims, passage

from tollbook.claims.inherit import figure_of, with_perpetrators, with_status


def parties(text: str) -> list[tuple[str, str]]:
    """The parties of the first claim of harm, with what holds them responsible."""
    return [(a.name, a.responsibility) for a in claims(text, "harm")[0].actors]


def test_harm_takes_the_party_that_is_blamed_for_it() -> None:
    """Blame in the next sentence names the party of a figure that names none."""
    text = "A bomb killed 11 people in Baghdad. Officials blamed the Islamic State group for the bombing."
    assert parties(text) == [("Islamic State", "alleged")]


def test_an_avowal_outweighs_blame() -> None:
    """A group that claims an attack has claimed its harm."""
    text = (
        "A bomb killed 11 people in Baghdad. Officials blamed al-Qaeda for the bombing. "
        "The Islamic State group claimed responsibility for the bombing."
    )
    assert parties(text) == [("Islamic State", "claimed")]


def test_a_denial_names_nobody_responsible() -> None:
    """Who denies is not laid to the figure by that."""
    text = "A bomb killed 11 people in Baghdad. The Islamic State group denied responsibility for the bombing."
    assert parties(text) == []


def test_people_take_the_status_that_the_same_figure_has_elsewhere() -> None:
    """Nineteen people told again as nineteen civilians were civilians; smaller figures recur by chance."""
    first, second = claims(
        "Police said 19 people were killed in Hama. The mayor said 19 civilians were killed in Hama.", "harm"
    )
    assert {figure_of(first), figure_of(second)} == {("killed", 19, True)}
    assert with_status((first, second))[0].victims.status == "civilian"


def test_nothing_open_nothing_filled() -> None:
    """Claims that name their party are returned as they are."""
    text = "Israeli troops killed nine people in Jenin."
    told = claims(text, "harm")
    assert with_perpetrators(passage(text), told) == told


def test_fighters_killed_by_an_army_lay_no_civilians_at_its_door() -> None:
    """Who tells of the gunmen that he killed did not kill the villagers whom they attacked."""
    text = (
        "Gunmen raided three villages in Zamfara State, killing 23 villagers. "
        "The Nigerian military said its troops had killed 30 bandits."
    )
    assert [[a.name for a in c.actors] for c in claims(text, "harm")] == [["Gunmen"], ["Nigeria"]]
