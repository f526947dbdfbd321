"""Nouns as content: "rejected the report", "accused X of …", "was reported killed", "warned of …"."""

from collections.abc import Iterable

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import Saying, words
from tollbook.statements.phrases import noun_phrase, stretch
from tollbook.statements.report import Spot

_BELONGS_TO_OBJECT = {"of", "for", "as", "with", "over", "from", "about", "to", "against", "on", "into", "at"}
_PLACE = {"in", "near", "inside", "outside", "across", "around"}


def after_preposition(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """The object of the preposition that belongs to the verb."""
    if len(way.particle) == 0:
        return ()
    last = way.particle[-1]
    for prep in sentence.all_children(verb.i, "prep", "dative", "agent"):
        noun = sentence.child(prep.i, "pobj", "pcomp", "prep")
        if prep.lower == last and prep.i > verb.i and noun and noun.lower not in words("date"):
            more = (*_aim(sentence, verb, noun, way), *_where(sentence, verb, prep))
            return (stretch(sentence, [*sentence.subtree(noun.i), *more]),)
    for inner in sentence.all_children(verb.i, "dobj", "prt"):
        prep2 = next((t for t in sentence.all_children(inner.i, "prep") if t.lower == last), None)
        noun = sentence.child(prep2.i, "pobj", "pcomp") if prep2 else None
        if noun and len(way.particle) > 1:
            return (stretch(sentence, sentence.subtree(noun.i)),)
    return ()


def _where(sentence: Sentence, verb: Token, prep: Token) -> Iterable[int]:
    """The place that follows the noun at once: "warned of famine in the north"."""
    end = max(sentence.subtree(prep.i))
    for token in sentence.all_children(verb.i, "prep"):
        noun = sentence.child(token.i, "pobj")
        if (
            token.i == end + 1
            and token.lower in _PLACE
            and noun
            and noun.lower not in words("occasion")
            and not noun.text.isdigit()
        ):
            end = max(sentence.subtree(token.i))
            yield from sentence.subtree(token.i)


def _aim(sentence: Sentence, verb: Token, noun: Token, way: Saying) -> Iterable[int]:
    """The infinitive that goes with the noun: "called for a panel to look into it"."""
    for token in sentence.all_children(verb.i, "xcomp", "ccomp", "advcl"):
        to = sentence.child(token.i, "aux")
        if token.i > noun.i and (to and to.lower == "to" or way.code == "instruct" and token.dep != "advcl"):
            yield from sentence.subtree(token.i)


def raised(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """ "X appears to have done": X and what it appears to do."""
    if way.kind != "appearance":
        return ()
    after = sentence.child(verb.i, "xcomp", "oprd", "acomp", "ccomp")
    before = sentence.child(verb.i, "nsubj")
    if not after or after.i < verb.i:
        return ()
    spots = [stretch(sentence, sentence.subtree(after.i))]
    if before and before.pos != "PRON" or before and before.lower not in ("it", "there", "who", "which", "that"):
        spots.insert(0, stretch(sentence, noun_phrase(sentence, before.i)))
    return tuple(spots)


def passive_of(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """ "X was reported killed", "X is said to have fled", "It was reported that …"."""
    clause = sentence.child(verb.i, "ccomp")
    if clause and clause.i > verb.i and "clause" in way.takes:
        return (stretch(sentence, sentence.subtree(clause.i)),)
    subject = sentence.child(verb.i, "nsubjpass", "nsubj")
    if not subject or "addressee" in way.takes and "object" not in way.takes:
        return ()
    named = stretch(sentence, noun_phrase(sentence, subject.i))
    after = [t for t in sentence.all_children(verb.i, "xcomp", "oprd", "ccomp", "acomp", "prep") if t.i > verb.i]
    after = [t for t in after if t.dep != "prep" or t.lower in ("of", "as", "for")]
    if after:
        return (named, stretch(sentence, [p for t in after for p in sentence.subtree(t.i)]))
    return (named,) if "object" in way.takes and way.needs != "predicate" else ()


def object_does(sentence: Sentence, verb: Token) -> bool:
    """ "want the pilots to stand trial"."""
    return any(t.i > verb.i for t in sentence.all_children(verb.i, "ccomp")) or bool(
        sentence.child(verb.i, "dobj") and sentence.child(verb.i, "xcomp")
    )


def object_of(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """The object with all that belongs to it, to the end of the predicate."""
    if way.particle and not any(t.lower == way.particle[0] for t in sentence.all_children(verb.i, "prt")):
        return ()
    after = [
        t
        for t in sentence.all_children(verb.i, "dobj", "ccomp", "oprd", "xcomp", "acomp", "attr", "dative")
        if t.i > verb.i
    ]
    moved = sentence.child(verb.i, "dobj")
    if moved and moved.i < verb.i and moved.tag in ("WDT", "WP") and verb.dep == "relcl":
        return _of_antecedent(sentence, verb)
    if not after:
        return ()
    links = [t for t in sentence.all_children(verb.i, "prep") if t.i > after[0].i and t.lower in _BELONGS_TO_OBJECT]
    if not _fulfils(sentence, verb, way, after[0]):
        return ()
    if way.needs == "predicate" and not (len(after) > 1 or links or after[0].dep in ("ccomp", "oprd")):
        return ()
    if way.needs == "predicate" and len(after) == 1 and after[0].dep == "dobj":
        links = [t for t in links if t.lower in ("as", "to", "with")]
        if not links:
            return ()
    return (stretch(sentence, [p for t in (*after, *links) for p in sentence.subtree(t.i)]),)


def _fulfils(sentence: Sentence, verb: Token, way: Saying, first: Token) -> bool:
    """Whether the object is what the word needs."""
    if way.needs == "toll":
        return bool(words("toll") & {sentence.tokens[p].lemma.lower() for p in sentence.subtree(first.i)})
    if way.needs == "action":
        return first.dep == "ccomp" or bool(sentence.child(verb.i, "xcomp", "ccomp"))
    if way.needs in ("display", "witness"):
        subject = sentence.child(verb.i, "nsubj")
        kind = words("work" if way.needs == "display" else "role")
        return bool(subject and subject.lemma.lower() in kind)
    return True


def _of_antecedent(sentence: Sentence, verb: Token) -> tuple[Spot, ...]:
    """ "an attack that the council blamed on rebels": the noun and what the verb says of it."""
    after = [t for t in sentence.all_children(verb.i, "prep", "oprd", "xcomp") if t.i > verb.i]
    named = stretch(sentence, noun_phrase(sentence, verb.head))
    if not after:
        return (named,)
    return (named, stretch(sentence, [p for t in after for p in sentence.subtree(t.i)]))


def told_by(sentence: Sentence, verb: Token, way: Saying) -> Spot | None:
    """The one told ("told reporters"), where the verb takes one."""
    if "addressee" not in way.takes:
        return None
    whom = next((t for t in sentence.all_children(verb.i, "dobj", "dative") if t.i > verb.i), None)
    if whom and whom.dep == "dative" and whom.pos == "ADP":
        whom = sentence.child(whom.i, "pobj")
    return stretch(sentence, noun_phrase(sentence, whom.i)) if whom else None
