"""Verbs of saying in a parsed sentence, with what they report."""

from collections.abc import Iterator

from tollbook.language import Sentence, Token
from tollbook.statements.complements import content_of
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.phrases import stretch
from tollbook.statements.report import Report
from tollbook.statements.speakers import is_passive, speaker

_PARTICLE = ("prt", "prep", "advmod", "agent", "dative")
_LEADING = ("aux", "auxpass", "neg", "advmod")


def verb_reports(text: str, sentence: Sentence) -> Iterator[Report]:
    """The reports that the sentence's verbs make, in text order."""
    verbs = sayings("verb")
    for token in sentence.tokens:
        if (
            token.pos in ("VERB", "AUX")
            and token.lemma.lower() in verbs
            and token.dep not in ("amod", "aux", "compound")
        ):
            ways = tuple(way for way in verbs[token.lemma.lower()] if _has_particle(sentence, token, way))
            report = _report(text, sentence, token, ways)
            if report:
                yield report


def _has_particle(sentence: Sentence, verb: Token, way: Saying) -> bool:
    if not way.particle:
        return True
    following = tuple(t.lower for t in sentence.tokens[verb.i + 1 : verb.i + 1 + len(way.particle)])
    return following == way.particle or _particle(sentence, verb.i, way) is not None


def _particle(sentence: Sentence, verb: int, way: Saying) -> Token | None:
    if len(way.particle) != 1:
        return None
    return next((t for t in sentence.all_children(verb, *_PARTICLE) if t.i > verb and t.lower == way.particle[0]), None)


def _report(text: str, sentence: Sentence, verb: Token, ways: tuple[Saying, ...]) -> Report | None:
    passive = is_passive(sentence, verb.i)
    who = speaker(sentence, verb.i)
    found = content_of(text, sentence, verb, ways, passive, who)
    if not found:
        return None
    return Report(
        saying=found.way,
        cue=_cue(sentence, verb),
        content=found.content,
        source=who.spot if who else None,
        antecedent=who.antecedent if who else None,
        others=who.others if who else (),
        told=found.told,
        agentless=passive and who is None,
        fronted=found.fronted,
    )


def _cue(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and negation, as far as they touch."""
    own = {t.i for t in sentence.all_children(verb.i, *_LEADING)} | {verb.i}
    first = verb.i
    while first - 1 in own:
        first -= 1
    last = verb.i
    while any(t.i == last + 1 for t in sentence.all_children(verb.i, "prt")):
        last += 1
    return stretch(sentence, (first, last))
