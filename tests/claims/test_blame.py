"""Blame and avowal without a figure, and attacks laid to a party."""

from tests.claims.factory import claims

HARM = "A bomb killed nine people in Kabul. "


def told(text: str) -> list[tuple[str, str, str]]:
    """Party, responsibility and stance of the claims of responsibility."""
    return [(a.name, a.responsibility, c.stance) for c in claims(HARM + text, "responsibility") for a in c.actors]


def test_the_blamed_are_alleged() -> None:
    """Who is blamed for an attack is alleged to have done it."""
    assert told("Officials blamed the Taliban for the bombing.") == [("Taliban", "alleged", "assert")]


def test_who_claims_an_attack_admits_it() -> None:
    """A claim of responsibility is the party's own."""
    assert told("The Taliban claimed responsibility for the bombing.") == [("Taliban", "claimed", "admit")]


def test_blame_for_other_things_is_none() -> None:
    """Blame for delays is no claim of responsibility for harm."""
    assert told("Officials blamed the Taliban for the delays.") == []


def test_nobody_s_avowal_is_nobody_s() -> None:
    """ "No group claimed responsibility" lays it to nobody."""
    assert told("No group claimed responsibility for the bombing.") == []


def test_without_any_harm_nobody_is_blamed() -> None:
    """Claims of responsibility stand only in documents that tell of harm or damage."""
    assert claims("Officials blamed the Taliban for the bombing.") == ()
