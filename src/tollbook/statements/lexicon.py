"""The words of saying, ready to be looked up by base form."""

from dataclasses import dataclass
from functools import cache

from tollbook.rules import Entry, lexicon

PATH = "lexicons/en/saying.yaml"
NOUNS = "lexicons/en/source_words.yaml"


@dataclass(frozen=True, slots=True)
class Saying:
    """One way in which a word reports: the words that must follow it ("for" in "call for"), and what it takes."""

    code: str
    word: str
    kind: str
    particle: tuple[str, ...]
    takes: frozenset[str]
    needs: str
    never: frozenset[str] = frozenset()


@cache
def sayings(word: str) -> dict[str, tuple[Saying, ...]]:
    """The verbs, nouns, adverbs or phrases of saying by first base form, those with most particles first."""
    found: dict[str, list[Saying]] = {}
    for entry in lexicon(PATH):
        if _attribute(entry, "word") == word:
            for term in entry.terms:
                first, *particle = term.lower().split()
                found.setdefault(first, []).append(_saying(entry, tuple(particle)))
    return {first: tuple(sorted(ways, key=lambda s: -len(s.particle))) for first, ways in found.items()}


def _saying(entry: Entry, particle: tuple[str, ...]) -> Saying:
    return Saying(
        code=entry.code,
        word=_attribute(entry, "word"),
        kind=_attribute(entry, "kind") or "speech",
        particle=particle,
        takes=frozenset(_attribute(entry, "takes").split()),
        needs=_attribute(entry, "needs"),
        never=frozenset(_attribute(entry, "never").split()),
    )


def _attribute(entry: Entry, key: str) -> str:
    return next((value for name, value in entry.attributes if name == key), "")


@cache
def words(code: str) -> frozenset[str]:
    """The nouns or titles of one kind in `source_words.yaml`."""
    return frozenset(term for entry in lexicon(NOUNS) if entry.code == code for term in entry.terms)
