"""The reports on which a speaker relies."""

from tests.claims.factory import passage

from tollbook.claims.grounds import grounds_of


def test_unnamed_reporters_are_a_speaker_s_ground() -> None:
    """ "From credible human rights organizations" names whose reports the speaker relies on."""
    text = 'The envoy said he had reports of air strikes from "credible human rights organizations", which he trusted.'
    seen = passage(text)
    found = grounds_of(seen.document, seen.statements)
    assert [s.name for s in found["envoy"]] == ["credible human rights organizations"]
    assert all(text[s.start : s.end] == s.text for s in found["envoy"])


def test_things_are_no_ground() -> None:
    """ "From the north" cites nobody."""
    seen = passage("The envoy said smoke rose from burning fields, and that nine people were killed.")
    assert grounds_of(seen.document, seen.statements) == {}
