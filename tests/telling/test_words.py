"""Values in words, as a reader without the codes meets them."""

import pytest

from tollbook.model import Claim, Count, Evidence, Place, Range, Reconciled, Source, Time, Toll
from tollbook.telling import (
    Fact,
    chain_of,
    code_in_words,
    facts_of,
    figure_in_words,
    origin_label,
    place_in_words,
    quote_of,
    readable,
    safe,
    speaks_as_several,
    stance_verb,
    time_in_words,
)  # fmt: skip


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (12, 12, 12, "12"),
        (12, 12, None, "at least 12"),
        (None, None, 5, "up to 5"),
        (10, None, 15, "10–15"),
        (22, 30, None, "22–30 or more"),
        (130000, 130000, None, "at least 130,000"),
        (None, None, None, "not said"),
    ],
)
def test_a_range_is_said_with_its_bounds(low, best, high, words):
    """Open upward is "at least", open downward "up to"."""
    assert figure_in_words(Range(low=low, best=best, high=high)) == words


def test_a_chain_names_the_speaker_whom_he_cites_and_the_medium_told():
    """The publisher, which has no words of its own in the text, is left out where somebody else speaks."""
    speaker = Source(name="Ana Petrova", type="government", start=0, end=11)
    cited = Source(name="aid groups", type="ngo", start=30, end=40)
    told = Source(name="AFP", type="wire_agency", start=50, end=53)
    paper = Source(name="Sample Times", type="media")
    assert chain_of((speaker, cited, told, paper), "Sample Times") == "Ana Petrova, citing aid groups, told to AFP"
    assert chain_of((paper,), "Sample Times") == "Sample Times"
    assert chain_of((), None) == "the report"


def test_an_outlet_quoted_by_another_is_named():
    """State television that a paper quotes speaks for itself."""
    assert chain_of((Source(name="Sample TV", type="media", start=3, end=12),), "Sample Times") == "Sample TV"


def test_dates_and_places_say_what_is_not_known():
    """An unresolved day keeps its words, a place off the map too."""
    friday = Time(text="Friday", start_offset=0, end_offset=6)
    assert time_in_words(friday) == "not resolved (“Friday”)"
    week = Time(text="last week", start_offset=0, end_offset=9, start="2015-12-21", end="2015-12-27")
    assert time_in_words(week) == "2015-12-21 to 2015-12-27"
    assert place_in_words(Place(start=0, end=5, text="Xanth")) == "“Xanth” (not found on the map)"
    assert place_in_words(Place(start=0, end=4, text="Homs", name="Homs", admin1="Homs", country="SY")) == "Homs (SY)"
    assert place_in_words(None) == time_in_words(None) == "not said"


def test_codes_are_spelled_out():
    """Underscores go, abbreviations are resolved."""
    assert code_in_words("air_strike") == "air strike"
    assert code_in_words("ied") == "improvised explosive device"


def test_origins_go_by_the_names_that_their_claims_give():
    """Ids are for comparing; where no name is known they are made readable."""
    assert origin_label("afp+ap", ["AFP", "AP"]) == "AFP and AP"
    assert origin_label("sample-times", ["Sample Times"]) == "Sample Times"
    assert origin_label("witness via sample-times", ["Sample Times"]) == "unnamed witness heard by Sample Times"
    assert origin_label("red-crescent") == "Red Crescent"


def test_reasons_name_origins_by_their_labels():
    """An id within another word stays."""
    labels = {"msf": "MSF", "afp+ap": "AFP and AP"}
    assert readable("low from msf, high from afp+ap", labels) == "low from MSF, high from AFP and AP"
    assert readable("msf-belgium says so", labels) == "msf-belgium says so"


TEXT = "The U.S. army spoke first. Six people died in Homs, doctors said. Nobody else was hurt.\n\nA second paragraph."


def claim_at(words, count=None):
    """A claim that these words of TEXT carry."""
    start = TEXT.index(words)
    evidence = [Evidence(slot="claim", start=start, end=start + len(words), text=words)]
    if count:
        at = TEXT.index(count)
        evidence.append(Evidence(slot="count", start=at, end=at + len(count), text=count))
    return Claim(id="c-1", kind="harm", harm="killed", count=Count(text=count), evidence=tuple(evidence))


def test_a_quote_is_the_sentence_with_claim_and_figure_marked():
    """The pieces join to the sentence, and an abbreviation's full stop ends none."""
    quote = quote_of(claim_at("Six people died", "Six"), TEXT)
    assert TEXT[quote.start : quote.end] == "Six people died in Homs, doctors said."
    assert "".join(piece.text for piece in quote.pieces) == TEXT[quote.start : quote.end]
    assert [(p.text, p.kind) for p in quote.pieces][:2] == [("Six", "figure"), (" people died", "claim")]
    first = quote_of(claim_at("army spoke"), TEXT)
    assert TEXT[first.start : first.end] == "The U.S. army spoke first."


def test_a_quote_stays_within_its_paragraph():
    """The next paragraph is another thought."""
    quote = quote_of(claim_at("hurt"), TEXT)
    assert TEXT[quote.start : quote.end] == "Nobody else was hurt."


def test_a_text_without_sentences_is_cut_and_says_so():
    """A node of a hundred thousand words gives a quote of a few lines."""
    text = "word " * 50_000 + "Six died " + "word " * 50_000
    start = text.index("Six")
    claim = Claim(
        id="c-1", kind="harm", evidence=(Evidence(slot="claim", start=start, end=start + 8, text="Six died"),)
    )
    quote = quote_of(claim, text)
    assert quote.cut == (True, True)
    assert quote.end - quote.start < 700


def test_control_characters_of_a_report_are_replaced():
    """Escape sequences, bidirectional overrides and lone surrogates go; line breaks and letters stay."""
    assert safe("a\x1b[2Jb\u202ec\ud800\r\nd\tعربي") == "a\ufffd[2Jb\ufffdc\ufffd\nd\tعربي"


def test_the_verb_agrees_with_who_speaks():
    """Several people without a name say, one speaker or a named body says."""
    assert [speaks_as_several(who) for who in ("residents", "two doctors at the clinic", "police")] == [True] * 3
    assert [speaks_as_several(who) for who in ("a witness", "United States", "the boss", "AFP")] == [False] * 4
    assert (stance_verb("deny"), stance_verb("deny", several=True)) == ("denies", "deny")


def test_a_reconciled_toll_says_what_remains():
    """What the incidents inside account for, which they are, and what remains, in one line."""
    row = Reconciled(
        harm="killed", inside=Range(low=42, best=42, high=42), incidents=("i-1",), low=18, best=18, high=18
    )
    told = facts_of(Toll(id="t-1", killed=Range(low=60, best=60, high=60), reconciled=(row,)))
    assert Fact("Accounted for", "42 killed in 1 incident inside it (i-1); 18 remain") in told
