"""Reports without a verb of their own: "according to", "as X put it", "in X's words", "reportedly", "in a survey"."""

from collections.abc import Iterator

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.phrases import stretch, trimmed
from tollbook.statements.report import Report, Spot
from tollbook.statements.speakers import speaker, speaker_at

_ACCORDING = Saying("according-to", "phrase", "speech", (), frozenset({"clause", "quote"}), "")
_AS = Saying("as-said", "phrase", "speech", (), frozenset({"clause", "quote"}), "")
_ADVERB = Saying("adverb", "phrase", "speech", (), frozenset(), "")
_IN_POLL = Saying("in-survey", "phrase", "display", (), frozenset(), "")
_ADVERBS = {"reportedly", "allegedly", "purportedly", "supposedly"}
_SURVEYS = {"poll", "survey", "census", "polling"}
_RELATIVES = {"where", "which", "who", "whom"}
_AS_VERBS = {
    "put",
    "say",
    "tell",
    "note",
    "describe",
    "write",
    "explain",
    "report",
    "call",
    "recall",
    "observe",
    "state",
}


def phrase_reports(text: str, sentence: Sentence) -> Iterator[Report]:
    """The reports that phrases make in a sentence, in text order."""
    for token in sentence.tokens:
        if token.lower == "according" and token.i + 1 < len(sentence.tokens):
            yield from _according(text, sentence, token.i)
        elif token.lower in _ADVERBS:
            yield from _adverb(text, sentence, token)
        elif token.lower == "as" and token.dep == "mark":
            yield from _as(text, sentence, token)
        elif token.lower == "words" and token.dep == "pobj":
            yield from _words(text, sentence, token)
        elif token.lemma.lower() in _SURVEYS and token.dep == "pobj":
            yield from _survey(text, sentence, token)


def _according(text: str, sentence: Sentence, i: int) -> Iterator[Report]:
    to = next((t for t in sentence.tokens[i + 1 : i + 3] if t.lower == "to"), None)
    noun = (sentence.child(to.i, "pobj") or sentence.child(i, "pobj")) if to else None
    if not to or not noun:
        return
    who = speaker_at(sentence, noun.i)
    last = max(*sentence.subtree(noun.i), to.i)
    content = _beside(text, sentence, 0 if _opens_relative_clause(sentence, i) else i, last)
    if content:
        cue = (sentence.tokens[i].start, to.end)
        yield Report(_ACCORDING, cue, content, who.spot, None, who.called, who.others, fronted=True)


def _opens_relative_clause(sentence: Sentence, i: int) -> bool:
    """Whether it stands right behind a relative pronoun, whose clause alone it is about ("where, according to")."""
    before = [t.lower for t in sentence.tokens[max(0, i - 2) : i] if t.text != ","]
    return bool(before) and before[-1] in _RELATIVES


def _adverb(text: str, sentence: Sentence, adverb: Token) -> Iterator[Report]:
    """What is "reportedly" so: the clause of the word that the adverb stands at."""
    head = sentence.tokens[adverb.head]
    clause = [p for p in sentence.subtree(head.i) if p != adverb.i and sentence.tokens[p].dep != "mark"]
    before = [p for p in clause if p < adverb.i]
    after = [p for p in clause if p > adverb.i]
    spots = [stretch(sentence, part) for part in (before, after) if part]
    content = tuple(s for s in (trimmed(text, *spot) for spot in spots) if s)
    if content and head.pos in ("VERB", "AUX"):
        yield Report(_ADVERB, (adverb.start, adverb.end), content, agentless=True)


def _as(text: str, sentence: Sentence, mark: Token) -> Iterator[Report]:
    """ "…, as X put it"."""
    verb = sentence.tokens[mark.head]
    if verb.lemma.lower() not in _AS_VERBS or verb.dep != "advcl" or verb.i <= mark.i:
        return
    comma = next((t.i for t in sentence.tokens[verb.i :] if t.text in (",", "—", "–")), len(sentence.tokens))
    own = [p for p in sentence.subtree(verb.i) if p < comma]
    who = speaker(sentence, verb.i)
    objects = [t for t in sentence.all_children(verb.i, "dobj", "ccomp") if t.lower not in ("it", "me", "reporters")]
    if who is None or objects and verb.lemma != "tell" or who.head <= mark.i:
        return
    content = _beside(text, sentence, own[0], own[-1])
    if content:
        cue = stretch(sentence, (verb.i, own[-1] if verb.lemma == "put" else verb.i))
        yield Report(_AS, cue, content, who.spot, None, who.called, who.others, fronted=True)


def _words(text: str, sentence: Sentence, words: Token) -> Iterator[Report]:
    """ "in X's words", "in the words of X"."""
    prep = sentence.tokens[words.head]
    of = next((t for t in sentence.all_children(words.i, "prep") if t.lower == "of"), None)
    noun = sentence.child(of.i, "pobj") if of else sentence.child(words.i, "poss")
    if prep.lower != "in" or noun is None:
        return
    own = sentence.subtree(prep.i)
    content = _beside(text, sentence, own[0], own[-1])
    if content:
        who = speaker_at(sentence, noun.i)
        yield Report(_AS, stretch(sentence, own), content, who.spot, None, who.called, who.others, fronted=True)


def _survey(text: str, sentence: Sentence, noun: Token) -> Iterator[Report]:
    """ "In a survey of residents, half said …": the survey is the source of the sentence."""
    prep = sentence.tokens[noun.head]
    head = sentence.tokens[prep.head]
    if prep.lower not in ("in", "from") or head.dep != "ROOT" or head.lemma.lower() in sayings("verb"):
        return
    own = sentence.subtree(prep.i)
    content = _beside(text, sentence, own[0], own[-1])
    if content:
        who = speaker_at(sentence, noun.i)
        yield Report(_IN_POLL, (prep.start, prep.end), content, who.spot, None, who.called, who.others, fronted=True)


def _beside(text: str, sentence: Sentence, first: int, last: int) -> tuple[Spot, ...]:
    """The sentence without the phrase."""
    pieces = []
    if first > 0:
        pieces.append(stretch(sentence, (0, first - 1)))
    if last + 1 < len(sentence.tokens):
        pieces.append(stretch(sentence, (last + 1, len(sentence.tokens) - 1)))
    return tuple(s for s in (trimmed(text, *p) for p in pieces) if s and text[s[0] : s[1]].strip("\"“”'’`»«"))
