"""Names in another transliteration, sought only in countries that the document is about: "al-Mazzeh" for Mezzeh."""

from collections.abc import Collection

from rapidfuzz.fuzz import ratio

from tollbook.grounding.places.cues import cues
from tollbook.grounding.places.gazetteer import Atlas
from tollbook.grounding.places.layout import MAIN
from tollbook.grounding.places.mentions import Mention
from tollbook.grounding.places.names import normal
from tollbook.grounding.places.words import Word, Words

_LONGEST = 3
_ALIKE = 72.0
_SHORTEST = 5


def find_by_sound(words: Words, taken: Collection[int], atlas: Atlas, countries: frozenset[str]) -> list[Mention]:
    """Mentions among the words that no name has taken, whose sound is a name's in one of the countries."""
    found: list[Mention] = []
    at, every = 0, words.words
    while at < len(every):
        mention = None if at in taken or not _could_be(every[at]) else _longest(words, at, taken, atlas, countries)
        if mention:
            found.append(mention)
        at = mention.last + 1 if mention else at + 1
    return found


def _could_be(word: Word) -> bool:
    known, text = cues(), word.text
    low = text.lower()
    return (
        not (low in known.ordinary or text in known.given or text in known.titles or text in known.body)
        and not text.isupper()
        and "." not in text
    )


def _longest(
    words: Words, first: int, taken: Collection[int], atlas: Atlas, countries: frozenset[str]
) -> Mention | None:
    every, last = words.words, first
    while last - first < _LONGEST - 1 and every[last].tight and last + 1 not in taken:
        last += 1
    for end in range(last, first - 1, -1):
        start, stop = every[first].start, every[end].end
        said = words.text[start:stop]
        if len(said) < _SHORTEST:
            continue
        key = normal(said)
        readings = tuple(
            (place, MAIN)
            for place, _ in atlas.find_by_sound(said)
            if place.country in countries and (end > first or ratio(key, normal(place.name)) >= _ALIKE)
        )
        if readings:
            return Mention(start, stop, said, first, end, readings)
    return None
