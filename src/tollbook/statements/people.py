"""The persons whom a document names in full, so that "Toner", "he" and "the spokesman" find their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import words as words_of

_PRESENTED = ("named", "called", "identified")
_PARTICLES = {"-", "al", "bin", "ibn", "de", "van", "el"}


@dataclass(frozen=True, slots=True)
class Person:
    """A full name, the words that say who that is ("State Department spokesman"), and where it first stands."""

    name: str
    role: str
    start: int


def find_people(sentences: Iterable[Sentence]) -> tuple[Person, ...]:
    """The persons named by two or more words, each at its first mention, in text order."""
    found: dict[str, Person] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos == "PROPN" and token.dep not in ("compound", "nmod", "amod"):
                person = _called(sentence, token) or person_at(sentence, token)
                if person and (" " in person.name or person.role in _PRESENTED):
                    known = found.get(person.name)
                    if known is None or not known.role and person.role:
                        found[person.name] = Person(person.name, person.role, known.start if known else person.start)
    return tuple(sorted(found.values(), key=lambda p: p.start))


def _called(sentence: Sentence, head: Token) -> Person | None:
    """ "a witness named Samir": one name will do where the text presents the person so."""
    named = sentence.tokens[head.head]
    if head.dep not in ("oprd", "dobj", "attr", "appos") or named.lower not in _PRESENTED:
        return None
    return Person(head.text, named.lower, head.start)


def person_at(sentence: Sentence, head: Token, floor: int = 0) -> Person | None:
    """The person whose name ends with this token, or None where the words name none. `floor`: the phrase's start."""
    first = head.i
    while first and sentence.tokens[first - 1].start >= floor and _joins(sentence, first - 1, head.i):
        first -= 1
    words = list(sentence.tokens[first : head.i + 1])
    role_end = first
    while len(words) > 1 and words[0].lower in words_of("title"):
        role_end = words.pop(0).i + 1
    if not words or any(t.lower in words_of("organisation") or not _is_name(t) for t in words):
        return None
    if first and sentence.tokens[first - 1].lower == "the" and role_end == first:
        return None
    name = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
    return Person(name, _role(sentence, words[0].i, head), words[0].start)


def _joins(sentence: Sentence, i: int, head: int) -> bool:
    """Whether the token belongs to the run of capitalised words before the name's last word."""
    token = sentence.tokens[i]
    if token.text.isupper() and len(token.text) > 1 and not sentence.tokens[head].text.isupper():
        return False  # "the UN Samir Haddad"
    if token.pos == "PROPN" or token.text in _PARTICLES and i:
        return token.head == head or sentence.tokens[token.head].head == head or token.dep == "compound"
    return False


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.text in _PARTICLES or token.text in "’'"


def _role(sentence: Sentence, first: int, head: Token) -> str:
    """Words before the name ("army spokesman") and the apposition around it (", a doctor in the town,")."""
    before = [t for t in sentence.all_children(head.i, "compound", "nmod", "amod", "poss") if t.i < first]
    parts = [" ".join(sentence.tokens[p].text for t in before for p in sentence.subtree(t.i))]
    for apposition in sentence.all_children(head.i, "appos"):
        parts.append(_words(sentence, sentence.subtree(apposition.i, without=("relcl",))))
    if head.dep == "appos":
        parts.append(_words(sentence, [p for p in sentence.subtree(head.head) if p < first]))
    return " ".join(p for p in parts if p)[:160]


def _words(sentence: Sentence, positions: Sequence[int]) -> str:
    return " ".join(sentence.tokens[p].text for p in positions)
