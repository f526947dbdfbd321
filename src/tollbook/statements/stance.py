"""Stance of a statement: what its source does with the content."""

from dataclasses import dataclass, replace
from functools import cache

from tollbook.language import Scanner, Sentence, Token
from tollbook.model import Term
from tollbook.model.codes import Stance
from tollbook.rules import Entry, lexicon
from tollbook.statements.report import Report, Spot

PATH = "lexicons/en/stance.yaml"
_NEGATIONS = {"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "hardly", "cannot"}
_OWN = {"it", "they", "we", "its", "their", "our", "i", "he", "his"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What a verb of position makes of its content, and what it makes of it under negation."""

    code: str
    stance: Stance
    negated: Stance


def _of(entry: Entry, key: str) -> str:
    return next((value for name, value in entry.attributes if name == key), "")


@cache
def turns() -> dict[str, Turn]:
    """Verbs of position by base form."""
    entries = [e for e in lexicon(PATH) if _of(e, "word") == "verb"]
    return {t: Turn(e.code, _of(e, "stance"), _of(e, "negated")) for e in entries for t in e.terms}  # type: ignore[arg-type]


@cache
def phrases() -> Scanner:
    """Phrases that are a position by themselves."""
    return Scanner("stance", [e for e in lexicon(PATH) if _of(e, "word") == "phrase"])


@cache
def forms(word: str) -> frozenset[str]:
    """The base forms of one kind of word in the lexicon of stance ("act": what a party does)."""
    return frozenset(t for e in lexicon(PATH) if _of(e, "word") == word for t in e.terms)


def with_stance(sentence: Sentence, report: Report, verb: Token) -> Report:
    """The report with the stance that its verb, the negation over it and the party's own deeds in it give."""
    negated = is_negated(sentence, verb.i)
    return replace(report, stance=_stance(sentence, report, verb, negated))


def _stance(sentence: Sentence, report: Report, verb: Token, negated: bool) -> Stance:
    turn = turns().get(verb.lemma.lower())
    if turn:
        return turn.negated if negated else turn.stance
    avowal = _avowal(sentence, report)
    if avowal:
        return avowal
    unsaid = negated and report.saying.kind in ("speech", "writing")
    if unsaid or _modal(sentence, verb) or _modal_content(sentence, report):
        return "hypothetical"
    return report.stance


def is_negated(sentence: Sentence, verb: int) -> bool:
    """Whether "not", "never" or a subject with "no", "neither" governs the verb."""
    own = sentence.all_children(verb, "neg", "advmod", "preconj", "cc")
    if any(t.lower in _NEGATIONS and t.i < verb for t in own):
        return True
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if subject and any(sentence.tokens[p].lower in _NEGATIONS for p in sentence.subtree(subject.i)[:2]):
        return True
    token = sentence.tokens[verb]
    return token.dep == "xcomp" and sentence.tokens[token.head].lemma in (
        "able",
        "unable",
        "possible",
        "refuse",
        "decline",
    )


def _modal(sentence: Sentence, verb: Token) -> bool:
    return any(t.lower in forms("modal") for t in sentence.all_children(verb.i, "aux"))


def _content_root(sentence: Sentence, spots: tuple[Spot, ...]) -> Token | None:
    """The verb that heads the content within this sentence."""
    inside = {t.i for start, end in spots for t in sentence.tokens if start <= t.start < end}
    roots = (t for t in sentence.tokens if t.i in inside and (t.head not in inside or t.head == t.i))
    return next((t for t in roots if t.pos in ("VERB", "AUX")), None)


def _modal_content(sentence: Sentence, report: Report) -> bool:
    root = _content_root(sentence, report.content)
    return bool(root) and root is not None and _modal(sentence, root)


def _avowal(sentence: Sentence, report: Report) -> Stance | None:
    """ "said it had struck …" avows, "said it did not strike …" and "said it had no planes there" deny."""
    root = _content_root(sentence, report.content)
    if root is None or report.saying.kind != "speech":
        return None
    subject = sentence.child(root.i, "nsubj")
    if subject is None or subject.i > root.i:
        return None
    phrase = sentence.subtree(subject.i)
    named = [sentence.tokens[p].lower for p in phrase[:6]]
    own = (
        subject.lower in _OWN or bool(_OWN & set(named[:4])) or "groups members" in " ".join(named).replace("'s ", "s ")
    )
    deed = root.lemma.lower() in forms("act") or _is_behind(sentence, root)
    owned = sentence.child(subject.i, "poss")
    if owned and owned.lower in _OWN and subject.lemma.lower() in forms("deed"):
        deed = own = True  # "their attacks on the quarter were a reply"
    if not own or not deed:
        return None
    if is_negated(sentence, root.i):
        return "deny"
    if root.tag not in ("VBD", "VBN"):
        return None
    return "hypothetical" if _modal(sentence, root) or _to_come(sentence, root) else "admit"


def _is_behind(sentence: Sentence, root: Token) -> bool:
    """ "said it was behind the bombing"."""
    return root.lemma == "be" and any(t.lower == "behind" for t in sentence.all_children(root.i, "prep"))


def _to_come(sentence: Sentence, root: Token) -> bool:
    return any(t.lower in ("will", "shall", "'ll", "’ll") for t in sentence.all_children(root.i, "aux"))


def stance_terms(sentence: Sentence) -> tuple[Term, ...]:
    """The phrases of position in a sentence, with document offsets."""
    found = phrases().find(sentence.text)
    return tuple(replace(t, start=t.start + sentence.start, end=t.end + sentence.start) for t in found)
