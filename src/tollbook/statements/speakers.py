"""Who the grammar makes the speaker of a verb: its subject, however far away that stands."""

from dataclasses import dataclass

from tollbook.language import Sentence
from tollbook.statements.phrases import conjuncts, noun_phrase, stretch
from tollbook.statements.report import Spot

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = {"who", "which", "that", "whom"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head of the speaker's noun phrase in the sentence, the phrase, those who speak with it, and "who"'s noun."""

    head: int
    spot: Spot
    others: tuple[Spot, ...] = ()
    antecedent: Spot | None = None


def speaker_at(sentence: Sentence, head: int) -> Speaker:
    """The speaker whose noun phrase has this head."""
    others = tuple(stretch(sentence, noun_phrase(sentence, c)) for c in conjuncts(sentence, head))
    return Speaker(head, stretch(sentence, noun_phrase(sentence, head)), others)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb stands in the passive ("was reported", "reported by")."""
    token = sentence.tokens[verb]
    if sentence.child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if token.tag == "VBN" and token.dep == "conj" and not sentence.child(verb, "nsubj", "aux"):
        return is_passive(sentence, token.head)
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and not sentence.child(verb, "aux", "nsubj")


def subject(sentence: Sentence, verb: int) -> int | None:
    """The head of the verb's grammatical subject, taken from the governing verb where it has none of its own."""
    for _ in range(12):
        own = sentence.child(verb, *_SUBJECTS)
        if own:
            return own.i
        token = sentence.tokens[verb]
        above = sentence.tokens[token.head]
        if token.dep == "ROOT" or token.head == verb:
            return None
        if token.dep == "acl":
            return _of_noun(sentence, verb, above.i)
        if token.dep == "pcomp" and above.dep == "prep":
            above = sentence.tokens[above.head]
        if above.pos not in ("VERB", "AUX"):
            return None
        if token.dep in ("xcomp", "pcomp") and (controller := sentence.child(above.i, "dobj", "dative")):
            if controller.i < verb and above.lemma not in ("promise", "vow", "threaten", "make", "take", "use"):
                return controller.i
        verb = above.i
    return None


def _of_noun(sentence: Sentence, verb: int, noun: int) -> int | None:
    if sentence.tokens[verb].tag == "VBG":
        return noun
    owner = sentence.child(noun, "poss")
    return owner.i if owner else None


def agent(sentence: Sentence, verb: int) -> int | None:
    """The noun after "by" of a passive verb."""
    by = sentence.child(verb, "agent") or next(
        (t for t in sentence.all_children(verb, "prep") if t.lower == "by"), None
    )
    noun = sentence.child(by.i, "pobj") if by else None
    return noun.i if noun else None


def speaker(sentence: Sentence, verb: int) -> Speaker | None:
    """Who says it: the subject, the agent of a passive, or the noun that a relative clause belongs to."""
    head = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
    if head is None:
        return None
    if sentence.tokens[head].lower in _RELATIVE and sentence.tokens[head].tag in ("WP", "WDT"):
        clause = sentence.tokens[sentence.tokens[head].head]
        if clause.dep == "relcl":
            noun = stretch(sentence, noun_phrase(sentence, clause.head))
            return Speaker(head, (sentence.tokens[head].start, sentence.tokens[head].end), (), noun)
    return speaker_at(sentence, head)
