"""Stretches of capitalised words that bear a place's name, with the readings that the gazetteer offers."""

from dataclasses import dataclass

from tollbook.grounding.places.gazetteer import Atlas
from tollbook.grounding.places.names import normal
from tollbook.grounding.places.toponym import Toponym
from tollbook.grounding.places.words import Words

LONGEST = 6
_ABBREVIATED = 4.0
_SHORT = frozenset(["US", "UK", "EU"])


@dataclass(slots=True)
class Mention:
    """A stretch that may name a place: words `first` to `last`, and each reading with how it bears the name.

    `own` is what its words and those around it say for a place, `score` that and what its neighbours add.
    `shared` marks a name whose generic word stands after a list ("Clarke and Madison counties"), `division` any that
    the text calls a division ("Aleppo province").
    """

    start: int
    end: int
    text: str
    first: int
    last: int
    readings: tuple[tuple[Toponym, int], ...]
    own: float = 0.0
    shared: bool = False
    score: float = 0.0
    division: bool = False

    @property
    def key(self) -> str:
        """What mentions of one name share; a name said as a division stands apart from the plain name."""
        return normal(self.text) + ("*" if self.division else "")


def find_mentions(words: Words, atlas: Atlas, abbreviations: dict[str, Toponym]) -> list[Mention]:
    """The longest stretches that the gazetteer knows, left to right, never overlapping."""
    found: list[Mention] = []
    at = 0
    while at < len(words.words):
        mention = _abbreviated(words, at, abbreviations, found) or _longest(words, at, atlas)
        if mention:
            found.append(mention)
        at = mention.last + 1 if mention else at + 1
    return found


def _longest(words: Words, first: int, atlas: Atlas) -> Mention | None:
    every, text = words.words, words.text
    last = first
    while last + 1 < len(every) and last - first < LONGEST - 1 and every[last].link:
        last += 1
    for end in range(last, first - 1, -1):
        said = text[every[first].start : every[end].end]
        readings = atlas.find(said) if len(said) > 2 or said in _SHORT else ()
        if readings:
            return Mention(every[first].start, every[end].end, said, first, end, readings)
    return None


def _abbreviated(words: Words, at: int, known: dict[str, Toponym], found: list[Mention]) -> Mention | None:
    """A state's abbreviation: "N.C." anywhere, "Ill." and "IL" after a comma that follows a capitalised word."""
    word, text = words.words[at], words.text
    dotted = word.text + "." if text[word.end : word.end + 1] == "." and not word.text.endswith(".") else word.text
    place = known.get(dotted.replace(" ", "")) or known.get(word.text)
    if not place:
        return None
    end = word.start + len(dotted) if dotted.replace(" ", "") in known else word.end
    after_comma = at > 0 and text[words.words[at - 1].end : word.start] in (", ", ",", ". , ", " ")
    after_place = bool(found) and found[-1].last == at - 1 and after_comma
    if (
        dotted.count(".") > 1
        or after_place
        or (after_comma and "," in text[word.start - 2 : word.start])
        or (dotted.endswith(".") and len(dotted) > 3 and text[end : end + 2].strip()[:1].islower() and not word.initial)
    ):
        return Mention(word.start, end, text[word.start : end], at, at, ((place, 0),), _ABBREVIATED)
    return None
