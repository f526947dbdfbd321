"""Stretches of a parsed sentence: noun phrases, complements, and spots trimmed of stray punctuation."""

from collections.abc import Iterable

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import words
from tollbook.statements.report import Spot

_OPEN = "\"“‘«„'`("
_CLOSE = "\"”’»')"
_EDGE = ",;:–—―-"
_NOT_OF_NAME = ("relcl", "acl", "advcl", "parataxis", "preconj", "intj")
_KEPT_PREPOSITIONS = {"of", "for", "in", "at", "from", "with", "to", "on", "near", "inside", "within", "close"}


def trimmed(text: str, start: int, end: int) -> Spot | None:
    """The stretch without white space, leading and trailing commas, dashes and colons, and the last full stop."""
    while start < end and (text[start].isspace() or text[start] in _EDGE or text[start] in ".)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE or text[end - 1] == "."):
        end -= 1
    while end > start and text[end - 1] in _OPEN and text[end - 1] not in _CLOSE:
        end -= 1
    return (start, end) if start < end else None


def stretch(sentence: Sentence, positions: Iterable[int]) -> Spot:
    """From the first to the last of these tokens."""
    found = sorted(positions)
    return sentence.tokens[found[0]].start, sentence.tokens[found[-1]].end


def noun_phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The tokens of a noun phrase as a source is named: no relative clause, apposition or second conjunct."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting.extend(c for c in sentence.children[at] if _belongs(sentence, sentence.tokens[c], head))
    return _joined(sorted(found), head, sentence)


def _belongs(sentence: Sentence, token: Token, head: int) -> bool:
    if token.dep in ("advmod", "npadvmod") and token.lower in ("earlier", "later", "meanwhile", "afterwards"):
        return False
    if token.dep in ("conj", "cc"):
        return token.i < head  # "government and opposition forces"
    if token.dep == "appos":
        return token.pos == "PROPN" and sentence.tokens[min(sentence.subtree(token.i)) - 1].pos != "PUNCT"
    if token.dep in _NOT_OF_NAME:
        return False
    if token.dep == "prep" and token.i > head:
        return token.lower in _KEPT_PREPOSITIONS or token.lower == "by" and sentence.tokens[head].lower in words("work")
    return token.dep != "punct" or token.text in "-–'’()\"“”."


def _joined(found: list[int], head: int, sentence: Sentence) -> tuple[int, ...]:
    """The run of neighbouring tokens around the head, without punctuation at its edges."""
    low = high = found.index(head)
    while low and found[low - 1] == found[low] - 1:
        low -= 1
    while high + 1 < len(found) and found[high + 1] == found[high] + 1:
        high += 1
    run = found[low : high + 1]
    while run[0] and sentence.tokens[run[0]].text == "-" and sentence.tokens[run[0] - 1].pos == "PROPN":
        run = [run[0] - 1, *run]  # "al-Asadi", cut at its hyphen
        while run[0] and sentence.tokens[run[0] - 1].pos == "PROPN":
            run = [run[0] - 1, *run]
    while len(run) > 1 and sentence.tokens[run[0]].pos == "PUNCT":
        run = run[1:]
    while len(run) > 1 and sentence.tokens[run[-1]].pos == "PUNCT":
        run = run[:-1]
    return tuple(run) if head in run else (head,)


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The heads of the nouns joined to this one ("A, B and C" → B, C)."""
    found = []
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep == "conj" and token.pos in ("NOUN", "PROPN", "PRON"):
            found += [child, *conjuncts(sentence, child)]
        elif token.dep == "appos" and (further := conjuncts(sentence, child)):
            found += [child, *further]  # "A, B and C": the parse takes B for an apposition
    return tuple(found)
