"""Verbs of saying in a parsed sentence, with what they report."""

from collections.abc import Iterator

from tollbook.language import Sentence, Token
from tollbook.statements.complements import content_of
from tollbook.statements.fronting import after_colon, awaits
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.objects import told_by
from tollbook.statements.phrases import stretch, trimmed
from tollbook.statements.report import Report, Spot
from tollbook.statements.speakers import Speaker, is_acronym, is_passive, speaker, speaker_at
from tollbook.statements.stance import is_negated, with_stance
from tollbook.statements.tail import phrase_before, speaker_before

_PARTICLE = ("prt", "prep", "advmod", "agent", "dative")
_INNER = ("mental", "attitude", "display", "appearance")
_HUNG = ("ccomp", "relcl", "advcl", "acl", "dep")
CLOSING = ("”", "''", '"', "»", "’")
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
            report = None if _unreal(sentence, token, ways) else _report(text, sentence, token, ways)
            if report:
                yield with_stance(sentence, report, token)


def _unreal(sentence: Sentence, verb: Token, ways: tuple[Saying, ...]) -> bool:
    """What somebody would say, or has yet to think, is no statement ("could believe", "to praise")."""
    helpers = sentence.all_children(verb.i, "aux")
    unreal = any(t.tag == "MD" or t.lower == "to" for t in helpers)
    return unreal and all(way.kind in _INNER for way in ways) and not is_negated(sentence, verb.i)


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
    if not passive and _inverted(sentence, verb):
        who = speaker_at(sentence, verb.i + 1 + _to_head(sentence, verb))
    missed = phrase_before(sentence, verb) if who is None and not passive else None
    if missed and speaker_before(sentence, verb) is None:
        who = Speaker(missed[1], stretch(sentence, missed))
    found = content_of(text, sentence, verb, ways, passive, who)
    alone = found and who and _beside(sentence, verb, who) and not _after_and(sentence, who)
    if not passive and (not alone or (found and found.fronted and verb.dep in _HUNG)):
        tail = speaker_before(sentence, verb)
        if tail and (report := _tail_report(text, sentence, verb, ways, tail)):
            return report
    if not found:
        return _waiting(sentence, verb, ways, who)
    return Report(
        saying=found.way,
        cue=_cue(sentence, verb),
        content=found.content,
        source=who.spot if who else None,
        antecedent=who.antecedent if who else None,
        called=who.called if who else None,
        others=who.others if who else (),
        told=found.told,
        agentless=passive and who is None,
        fronted=found.fronted,
    )


def _beside(sentence: Sentence, verb: Token, who: Speaker) -> bool:
    """Whether the speaker stands right at the verb."""
    before = sentence.tokens[verb.i - 1] if verb.i else verb
    return who.spot[1] == before.end or who.spot[0] > verb.start


def _after_and(sentence: Sentence, who: Speaker) -> bool:
    """Whether the parse may have left out whom the speaker speaks with ("a medic and two residents said")."""
    first = sentence.at(who.spot[0])
    return first is not None and first.i > 0 and sentence.tokens[first.i - 1].lower == "and"


def _tail_report(
    text: str, sentence: Sentence, verb: Token, ways: tuple[Saying, ...], tail: tuple[int, int]
) -> Report | None:
    """All that stands before the speaker is the content."""
    way = next((w for w in ways if "quote" in w.takes), None)
    first = after_colon(sentence, 0, tail[0])
    content = trimmed(text, *stretch(sentence, (first, tail[0] - 1)))
    if not way or not content:
        return None
    told = told_by(sentence, verb, way)
    comma = next((i for i in range(tail[0], tail[1]) if sentence.tokens[i].text == ","), None)
    called = None if comma is None else stretch(sentence, (comma + 1, tail[1]))
    first_said, others = _split(sentence, tail if comma is None else (tail[0], comma - 1))
    cue = _cue(sentence, verb)
    return Report(way, cue, (content,), first_said, called=called, others=others, told=told, fronted=True)


def _split(sentence: Sentence, tail: tuple[int, int]) -> tuple[Spot, tuple[Spot, ...]]:
    """ "the Observatory and medics": the first speaker and the others."""
    cut = next((i for i in range(tail[1], tail[0], -1) if sentence.tokens[i].lower == "and"), None)
    if cut is None or cut == tail[1]:
        return stretch(sentence, tail), ()
    return stretch(sentence, (tail[0], cut - 1)), (stretch(sentence, (cut + 1, tail[1])),)


def _waiting(sentence: Sentence, verb: Token, ways: tuple[Saying, ...], who: Speaker | None) -> Report | None:
    """A cue whose speech stands in the sentence before or after."""
    way = next((w for w in ways if "quote" in w.takes and w.kind in ("speech", "writing", "manner")), None)
    side = awaits(sentence, verb, who) if way else ""
    if not way or not side or not who:
        return None
    return Report(
        way, _cue(sentence, verb), (), who.spot, who.antecedent, who.called, who.others, fronted=True, awaits=side
    )


def _inverted(sentence: Sentence, verb: Token) -> bool:
    """'"…," said X': a closing mark before the verb and a noun phrase right behind it, whatever the parse says."""
    before = sentence.tokens[verb.i - 1].text if verb.i else ""
    return before in CLOSING and not sentence.child(verb.i, "nsubj") and _to_head(sentence, verb) >= 0


def _to_head(sentence: Sentence, verb: Token) -> int:
    """How many words behind the verb the head of the noun phrase stands there, or -1 where there is none."""
    for token in sentence.tokens[verb.i + 1 : verb.i + 9]:
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "poss", "nmod", "amod"):
            return token.i - verb.i - 1
        if token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "NUM", "PART", "PRON"):
            return -1
    return -1


def _cue(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and negation, as far as they touch."""
    own = {t.i for t in sentence.all_children(verb.i, *_LEADING) if not is_acronym(t)} | {verb.i}
    first = verb.i
    while first - 1 in own:
        first -= 1
    last = verb.i
    while any(t.i == last + 1 for t in sentence.all_children(verb.i, "prt")):
        last += 1
    return stretch(sentence, (first, last))
