"""Reporting at the end of a sentence, with or without commas: "Seven people were killed the Observatory said."

The parse of such sentences is unreliable, so the speaker's noun phrase is read off the words before the verb.
"""

from tollbook.language import Sentence, Token
from tollbook.statements.fronting import MARKS
from tollbook.statements.lexicon import sayings, words

_VERBS = {"say", "tell", "add", "report", "announce", "confirm", "claim", "write", "state", "note", "recall", "explain"}
_FINITE = {"VBD", "VBZ", "VBP"}
_LINKS = {"of", "for", "from", "in", "at", "with", "inside", "to"}
_AFTER = {"as", "after", "while", "adding", "citing", "when", "before", "and", "but", "quoting", "although", "without"}


def speaker_before(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """First and last token of the speaker who closes the sentence with this verb, or None."""
    if verb.lemma.lower() not in _VERBS or verb.tag not in _FINITE or not _closes(sentence, verb):
        return None
    apposed = _before_name(sentence, verb.i)
    start = _phrase_start(sentence, verb.i if apposed is None else apposed)
    if start is None or start < 3:
        return None
    said = sentence.tokens[:start]
    somebody = any(t.lower in words("role") or t.pos == "PROPN" for t in sentence.tokens[start : verb.i])
    speech = said[-1].text in MARKS or any(t.pos in ("VERB", "AUX") for t in said) or len(said) > 4 and somebody
    if apposed is not None and start and sentence.tokens[start - 1].tag in ("PRP$", "DT"):
        start, said = start - 1, said[:-1]
    last = verb.i - 1 if apposed is None else verb.i - 2
    return (start, last) if speech and said[-1].lower not in ("that", "who", "which", "as") else None


def _before_name(sentence: Sentence, end: int) -> int | None:
    """Where the speaker's role ends, if his name follows between commas ("its governor, Oleh Danko, wrote")."""
    tokens, at = sentence.tokens, end - 2
    if end < 4 or tokens[end - 1].text != ",":
        return None
    while at > 0 and (tokens[at].pos == "PROPN" or tokens[at].text in "-’'"):
        at -= 1
    named = at < end - 2 and tokens[at].text == ","
    return at if named and tokens[at - 1].lower in words("role") else None


def phrase_before(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The noun phrase right before a verb of saying whose subject the parse missed."""
    if verb.lemma.lower() not in _VERBS or verb.tag not in _FINITE:
        return None
    start = _phrase_start(sentence, verb.i)
    return None if start is None else (start, verb.i - 1)


def _closes(sentence: Sentence, verb: Token) -> bool:
    """Whether nothing but the one told, a time or a place stands behind the verb before the sentence ends."""
    behind = sentence.tokens[verb.i + 1 :]
    for k, token in enumerate(behind[:9]):
        if token.pos == "PUNCT" and token.text not in "-'’" or token.lower in _AFTER:
            return token.text not in MARKS or token.text in ("”", '"') and k + 1 == len(behind)
        if k == 0 and token.tag == "VBG" and token.lemma.lower() not in sayings("verb"):
            return True  # "the reporter said bringing down rubble"
        if token.pos in ("VERB", "AUX", "SCONJ") or token.lower == "that":
            return False
        if (
            k == 0
            and token.pos in ("DET", "PRON", "NUM", "ADJ")
            and verb.lemma not in ("tell",)
            and token.lower != "this"
        ):
            return False
    return len(behind) < 9


def _phrase_start(sentence: Sentence, end: int) -> int | None:
    """Where the noun phrase that ends before `end` begins."""
    tokens, start = sentence.tokens, end
    while start:
        token = tokens[start - 1]
        if not _fits(tokens, start, end, token):
            break
        start -= 1
        if token.pos == "DET" or token.pos == "PRON" and token.tag == "PRP$":
            link = tokens[start - 1] if start else token
            if link.lower == "and" and start > 1 and _somebody(tokens[start - 2]):
                continue
            if not (link.lower in _LINKS and start > 1 and tokens[start - 2].lower in words("role")):
                break
        if token.tag == "PRP":
            break
    while start < end and tokens[start].pos in ("CCONJ", "ADP", "PUNCT", "PART", "ADV"):
        start += 1
    return start if start < end and any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[start:end]) else None


def _somebody(token: Token) -> bool:
    return token.pos == "PROPN" or token.lower in words("role") or token.lemma.lower() in words("role")


def _fits(tokens: tuple[Token, ...], start: int, end: int, token: Token) -> bool:
    """Whether a token may stand to the left of what has been taken as the speaker so far."""
    following = tokens[start] if start < end else None
    if token.lower in words("date"):
        return False
    if following is None:
        return token.pos in ("NOUN", "PROPN", "PRON", "ADV", "PUNCT") and token.text not in MARKS and token.text != ","
    if token.pos == "PROPN" and following.pos == "ADJ" and following.text.islower():
        return False
    if token.tag == "NNS" and following.lower in words("role") - words("body"):
        return False  # "dead in the streets resident Samir Haddad said"
    if token.pos == "NOUN" and following.pos == "PROPN":
        return token.lower in words("role")
    if token.pos == "ADP":
        return (
            token.lower in _LINKS
            and start > 1
            and (tokens[start - 2].lower in words("role") or tokens[start - 2].pos == "PROPN")
        )
    if token.pos == "CCONJ":
        return token.lower == "and" and start > 1 and tokens[start - 2].pos in ("NOUN", "PROPN")
    return (
        token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART")
        or token.text in "-’'"
        or token.tag in ("PRP$", "VBN", "VBG")
        and (following.pos in ("NOUN", "PROPN") and tokens[start - 2].text in ("-", "a", "the", "an"))
    )
