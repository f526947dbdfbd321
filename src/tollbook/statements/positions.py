"""Positions told by a phrase: "declined to comment", "could not be verified", "claimed responsibility"."""

from collections.abc import Sequence
from dataclasses import replace

from tollbook.language import Sentence, Token
from tollbook.model import Term
from tollbook.model.codes import Stance
from tollbook.statements.lexicon import Saying, words
from tollbook.statements.phrases import conjuncts, noun_phrase, stretch, trimmed
from tollbook.statements.report import Report, Spot
from tollbook.statements.speakers import speaker, speaker_at
from tollbook.statements.stance import stance_terms

_ABOUT = {"on", "about", "of", "to", "for", "that", "whether"}
_COPULAS = {"is", "was", "are", "were", "isn't", "wasn't", "aren't", "weren't", "not"}
_EMPTY = {"be", "seem", "appear", "remain", "become", "stay", "prove", "look", "make"}
_THINGS = {"cannot_verify"}


def with_positions(text: str, sentence: Sentence, reports: Sequence[Report]) -> list[Report]:
    """The reports of a sentence with the positions that its phrases take: by the cue they touch, else as their own."""
    found = list(reports)
    for term in stance_terms(sentence):
        found = [r for r in found if not r.awaits or r.cue[0] >= term.end or r.cue[1] <= term.start]
        touched = [r for r in found if r.cue[0] < term.end and r.cue[1] > term.start]
        if touched and term.code == "denied-it":
            continue  # "denied it had fired": the verb tells what
        stance: Stance = term.get("stance") or "assert"  # type: ignore[assignment]
        if touched:
            kept = min(touched, key=lambda r: (r.source is None, r.cue))
            found = [r for r in found if r not in touched]
            found.append(_with(text, kept, term, stance))
        elif _changes(term) and any(s <= term.start < e for r in found for s, e in r.content):
            found = found if _has_a_purpose(text, term) else [_inner(r, term, stance) for r in found]
        elif _judges(term) and (near := [r for r in found if r.cue[1] <= term.start]):
            last = max(near, key=lambda r: r.cue)
            found = [replace(r, stance=stance) if r is last and r.stance == "assert" else r for r in found]
        elif not _changes(term) or term.code == "earlier":
            report = _own(text, sentence, term, stance)
            if report:
                found.append(report)
    return found


def _with(text: str, report: Report, term: Term, stance: Stance) -> Report:
    cue = (min(report.cue[0], term.start), max(report.cue[1], term.end))
    cut = tuple(
        (term.end, e) if stance == "no_comment" and term.start - 4 <= s < term.end < e else (s, e)
        for s, e in report.content
    )
    content = tuple(s for s in cut if s[1] > term.end or s[1] <= term.start) or report.content
    spots = (trimmed(text, *spot) for spot in content)
    return replace(report, cue=cue, content=tuple(s for s in spots if s) or report.content, stance=stance)


def _changes(term: Term) -> bool:
    """Phrases inside content that turn the stance of whoever says it."""
    return term.code in ("untrue", "exaggerated", "may-have", "mistake", "conditional", "earlier")


def _has_a_purpose(text: str, term: Term) -> bool:
    """Whether what is untrue serves an end that is told of ("is a lie to justify the massacre")."""
    return (
        term.code == "untrue" and text[term.end : term.end + 4].lower() == " to " and text[term.start :][:1].isalpha()
    )


def _judges(term: Term) -> bool:
    """Words that judge what the report before them says; "… was untrue" is said of a thing, by whoever tells it."""
    return term.code in ("untrue", "exaggerated") and term.text.split()[0].lower() not in _COPULAS


def _inner(report: Report, term: Term, stance: Stance) -> Report:
    inside = any(s <= term.start and term.end <= e for s, e in report.content)
    if not inside or report.stance not in ("assert", "hypothetical"):
        return report
    if term.get("party"):
        return replace(report, if_party=stance)
    return replace(report, stance=stance)


def _own(text: str, sentence: Sentence, term: Term, stance: Stance) -> Report | None:
    """A report made by the phrase alone: its subject or "from X" is the source, what it is about the content."""
    inside = [t for t in sentence.tokens if t.start >= term.start and t.end <= term.end]
    head = next((t for pos in ("VERB", "NOUN", "ADJ", "AUX") for t in inside if t.pos == pos), None)
    if head is None:
        return None
    source, others = _source(sentence, head, term, stance)
    what = (term.end - len(term.text.split()[-1]), term.end)
    content = (what,) if term.code == "denied-it" else _content(text, sentence, head, term, source)
    if not content:
        return None
    saying = Saying(f"position:{term.code}", "phrase", "speech", (), frozenset(), "")
    return Report(
        saying, (term.start, term.end), content, source, None, None, others, agentless=source is None, stance=stance
    )


def _source(sentence: Sentence, head: Token, term: Term, stance: Stance) -> tuple[Spot | None, tuple[Spot, ...]]:
    given = next(
        (t for t in sentence.tokens if t.start >= term.end and t.lower in ("from", "by") and t.dep == "prep"), None
    )
    noun = sentence.child(given.i, "pobj") if given and head.pos == "NOUN" else None
    if noun:
        others = tuple(stretch(sentence, noun_phrase(sentence, c)) for c in conjuncts(sentence, noun.i))
        return stretch(sentence, noun_phrase(sentence, noun.i)), others
    verb = head if head.pos in ("VERB", "AUX") else sentence.tokens[head.head]
    if head.dep == "acl":  # "is not in a position to confirm"
        verb = next((t for t in sentence.ancestors(head.i) if sentence.child(t.i, "nsubj")), verb)
    who = speaker(sentence, verb.i) or (speaker_at(sentence, s.i) if (s := sentence.child(verb.i, "nsubj")) else None)
    if who is None or who.spot[0] >= term.start or _is_empty(sentence, sentence.tokens[who.head], verb):
        return None, ()
    if stance in _THINGS and sentence.child(verb.i, "nsubjpass"):
        return None, ()
    return who.spot, who.others


def _is_empty(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """Whether a subject is nobody who says something: "there", "the toll", "it" but where it acts ("it revised …")."""
    if subject.lower in ("there", "this") or subject.lemma in words("toll"):
        return True
    does = verb.lemma not in _EMPTY and not sentence.child(verb.i, "auxpass")
    return subject.lower == "it" and not does


def _content(text: str, sentence: Sentence, head: Token, term: Term, source: Spot | None) -> tuple[Spot, ...]:
    """What follows the phrase, else the subject ("The figures could not be verified"), else the whole sentence."""
    behind = [t for t in sentence.tokens if t.start >= term.end and t.pos != "PUNCT"]
    starts = (
        term.end
        if term.text.split()[-1].lower() not in ("whether", "if", "who", "how", "what", "which", "why")
        else (term.end - len(term.text.split()[-1]))
    )
    if source and source[0] >= term.end:
        starts = max(starts, source[1])
    if len(behind) > 1 and starts < sentence.tokens[-1].start:
        spot = trimmed(text, starts, sentence.tokens[-1].end)
        return (spot,) if spot else ()
    subject = sentence.child(head.i, "nsubjpass", "nsubj") or sentence.child(head.head, "nsubjpass", "nsubj")
    if subject:
        return (stretch(sentence, noun_phrase(sentence, subject.i)),)
    return ((term.start, term.end),)
