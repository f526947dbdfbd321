"""Clauses and infinitives as content: "said that …", "vowed to …", "an attack that officials say killed ten"."""

from collections.abc import Iterable

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.phrases import noun_phrase, stretch
from tollbook.statements.report import Spot
from tollbook.statements.speakers import joined_saying

_AFTER_CLAUSE = ("prep", "advcl", "advmod", "npadvmod", "ccomp", "xcomp", "acomp", "dobj", "dep", "oprd", "attr", "acl")


def clause_of(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """The clause after the verb, to the end of what the parse hangs on it."""
    near = [*sentence.all_children(verb.i), *_below_adjunct(sentence, verb)]
    clause = next((t for t in near if t.i > verb.i and _is_clause(sentence, t)), None)
    if not clause or way.needs in ("infinitive", "witness"):
        return ()
    own = list(sentence.subtree(clause.i))
    if own[0] <= verb.i:
        return _relative_clause(sentence, verb, own)
    if sentence.tokens[own[0] - 1].text == ";":  # "…, the military said; four soldiers were hurt"
        return ()
    if own[0] - 1 > verb.i and sentence.tokens[own[0] - 1].lower == "that":
        own.insert(0, own[0] - 1)
    cut = joined_saying(sentence, verb, clause)
    if cut:
        return (stretch(sentence, [p for p in own if p < cut[0]]),)
    return (stretch(sentence, without_asides(sentence, [*own, *_trailing(sentence, verb, clause)])),)


def _below_adjunct(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """A clause that the parse hung on the noun of "in a statement" or "on Monday"."""
    nouns = (
        sentence.child(p.i, "pobj")
        for p in sentence.all_children(verb.i, "prep")
        if p.lower in ("in", "on", "at", "by")
    )
    return tuple(t for n in nouns if n for t in sentence.all_children(n.i, "acl", "relcl") if t.tag != "VBG")


def _relative_clause(sentence: Sentence, verb: Token, own: list[int]) -> tuple[Spot, ...]:
    """ "an attack that officials say killed ten": the noun and what is said of it."""
    behind = [p for p in own if p > verb.i]
    if verb.dep != "relcl" or not behind or sentence.tokens[own[0]].lower not in ("that", "which", "who", "whom"):
        return ()
    return (stretch(sentence, noun_phrase(sentence, verb.head)), stretch(sentence, behind))


def _is_clause(sentence: Sentence, token: Token) -> bool:
    """A clausal complement, or whatever the parse made of a clause that "that" opens."""
    if token.dep == "ccomp":
        return token.pos != "PUNCT"
    opening = sentence.tokens[sentence.subtree(token.i)[0]]
    return token.dep in ("advcl", "dep", "relcl", "acl", "conj") and opening.lower == "that" and opening.i != token.i


def without_asides(sentence: Sentence, positions: Iterable[int]) -> tuple[int, ...]:
    """The content without the next thing the speaker says, hung on it by mistake: ", citing …", ", adding that …"."""
    found = sorted(positions)
    while found:
        cut = next((k for k in found[1:] if _opens_aside(sentence, k, found)), None)
        if cut is None:
            break
        found = [p for p in found if p < cut]
    return tuple(found)


def _opens_aside(sentence: Sentence, k: int, found: list[int]) -> bool:
    token = sentence.tokens[k]
    following = sentence.tokens[k + 1].lower if k + 1 < len(sentence.tokens) else ""
    if token.tag == "VBG" and following == "that" and token.lemma.lower() in sayings("verb"):
        return token.dep in ("advcl", "acl", "xcomp") and _to_the_end(sentence, token, found)
    if sentence.tokens[k - 1].text not in (",", "—", "–", "-"):
        return False
    first = [t for t in (sentence.tokens[k], *sentence.ancestors(k)) if min(sentence.subtree(t.i)) == k]
    return any(_is_aside(t) and _to_the_end(sentence, t, found) for t in first)


def _is_aside(token: Token) -> bool:
    return token.dep == "advcl" and token.tag == "VBG" and token.lemma.lower() in sayings("verb")


def _to_the_end(sentence: Sentence, token: Token, found: list[int]) -> bool:
    last = max(sentence.subtree(token.i))
    return all(sentence.tokens[p].pos == "PUNCT" for p in found if p > last)


def _trailing(sentence: Sentence, verb: Token, clause: Token) -> Iterable[int]:
    """What follows the clause and was hung on the verb by mistake, up to the next participle of saying."""
    for token in sentence.all_children(verb.i):
        if token.i > clause.i:
            if token.dep not in _AFTER_CLAUSE or token.dep == "advcl" and token.tag == "VBG":
                return
            yield from sentence.subtree(token.i)


def infinitive_of(sentence: Sentence, verb: Token, _way: Saying) -> tuple[Spot, ...]:
    """The infinitive or participle after the verb."""
    aim = next((t for t in sentence.all_children(verb.i, "xcomp") if t.i > verb.i), None)
    if not aim or sentence.child(verb.i, "dobj"):
        return ()
    return (stretch(sentence, sentence.subtree(aim.i)),)
