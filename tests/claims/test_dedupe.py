"""One claim for one figure of one source."""

from tests.claims.factory import claims, document

from tollbook.model import Block
from tollbook.pipeline import read

HEADLINE, BODY = "Nine killed in Aleppo", "Nine people were killed in Aleppo, a doctor said."


def test_the_headline_s_claim_is_not_counted_beside_the_body_s() -> None:
    """The body's claim stays, with its source."""
    text = f"{HEADLINE}\n\n{BODY}"
    blocks = (
        Block(kind="headline", start=0, end=len(HEADLINE)),
        Block(kind="body", start=len(HEADLINE) + 2, end=len(text)),
    )
    (told,) = [c for c in read(document(text, blocks=blocks)).claims if c.kind == "harm"]
    assert told.span.start > len(HEADLINE)
    assert told.sources[0].name == "doctor"


def test_a_headline_that_nothing_repeats_stays() -> None:
    """Without a body the headline's figure is the claim."""
    assert [c.count.best for c in claims(HEADLINE)] == [9]


def test_the_same_figure_of_another_source_stays() -> None:
    """Two sources of one figure are two claims."""
    text = "Police said 19 people were killed in Aleppo. The Red Crescent said 19 people were killed in Aleppo."
    assert len({c.sources[0].name for c in claims(text, "harm")}) == 2


def test_the_same_source_s_figure_is_told_once() -> None:
    """A figure repeated by one source is one claim."""
    text = "Police said 19 people were killed in Aleppo. The 19 people were killed at dawn, police said."
    assert len(claims(text, "harm")) == 1


def test_small_figures_of_other_people_are_no_repeats() -> None:
    """Two nurses and two guards are four people."""
    text = "Two nurses were killed in Aleppo. Two guards were killed in Aleppo."
    assert len(claims(text, "harm")) == 2
