"""People whom the parser tore from those whom "and" joins to them."""

from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence

_NEXT = 6  # tokens


def subjects_beside(sentence: Sentence, head: int) -> tuple[int, ...]:
    """A subject that "and" joins to this one although the parser made two of them ("two of its men and a boy")."""
    own = sentence.tokens[head]
    if own.dep not in ("nsubj", "nsubjpass"):
        return ()
    others = (t for t in sentence.all_children(own.head, own.dep) if t.i < head)
    counted = (t for t in others if (t.pos == "NUM" and t.lower != "one") or sentence.child(t.i, "nummod"))
    return tuple(t.i for t in counted if any(c.lower == "and" for c in sentence.all_children(t.i, "cc")))


def object_beside(sentence: Sentence, head: int, trigger: Trigger) -> tuple[int, ...]:
    """A figure of people that the parser joined to the verb ("shot dead a mayor and two of his guards")."""
    others = sentence.all_children(trigger.token, "conj") if trigger.frame == "transitive" else ()
    near = (
        t for t in others if t.pos == "NUM" and head < t.i < head + _NEXT and sentence.tokens[t.i - 1].lower == "and"
    )
    people = (t for t in near if any(c.lower == "of" for c in sentence.all_children(t.i, "prep")))
    return tuple(t.i for t in people if not _acts(sentence, t.i))


def _acts(sentence: Sentence, noun: int) -> bool:
    """Whether a verb stands in the noun's phrase or right behind it, so that the noun is its subject."""
    phrase = sentence.subtree(noun)
    after = sentence.tokens[max(phrase) + 1 : max(phrase) + 2]
    return any(t.pos in ("VERB", "AUX") for t in (*(sentence.tokens[i] for i in phrase), *after))
