"""Whatever the text, actors and terms cite its own words, in order, and never overlap."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.grounding import find_actors, find_terms

WORDS = [
    *(
        "Russian",
        "Syrian",
        "Israel's",
        "Turkish-backed",
        "pro-Turkish",
        "US",
        "U.S.",
        "the",
        "The",
        "army",
        "government",
    ),
    *("forces", "regime", "rebels", "group", "RSF", "Hamas", "al-Qaeda", "Moscow", "Damascus", "denied", "said", "in"),
    *("of", "and", "or", ",", ".", "“", "”", "'", "’s", "\n", "air", "strike", "strikes", "car", "bomb", "hospital"),
    *(
        "İstanbul",
        "Assads",
        "coalition",
        "warplanes",
        "Islamic",
        "State",
        "White",
        "House",
        "IS",
        "militants",
        "ß",
        "ﬁ",
    ),
    *("e\u0301", "police", "barrel", "bombs", "market"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).flatmap(
    lambda words: st.sampled_from((" ".join(words), "".join(words), " ".join(words).upper()))
)


@settings(deadline=None, derandomize=True)
@given(TEXTS)
def test_mentions_are_the_text_s_own_words(text: str) -> None:
    """Offsets hold for odd letters and joins too."""
    found = find_actors(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[t.start : t.end] == t.text for t in find_terms(text))


@settings(deadline=None, derandomize=True)
@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    """Nothing carries over from one document to the next."""
    first = find_actors(text)
    find_actors("War raged in Sanaa, Yemen. The coalition denied it.")
    assert find_actors(text) == first
