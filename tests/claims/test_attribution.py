"""Who says a claim."""

from tests.claims.factory import claim, claims

from tollbook.claims.attribution import origin_of, publisher
from tollbook.model import Document, Source


def test_the_chain_runs_from_the_speaker_to_the_publisher() -> None:
    """The nearest speaker comes first, whom he cites next, the publisher last."""
    told = claim("The envoy said that rights groups reported that nine people were killed in Hama.")
    assert [s.name for s in told.sources] == ["envoy", "rights groups", "The Sample Times"]


def test_the_medium_told_comes_after_the_speaker() -> None:
    """ "Told AFP" names the agency after who spoke."""
    told = claim("A doctor told AFP that nine people were killed in Hama.")
    assert [s.name for s in told.sources][1:] == ["AFP", "The Sample Times"]


def test_what_nobody_is_named_for_the_outlet_says() -> None:
    """Without a speaker the publisher is the one source, and no words are cited for it."""
    told = claim("Nine people were killed in Hama.")
    assert [(s.name, s.type, s.start) for s in told.sources] == [("The Sample Times", "media", None)]


def test_who_denies_a_report_is_no_source_of_it() -> None:
    """A denied report keeps those who made it; the party that denies stands in a claim of its own."""
    text = "The ministry denied reports from activists that its planes killed nine villagers in Hama."
    (told,) = claims(text, "harm")
    assert told.sources[0].name == "activists"
    assert [c.stance for c in claims(text, "responsibility")] == ["deny"]


def test_the_deepest_source_is_the_origin() -> None:
    """Media that carry a figure are not its origin; without any other source the outlet is."""
    speaker = Source(name="Harbour Watch", type="ngo", text="Harbour Watch", start=0, end=13)
    outlet = Source(name="The Sample Times", type="media")
    assert origin_of((speaker, outlet)).id == "Harbour Watch"
    assert origin_of((outlet,)).basis == "the outlet itself"


def test_an_unknown_publisher_is_said_to_be_unknown() -> None:
    """A document without a publisher still has a source."""
    assert publisher(Document(id="d", sha256="0" * 64, text="")).name == "unknown publisher"
