"""Who the grammar makes the speaker of a verb: its subject, however far away that stands."""

from dataclasses import dataclass

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import sayings, words
from tollbook.statements.phrases import conjuncts, noun_phrase, stretch
from tollbook.statements.report import Spot

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_GOING_ON = {
    "add", "insist", "stress", "assert", "note", "say", "claim", "warn", "explain", "confirm", "emphasise", "emphasize",
    "affirm", "indicate", "point", "allege", "argue", "clarify", "reiterate",
}  # fmt: skip
_FINITE = ("VBD", "VBZ", "VBP")
_OWN_WILL = ("promise", "vow", "threaten", "make", "take", "use")
_RELATIVE = {"who", "which", "that", "whom"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The head of the speaker's noun phrase in the sentence, the phrase, those who speak with it, and "who"'s noun."""

    head: int
    spot: Spot
    others: tuple[Spot, ...] = ()
    antecedent: Spot | None = None
    called: Spot | None = None


def speaker_at(sentence: Sentence, head: int) -> Speaker:
    """The speaker whose noun phrase has this head."""
    others = tuple(stretch(sentence, noun_phrase(sentence, c)) for c in conjuncts(sentence, head))
    return Speaker(head, stretch(sentence, noun_phrase(sentence, head)), others, None, _called(sentence, head))


def _called(sentence: Sentence, head: int) -> Spot | None:
    """The name set beside a common noun: "a news agency, North Press," or "a body known as the White Helmets"."""
    if sentence.tokens[head].pos == "PROPN":
        return None
    known = next((t for t in sentence.all_children(head, "acl") if t.lower in ("known", "called", "named")), None)
    for beside in sentence.all_children(head, "appos") if not known else sentence.all_children(known.i, "prep", "oprd"):
        name = sentence.child(beside.i, "pobj") if beside.dep == "prep" else beside
        phrase = noun_phrase(sentence, name.i) if name else ()
        if name and any(sentence.tokens[p].pos == "PROPN" for p in phrase) and name.i > head:
            return stretch(sentence, phrase)
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb stands in the passive ("was reported", "reported by")."""
    token = sentence.tokens[verb]
    marks = [t for t in sentence.all_children(verb, "auxpass", "nsubjpass", "agent") if not is_acronym(t)]
    if marks:
        return True
    if any(is_acronym(t) for t in sentence.all_children(verb, "auxpass")):
        return False
    if token.tag == "VBN" and token.dep == "conj" and not sentence.child(verb, "nsubj", "aux"):
        return is_passive(sentence, token.head)
    return token.tag == "VBN" and token.dep in ("acl", "advcl", "amod") and not sentence.child(verb, "aux", "nsubj")


def subject(sentence: Sentence, verb: int) -> int | None:
    """The head of the verb's grammatical subject, taken from the governing verb where it has none of its own."""
    for _ in range(12):
        own = [t for t in sentence.all_children(verb, *_SUBJECTS) if t.i < verb or t.pos != "VERB"]
        if own:
            return _likeliest(own, verb).i
        token = sentence.tokens[verb]
        if verb and is_acronym(sentence.tokens[verb - 1]) and sentence.tokens[verb - 1].head == verb:
            return verb - 1
        if token.dep == "ROOT" or token.head == verb:
            return None
        governor = _governor(sentence, token) or _who_puts(sentence, token)
        if governor is None:
            return _of_noun(sentence, verb, token.head) if token.dep == "acl" else None
        told = token.dep == "pcomp" or token.dep == "xcomp" and token.tag != "VBG"
        if told and (controller := _controller(sentence, governor, verb)):
            return controller.i
        verb = governor.i
    return None


def _who_puts(sentence: Sentence, token: Token) -> Token | None:
    """The verb whose subject gives a figure, where the parser made its object do so ("told of the raid, putting …")."""
    noun = sentence.tokens[token.head]
    puts = token.dep == "acl" and token.tag == "VBG" and token.lemma == "put"
    return sentence.tokens[noun.head] if puts and noun.dep == "dobj" else None


def _governor(sentence: Sentence, token: Token) -> Token | None:
    """The verb whose subject a verb without one shares, or None where there is none."""
    above = sentence.tokens[token.head]
    if token.dep == "conj" and above.dep == "ccomp":
        governor = sentence.tokens[above.head]
        cut = joined_saying(sentence, governor, above) if governor.i < above.i else None
        if cut and cut[1] == token.i:
            return governor
    if token.tag == "VBG" and token.dep in ("acl", "advcl", "xcomp") and (outer := _who_goes_on(sentence, token)):
        return outer
    if token.dep == "acl":
        return None
    if token.dep == "pcomp" and above.dep == "prep" or above.dep == "acomp":  # "was unable to say"
        above = sentence.tokens[above.head]
    return above if above.pos in ("VERB", "AUX") else None


def _who_goes_on(sentence: Sentence, token: Token) -> Token | None:
    """The verb of saying that "… adding that …" goes on from, whatever noun of its content it was hung on."""
    if token.lemma not in _GOING_ON or sentence.tokens[token.head].lemma.lower() in words("work"):
        return None
    if not sentence.child(token.i, "ccomp"):
        return None
    for above in sentence.ancestors(token.i):
        if above.tag in _FINITE and above.i < token.i and above.lemma.lower() in sayings("verb"):
            return above
    return None


def _controller(sentence: Sentence, governor: Token, verb: int) -> Token | None:
    """Who is told to do it: "asked the mayor to say"."""
    whom = sentence.child(governor.i, "dobj", "dative")
    return whom if whom and whom.i < verb and governor.lemma not in _OWN_WILL else None


def is_acronym(token: Token) -> bool:
    """ "IS said": capitals that the parse takes for a verb."""
    return token.text == "IS"


def _likeliest(subjects: list[Token], verb: int) -> Token:
    """Of several subjects that the parse offers a name, else the last before the verb; "which" only if alone."""
    before = [t for t in subjects if t.i < verb and t.lower not in _RELATIVE]
    named = [t for t in before if t.pos == "PROPN"]
    if named and before[-1].pos == "NOUN":  # "Samir Haddad a doctor was quoted"
        return named[-1]
    return (before or subjects)[-1]


def joined_saying(sentence: Sentence, verb: Token, clause: Token) -> tuple[int, int] | None:
    """ "said he was well and vowed to return": where the next thing that the speaker says is hung on the clause.

    Gives the position where it begins (its conjunction) and its verb's.
    """
    for token in sentence.all_children(clause.i, "conj"):
        if token.tag != verb.tag or token.lemma.lower() not in sayings("verb") or sentence.child(token.i, *_SUBJECTS):
            continue
        kind = sayings("verb")[token.lemma.lower()][0].kind
        if kind in ("speech", "attitude", "writing") and token.tag in ("VBD", "VBZ", "VBP"):
            start = min(sentence.subtree(token.i))
            while start > clause.i + 1 and sentence.tokens[start - 1].text in ("and", "but", ",", "or"):
                start -= 1
            return start, token.i
    return None


def _of_noun(sentence: Sentence, verb: int, noun: int) -> int | None:
    if sentence.tokens[verb].tag == "VBG":
        return noun
    owner = sentence.child(noun, "poss")
    return owner.i if owner else None


def agent(sentence: Sentence, verb: int) -> int | None:
    """The noun after "by" of a passive verb."""
    by = sentence.child(verb, "agent") or next(
        (t for t in sentence.all_children(verb, "prep") if t.lower == "by"), None
    )
    noun = sentence.child(by.i, "pobj") if by else None
    return noun.i if noun else None


def speaker(sentence: Sentence, verb: int) -> Speaker | None:
    """Who says it: the subject, the agent of a passive, or the noun that a relative clause belongs to."""
    head = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
    if head is None:
        return None
    if sentence.tokens[head].lower in _RELATIVE and sentence.tokens[head].tag in ("WP", "WDT"):
        clause = sentence.tokens[sentence.tokens[head].head]
        if clause.dep == "relcl":
            noun = stretch(sentence, noun_phrase(sentence, clause.head))
            return Speaker(head, (sentence.tokens[head].start, sentence.tokens[head].end), (), noun)
    return speaker_at(sentence, head)
