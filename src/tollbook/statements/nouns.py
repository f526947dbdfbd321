"""Nouns of saying: "reports from two agencies that …", "the army's denial of …", "its promise to …"."""

from collections.abc import Iterator

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.phrases import stretch, trimmed
from tollbook.statements.report import Report, Spot
from tollbook.statements.speakers import Speaker, speaker, speaker_at

_LIGHT = {"make", "issue", "give", "express", "release", "repeat", "voice", "raise", "face", "have", "offer", "deliver"}
_OF = {"of", "about", "against"}
_CLAUSES = ("acl", "relcl", "ccomp", "advcl", "xcomp", "dep")


def noun_reports(text: str, sentence: Sentence) -> Iterator[Report]:
    """The reports that the sentence's nouns make, in text order."""
    nouns = sayings("noun")
    for token in sentence.tokens:
        for way in nouns.get(token.lemma.lower(), ()) if token.pos == "NOUN" else ():
            content = _content(text, sentence, token, way)
            if content:
                yield _report(sentence, token, way, content)
                break


def _report(sentence: Sentence, noun: Token, way: Saying, content: Spot) -> Report:
    who = _speaker(sentence, noun)
    return Report(
        way, (noun.start, noun.end), (content,), who.spot if who else None, called=who.called if who else None,
        others=who.others if who else (), agentless=who is None,
    )  # fmt: skip


def _content(text: str, sentence: Sentence, noun: Token, way: Saying) -> Spot | None:
    spot = (_that(sentence, noun) if "that" in way.takes else None) or (
        _infinitive(sentence, noun) if "infinitive" in way.takes else None
    )
    spot = spot or (_of(sentence, noun) if "of" in way.takes else None)
    return trimmed(text, *spot) if spot else None


def _that(sentence: Sentence, noun: Token) -> Spot | None:
    """A "that" clause on the noun, or on the last of the sources named between ("reports from A and B that …")."""
    below = sentence.subtree(noun.i)
    for i in below:
        token = sentence.tokens[i]
        if i <= noun.i or token.lower != "that" or token.dep not in ("mark", "nsubj", "nsubjpass", "advmod", "dobj"):
            continue
        verb = next((t for t in sentence.ancestors(i) if t.dep in _CLAUSES), None)
        if verb is None or verb.i < i or token.dep != "mark" and not _complete(sentence, token, verb):
            continue
        return stretch(sentence, [p for p in sentence.subtree(verb.i) if p >= i])
    return None


def _complete(sentence: Sentence, that: Token, verb: Token) -> bool:
    """A clause with a subject besides "that" is what is reported, not a relative clause."""
    return any(t.i != that.i for t in sentence.all_children(verb.i, "nsubj", "nsubjpass"))


def _infinitive(sentence: Sentence, noun: Token) -> Spot | None:
    for verb in sentence.all_children(noun.i, "acl", "xcomp"):
        to = sentence.child(verb.i, "aux")
        if to and to.lower == "to":
            return stretch(sentence, [p for p in sentence.subtree(verb.i) if p >= to.i])
    return None


def _of(sentence: Sentence, noun: Token) -> Spot | None:
    for prep in sentence.all_children(noun.i, "prep"):
        what = sentence.child(prep.i, "pobj", "pcomp")
        if prep.lower in _OF and prep.i > noun.i and what:
            return stretch(sentence, sentence.subtree(what.i))
    return None


def _speaker(sentence: Sentence, noun: Token) -> Speaker | None:
    """The possessor, "from X" or "by X", or the subject of "made the claim"."""
    owner = sentence.child(noun.i, "poss")
    if owner:
        return speaker_at(sentence, owner.i)
    for prep in sentence.all_children(noun.i, "prep", "agent"):
        who = sentence.child(prep.i, "pobj")
        if prep.lower in ("from", "by") and who:
            return speaker_at(sentence, who.i)
    verb = sentence.tokens[noun.head]
    if noun.dep == "dobj" and verb.lemma in _LIGHT:
        return speaker(sentence, verb.i)
    return None
