"""Facts about the parties that a document names."""

import pytest

from tollbook.grounding.actors import find_actors
from tollbook.model import ActorMention
from tollbook.rules import load_yaml
from tollbook.rules.actors import Actor, Role, actors, roles

LISTED = [a for a in actors() if a.found]
STATES = load_yaml("actors/states.yaml")


def parties(text: str) -> list[ActorMention]:
    """The mentions that are parties."""
    return [m for m in find_actors(text) if m.form != "nationality"]


def named(text: str) -> list[tuple[str, str, str]]:
    """What is found, as words, name and form."""
    return [(m.text, m.name, m.form) for m in find_actors(text)]


@pytest.mark.parametrize("actor", LISTED, ids=[a.id for a in LISTED])
def test_every_actor_finds_its_sentences_and_no_others(actor: Actor) -> None:
    """Each listed actor carries a sentence that names it and one that does not."""
    assert actor.absent
    for sentence in actor.found:
        assert actor.id in {m.id for m in parties(sentence)}, sentence
    for sentence in actor.absent:
        assert actor.id not in {m.id for m in parties(sentence)}, sentence


@pytest.mark.parametrize("row", [r for r in STATES["rows"] if r[3]], ids=lambda r: r[0])
def test_every_state_acts_by_its_forces_and_is_elsewhere_a_place(row: list[str]) -> None:
    """The table's sentences hold for each state: forces and armies are the party; a place and civilians are not."""
    words = {"name": row[2], "demonym": row[3].split("/")[0]}
    for sentence in STATES["examples"]["with"]:
        assert f"gov-{row[0].lower()}" in {m.id for m in parties(sentence.format(**words))}
    for sentence in STATES["examples"]["without"]:
        assert not parties(sentence.format(**words))


@pytest.mark.parametrize("role", roles(), ids=[f"{r.name}-{r.terms[0]}" for r in roles()])
def test_every_role_finds_its_sentences_and_no_others(role: Role) -> None:
    """Each role carries a sentence that uses it and one that does not."""

    def used(sentence: str) -> bool:
        found = [m.text.lower() for m in find_actors(sentence) if m.form in ("role", "unknown")]
        return any(term.lower() in text for text in found for term in role.terms)

    assert role.found
    assert role.absent
    assert all(used(s) for s in role.found)
    assert not any(used(s) for s in role.absent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian warplanes struck.", ("Russian warplanes", "Russia", "demonym")),
        ("Russias Ministry of Defence denied it.", ("Russias Ministry of Defence", "Russia", "name")),
        ("Moscow has angrily denied it.", ("Moscow", "Russia", "metonym")),
        ("They blamed Damascus.", ("Damascus", "Syrian government", "metonym")),
        ("The Pentagon denied it.", ("Pentagon", "United States", "metonym")),
        ("The IDF denied it.", ("IDF", "Israel", "name")),
        ("Assads forces fled.", ("Assads forces", "Syrian government", "metonym")),
        ("Forces loyal to President Assad fled.", ("Forces loyal to President Assad", "Syrian government", "metonym")),
        ("The army of Chad fled.", ("army of Chad", "Chad", "name")),
        ("US-led coalition jets struck.", ("US-led coalition jets", "US-led coalition", "name")),
        ("Houthi fighters fled.", ("Houthi fighters", "Houthis", "name")),
        ("Iraqi insurgents fled.", ("Iraqi insurgents", "Iraqi insurgents", "unknown")),
    ],
)
def test_a_party_is_named_by_what_belongs_to_it(text: str, expected: tuple[str, str, str]) -> None:
    """Forces, ministries, capitals, seats and leaders stand for their party, lost apostrophes or not."""
    assert expected in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting raged in Idlib, Syria. The regime denied it.", "Syrian government"),
        ("Fighting raged in Idlib, Syria. Rebels fled.", "Syrian opposition"),
        ("War raged in Sanaa, Yemen. The coalition denied it.", "Saudi-led coalition"),
        ("Near Afrin, Syria, the Turkish army fired. The army said so.", "Turkey"),
        ("Jenin, in the West Bank, was raided. Troops opened fire.", "Israel"),
        ("In Gaza, Islamic Jihad fired. The group denied it.", "Palestinian Islamic Jihad"),
    ],
)
def test_a_role_is_resolved_from_the_document(text: str, name: str) -> None:
    """ "The regime", "the coalition" and "the group" are the document's own."""
    last = find_actors(text)[-1]
    assert (last.name, last.form) == (name, "role")


def test_unknown_gunmen_are_kept_as_said() -> None:
    """Nobody known: the words, with no id."""
    (found,) = find_actors("Gunmen attacked the bus.")
    assert (found.name, found.id, found.form) == ("Gunmen", None, "unknown")


def test_a_backer_is_no_perpetrator() -> None:
    """ "Iran-backed" names who backs."""
    first = find_actors("US-backed fighters took the town.")[0]
    assert (first.name, first.form) == ("United States", "supporter")


def test_held_towns_name_no_party() -> None:
    """A town held by rebels is no act of theirs."""
    assert not find_actors("The rebel-held town was quiet.")


def test_a_capital_is_a_place_unless_it_acts() -> None:
    """A car bomb in a capital is no act of its government."""
    assert not find_actors("A bomb went off in Damascus on Monday.")


def test_coordinated_nationalities_share_their_force() -> None:
    """ "Syrian or Russian warplanes" are two parties."""
    found = find_actors("Syrian or Russian warplanes struck.")
    assert [m.name for m in found] == ["Syrian government", "Russia"]


def test_letters_with_two_meanings_follow_the_country() -> None:
    """RSF is a force in Sudan and a press group elsewhere."""
    text = "Fighting went on in Khartoum, Sudan. RSF shelled the market."
    assert "Rapid Support Forces" in {m.name for m in find_actors(text)}
    other = "Reporters Without Borders (RSF) named them."
    assert "Rapid Support Forces" not in {m.name for m in find_actors(other)}


def test_capitals_only_reports_do_not_name_is_or_us_everywhere() -> None:
    """In a report all in capitals, two letters are a word."""
    assert "Islamic State" not in {m.name for m in find_actors("THE MAYOR IS SAFE. HE TOLD US SO. " * 12)}


def test_mentions_cut_their_words_out_of_the_text_and_never_overlap() -> None:
    """Offsets are exact, in order and apart."""
    text = (
        "The Syrian army and Russia's air force struck. Hezbollah fighters and US-led coalition jets fled; rebels too."
    )
    found = find_actors(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_links_between_actors_lead_to_actors() -> None:
    """Parents, allies, successors and members are ids of the list; there are at least 300 actors."""
    ids = {a.id for a in actors()}
    linked = {i for a in actors() for i in (a.parent, a.successor, *a.allies, *a.members) if i}
    assert linked <= ids
    assert len(ids) >= 300
