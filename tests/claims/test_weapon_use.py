"""The use of a weapon where no harm is told of it."""

from tests.claims.factory import claims

HARM = " Elsewhere nine people were killed in Hama."


def test_use_governs_its_weapon_and_user() -> None:
    """ "Russian use of cluster munitions" names who used what."""
    text = "Human Rights Watch said that it found evidence of Russian use of cluster munitions in Hama." + HARM
    (told,) = claims(text, "use_of_weapon")
    assert (told.weapons, [a.name for a in told.actors]) == (("cluster_munition",), ["Russia"])
    assert told.sources[0].name == "Human Rights Watch"


def test_a_weapon_that_is_not_used_is_no_claim() -> None:
    """Weapons on a list are not used."""
    assert claims("The treaty bans cluster munitions." + HARM, "use_of_weapon") == ()


def test_a_sentence_that_tells_of_harm_needs_no_second_claim() -> None:
    """The claim of harm carries the weapon itself."""
    told = claims("The army used cluster munitions in Hama, killing nine people.")
    assert [(c.kind, c.weapons) for c in told if c.weapons] == [("harm", ("cluster_munition",))]
