"""Who is harmed and who harms, read from the tree."""

import pytest
from tests.claims.factory import sentence

from tollbook.claims.roles import roles_of
from tollbook.claims.triggers import find_triggers

TABLE = [
    ("Rebels killed nine soldiers.", "killed", "soldiers", "Rebels"),
    ("Nine soldiers were killed by rebels.", "killed", "soldiers", "rebels"),
    ("Nine soldiers killed by rebels were buried.", "killed", "soldiers", "rebels"),
    ("The strike, which killed nine soldiers, came at dawn.", "killed", "soldiers", "strike"),
    ("A shell fell, killing nine soldiers.", "killing", "soldiers", "shell"),
    ("The troops rounded up and shot dead nine men.", "shot dead", "men", "troops"),
    ("Nine men died.", "died", "men", None),
    ("The blast left three dead.", "dead", "three", None),
    ("Shelling left nine men, including two guards, dead.", "dead", "men", None),
    ("Six boys and 3 women killed during a raid.", "killed", "boys", None),
    ("The shelling left two dead, and 75 others injured, mostly farmers.", "injured", "others", None),
    ("The deaths of nine men were confirmed.", "deaths", "men", None),
    ("Dozens of casualties were reported.", "casualties", "Dozens", None),
    ("Two players suffered injuries.", "injuries", "players", None),
    ("The raid claimed the lives of nine men.", "claimed the lives of", "men", "raid"),
    ("None of the nine passengers survived.", "survived", "passengers", None),
    ("The nine passengers did not survive.", "survive", "passengers", None),
    ("The band took nine tourists hostage.", "hostage", "tourists", "band"),
]


@pytest.mark.parametrize(("text", "words", "victim", "agent"), TABLE, ids=[row[0] for row in TABLE])
def test_the_harmed_and_the_harming(text: str, words: str, victim: str, agent: str | None) -> None:
    """Each wording of harm gives the head of the harmed, and of the harming phrase where there is one."""
    parsed = sentence(text)
    trigger = next(t for t in find_triggers(parsed) if t.term.text == words)
    roles = roles_of(parsed, trigger)
    assert roles.victim is not None
    assert parsed.tokens[roles.victim].text == victim
    assert (parsed.tokens[roles.agent].text if roles.agent is not None else None) == agent


@pytest.mark.parametrize("text", ["Nine children were among those killed.", "The dead included nine children."])
def test_people_among_the_harmed_are_a_part(text: str) -> None:
    """Those who are among the dead are a part of a whole told elsewhere."""
    parsed = sentence(text)
    roles = [roles_of(parsed, t) for t in find_triggers(parsed)]
    assert [(r.part, parsed.tokens[r.victim].text) for r in roles if r.victim is not None] == [(True, "children")]


def test_survivors_are_not_harmed() -> None:
    """ "Survived" tells of harm only where it is denied."""
    parsed = sentence("All of the nine passengers survived.")
    assert [roles_of(parsed, t).victim for t in find_triggers(parsed)] == [None]
