"""What a verb of saying takes as its content: clause, infinitive, object, or speech that stands before it."""

from collections.abc import Callable
from dataclasses import dataclass

from tollbook.language import Sentence, Token
from tollbook.statements.clauses import clause_of, infinitive_of
from tollbook.statements.fronting import is_quoted, speech_around
from tollbook.statements.lexicon import Saying
from tollbook.statements.objects import after_preposition, object_does, object_of, passive_of, raised, told_by
from tollbook.statements.phrases import trimmed
from tollbook.statements.report import Spot
from tollbook.statements.speakers import Speaker

_PRONOUNS = {
    "that", "which", "who", "it", "this", "what", "so", "them", "him", "her", "me", "us", "you", "they", "he", "she",
}  # fmt: skip


_SHAPES = ("prep", "subject", "passive", "clause", "infinitive", "quote", "object")
_QUOTED_SHAPES = ("quote", "prep", "subject", "passive", "clause", "infinitive", "object")
_READERS: dict[str, Callable[[Sentence, Token, Saying], tuple[Spot, ...]]] = {
    "prep": after_preposition,
    "subject": raised,
    "passive": passive_of,
    "clause": clause_of,
    "infinitive": infinitive_of,
    "object": object_of,
}


@dataclass(frozen=True, slots=True)
class Found:
    """The content of a verb, and by which of its ways it takes it."""

    way: Saying
    content: tuple[Spot, ...]
    told: Spot | None = None
    fronted: bool = False


def content_of(
    text: str, sentence: Sentence, verb: Token, ways: tuple[Saying, ...], passive: bool, who: Speaker | None
) -> Found | None:
    """The first content that one of the verb's ways allows here, the most telling shapes first."""
    shapes = _QUOTED_SHAPES if is_quoted(sentence, verb, who) else _SHAPES
    for shape in shapes:
        for way in ways:
            if not _allows(sentence, verb, way, shape, passive):
                continue
            spots = _in_shape(text, sentence, verb, way, who, shape)
            content = tuple(s for s in (trimmed(text, *spot) for spot in spots) if s)
            if content and not _only_pronoun(text, content):
                return Found(way, content, told_by(sentence, verb, way), shape == "quote")
    return None


def _allows(sentence: Sentence, verb: Token, way: Saying, shape: str, passive: bool) -> bool:
    if shape == "passive":
        return passive
    if shape not in way.takes or passive and shape in ("object", "infinitive") or _other_word(sentence, verb, way):
        return False
    return not (way.needs == "infinitive" and shape == "object") or object_does(sentence, verb)


def _in_shape(
    text: str, sentence: Sentence, verb: Token, way: Saying, who: Speaker | None, shape: str
) -> tuple[Spot, ...]:
    if shape == "quote":
        return speech_around(text, sentence, verb, way, who)
    return _READERS[shape](sentence, verb, way)


def _only_pronoun(text: str, content: tuple[Spot, ...]) -> bool:
    return len(content) == 1 and text[slice(*content[0])].lower() in _PRONOUNS


def _other_word(sentence: Sentence, verb: Token, way: Saying) -> bool:
    """Whether the object makes it another word ("claimed the lives of")."""
    return bool(way.never) and any(t.lower in way.never for t in sentence.tokens[verb.i + 1 : verb.i + 5])
