"""The harmed people's noun phrase."""

import pytest
from tests.claims.factory import claims, sites

PHRASES = [
    ("The mayor said 15, including four women, had died.", "15", 15),
    ("At least 12 people were killed.", "At least 12 people", 12),
    ("Twelve people who had fled were killed.", "Twelve people", 12),
    ("At least two injured soldiers were treated.", "At least two injured soldiers", 2),
    ("The raid killed some 60 members of the militia.", "some 60 members of the militia", 60),
    ("The bodies of 44 victims as well as 140 injured people arrived.", "The bodies of 44 victims", 44),
    ("The shell killed a mother and her three children.", "a mother and her three children", 4),
    ("The shell killed a woman, aged 30, in her garden.", "a woman, aged 30", 1),
]


@pytest.mark.parametrize(("text", "words", "figure"), PHRASES, ids=[p[0] for p in PHRASES])
def test_the_phrase_ends_before_clauses_and_other_harms(text: str, words: str, figure: int) -> None:
    """The phrase holds its figure and its people, and neither clauses nor people with another harm."""
    site = sites(text)[0]
    assert (site.harmed.victims.text, site.harmed.count.best) == (words, figure)


def test_names_are_kept_apart_from_descriptions() -> None:
    """A capitalised name beside a people noun is the victim's; the noun's status stays."""
    (site,) = sites("The shell killed photographer Nadir Salwan.")
    assert site.harmed.victims.names == ("Nadir Salwan",)
    assert site.harmed.victims.status == "civilian"


def test_a_group_is_no_name() -> None:
    """An organisation's name in the phrase is not a victim's name."""
    (site,) = sites("The strike killed 12 Islamic State fighters.")
    assert site.harmed.victims.names == ()
    assert site.harmed.victims.status == "combatant"


def test_none_survived_has_no_figure() -> None:
    """ "None survived" kills everybody, and nobody says how many."""
    (site,) = sites("A shell hit the bus; none survived.")
    assert site.harmed.count.qualifier == "none"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army said its planes had struck a gathering of rebel fighters, killing 25 of them.", "combatant"),
        ("Farmers said gunmen attacked their village, killing five of them.", "civilian"),
        ("The strike killed five of them.", "unknown"),
    ],
)
def test_them_are_those_named_last_who_did_not_do_it(text: str, status: str) -> None:
    """Those of whom the text says "five of them" have the status of the people whom the words mean."""
    assert [c.victims.status for c in claims(text, "harm")] == [status]


@pytest.mark.parametrize(
    ("text", "count", "sources"),
    [
        ("Gunmen killed 23 people, residents and a lawmaker said on Wednesday.", 23, ["residents", "lawmaker"]),
        ("A strike killed nine people, a medic and two residents said.", 9, ["medic", "two residents"]),
        ("A bomb wounded six, police and hospital officials said.", 6, ["police", "hospital officials"]),
        ("Gunmen shot dead a woman, a child and a policeman, officials said.", 3, ["officials"]),
    ],
)
def test_speakers_who_close_a_sentence_are_not_among_the_harmed(text: str, count: int, sources: list[str]) -> None:
    """Those who say so are sources, however the list of the harmed runs into theirs."""
    (claim,) = claims(text, "harm")
    assert claim.count.best == count
    assert [s.name for s in claim.sources][:-1] == sources


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shelling killed a farmer, his wife and two sons, the mayor said.", 4),
        ("A farmer, his wife and two sons were killed.", 4),
        ("Two teachers, their driver and a guard died in the blast.", 4),
        ("A strike killed a farmer, his brother said.", 1),
        ("Gunmen killed a teacher, her husband told police on Monday.", 1),
    ],
)
def test_kin_are_listed_with_the_harmed_or_speak(text: str, count: int) -> None:
    """Kin behind a comma are harmed with those before it, unless they are who says so."""
    assert [c.count.best for c in claims(text, "harm")] == [count]
