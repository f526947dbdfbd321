"""What a verb of saying takes as its content: clause, infinitive, object, or speech that stands before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.language import Sentence, Token
from tollbook.statements.fronting import is_quoted, speech_around
from tollbook.statements.lexicon import Saying, sayings
from tollbook.statements.phrases import noun_phrase, stretch, trimmed
from tollbook.statements.report import Spot
from tollbook.statements.speakers import Speaker, joined_saying

_BELONGS_TO_OBJECT = {"of", "for", "as", "with", "over", "from", "about", "to", "against", "on", "into", "at"}
_TOLL = {"toll", "dead", "body", "death", "casualty", "victim", "killed", "wounded", "injured", "fatality", "killing"}
_DISPLAY = {
    "report", "poll", "survey", "study", "data", "footage", "video", "image", "imagery", "photo", "photograph", "picture",
    "figure", "investigation", "analysis", "record", "document", "map", "review", "test", "evidence", "statistic", "result",
    "email", "census", "research", "chart", "number", "inquiry", "audit", "tally", "letter", "court", "panel", "polling",
}  # fmt: skip
_PLACE = {"in", "near", "inside", "outside", "across", "around"}
_OCCASIONS = {
    "statement",
    "interview",
    "speech",
    "letter",
    "address",
    "report",
    "conference",
    "email",
    "message",
    "week",
    "year",
    "month",
}
_PRONOUNS = {
    "that",
    "which",
    "who",
    "it",
    "this",
    "what",
    "so",
    "them",
    "him",
    "her",
    "me",
    "us",
    "you",
    "they",
    "he",
    "she",
}
_AFTER_CLAUSE = ("prep", "advcl", "advmod", "npadvmod", "ccomp", "xcomp", "acomp", "dobj", "dep", "oprd", "attr", "acl")


@dataclass(frozen=True, slots=True)
class Found:
    """The content of a verb, and by which of its ways it takes it."""

    way: Saying
    content: tuple[Spot, ...]
    told: Spot | None = None
    fronted: bool = False


def content_of(
    text: str, sentence: Sentence, verb: Token, ways: tuple[Saying, ...], passive: bool, who: Speaker | None
) -> Found | None:
    """The first content that one of the verb's ways allows here, the most telling shapes first."""
    shapes = (
        ("prep", lambda way: _after_preposition(sentence, verb, way)),
        ("subject", lambda way: _raised(sentence, verb) if way.kind == "appearance" else ()),
        ("passive", lambda way: _passive(sentence, verb, way) if passive else ()),
        ("clause", lambda way: _clause(sentence, verb, way)),
        ("infinitive", lambda way: _infinitive(sentence, verb)),
        ("quote", lambda way: speech_around(text, sentence, verb, way, who)),
        ("object", lambda way: _object(sentence, verb, way)),
    )
    if is_quoted(sentence, verb, who):
        shapes = (shapes[5], *shapes[:5], shapes[6])
    for shape, find in shapes:
        for way in ways:
            if shape not in way.takes and shape != "passive" or _other_word(sentence, verb, way):
                continue
            if passive and shape in ("object", "infinitive"):
                continue
            if way.needs == "infinitive" and shape == "object" and not _object_does(sentence, verb):
                continue
            content = tuple(s for s in (trimmed(text, *spot) for spot in find(way)) if s)
            if content and not _only_pronoun(text, content):
                return Found(way, content, told_by(sentence, verb, way), shape == "quote")
    return None


def _only_pronoun(text: str, content: tuple[Spot, ...]) -> bool:
    return len(content) == 1 and text[slice(*content[0])].lower() in _PRONOUNS


def _other_word(sentence: Sentence, verb: Token, way: Saying) -> bool:
    """Whether the object makes it another word ("claimed the lives of")."""
    return bool(way.never) and any(t.lower in way.never for t in sentence.tokens[verb.i + 1 : verb.i + 5])


def _after_preposition(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    if len(way.particle) == 0:
        return ()
    last = way.particle[-1]
    for prep in sentence.all_children(verb.i, "prep", "dative", "agent"):
        noun = sentence.child(prep.i, "pobj", "pcomp", "prep")
        if prep.lower == last and prep.i > verb.i and noun:
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
            and noun.lower not in _OCCASIONS
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


def _raised(sentence: Sentence, verb: Token) -> tuple[Spot, ...]:
    """ "X appears to have done": X and what it appears to do."""
    after = sentence.child(verb.i, "xcomp", "oprd", "acomp", "ccomp")
    before = sentence.child(verb.i, "nsubj")
    if not after or after.i < verb.i:
        return ()
    spots = [stretch(sentence, sentence.subtree(after.i))]
    if before and before.pos != "PRON" or before and before.lower not in ("it", "there", "who", "which", "that"):
        spots.insert(0, stretch(sentence, noun_phrase(sentence, before.i)))
    return tuple(spots)


def _passive(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
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


def _clause(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
    """The clause after the verb, to the end of what the parse hangs on it."""
    near = [*sentence.all_children(verb.i), *_below_adjunct(sentence, verb)]
    clause = next((t for t in near if t.i > verb.i and _is_clause(sentence, t)), None)
    if not clause or way.needs == "infinitive":
        return ()
    own = list(sentence.subtree(clause.i))
    if own[0] <= verb.i:
        return _relative_clause(sentence, verb, own)
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


def _infinitive(sentence: Sentence, verb: Token) -> tuple[Spot, ...]:
    aim = next((t for t in sentence.all_children(verb.i, "xcomp") if t.i > verb.i), None)
    if not aim or sentence.child(verb.i, "dobj"):
        return ()
    return (stretch(sentence, sentence.subtree(aim.i)),)


def _object_does(sentence: Sentence, verb: Token) -> bool:
    """ "want the pilots to stand trial"."""
    return any(t.i > verb.i for t in sentence.all_children(verb.i, "ccomp")) or bool(
        sentence.child(verb.i, "dobj") and sentence.child(verb.i, "xcomp")
    )


def _object(sentence: Sentence, verb: Token, way: Saying) -> tuple[Spot, ...]:
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
        return bool(_TOLL & {sentence.tokens[p].lemma.lower() for p in sentence.subtree(first.i)})
    if way.needs == "action":
        return first.dep == "ccomp" or bool(sentence.child(verb.i, "xcomp", "ccomp"))
    if way.needs == "display":
        subject = sentence.child(verb.i, "nsubj")
        return bool(subject and subject.lemma.lower() in _DISPLAY)
    return True


def _of_antecedent(sentence: Sentence, verb: Token) -> tuple[Spot, ...]:
    """ "an attack that the council blamed on rebels": the noun and what the verb says of it."""
    after = [t for t in sentence.all_children(verb.i, "prep", "oprd", "xcomp") if t.i > verb.i]
    named = stretch(sentence, noun_phrase(sentence, verb.head))
    if not after:
        return (named,)
    return (named, stretch(sentence, [p for t in after for p in sentence.subtree(t.i)]))


def told_by(sentence: Sentence, verb: Token, way: Saying) -> Spot | None:
    if "addressee" not in way.takes:
        return None
    whom = next((t for t in sentence.all_children(verb.i, "dobj", "dative") if t.i > verb.i), None)
    if whom and whom.dep == "dative" and whom.pos == "ADP":
        whom = sentence.child(whom.i, "pobj")
    return stretch(sentence, noun_phrase(sentence, whom.i)) if whom else None
