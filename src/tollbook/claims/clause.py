"""Subjects, objects and agents of a clause, where the parse has them and where it hides them."""

from tollbook.claims.people_words import names_people
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_BARE_PASSIVES = {
    "acl", "amod", "ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "dep", "oprd", "acomp", "pcomp", "xcomp",
}  # fmt: skip
_BETWEEN = ("DET", "ADJ", "ADV", "ADP", "PRON")
_LEFT_WITH = ("leave", "treat", "hospitalise", "hospitalize", "admit", "bring", "take")
_FOUND = ("find", "discover", "locate", "encounter")
_TO_DEATH = {
    "hack", "beat", "club", "stone", "burn", "stab", "starve", "crush", "trample", "shoot", "torture", "bludgeon",
    "batter", "choke", "kick", "whip", "flog", "blow",
}  # fmt: skip
_STOPS = {
    "in", "by", "on", "during", "after", "when", "with", "and", "outside", "inside", "near", "from", "behind", "before",
    "while", "following", "amid", "because",
}  # fmt: skip
_LEAST = {"least", "most"}
_MODIFIERS = ("nummod", "compound", "amod", "quantmod", "advmod", "poss", "nmod")
FIGURES = {"others", "dozens", "scores", "hundreds", "several", "thousands", "tens", "more"}
"""Words that stand for a figure of people."""
_PARTING = {"among", "amongst", "including", "them", "whom"}
_RELATIVES = {"who", "which", "that", "whom"}
_NOMINAL = {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"}


def is_passive(sentence: Sentence, token: Token) -> bool:
    """Whether a participle says what was done to its subject, with or without an auxiliary."""
    if sentence.child(token.i, "auxpass", "nsubjpass", "agent"):
        return True
    if token.tag != "VBN" or sentence.child(token.i, "dobj"):
        return False
    if any(a.lower in ("has", "have", "had") for a in sentence.all_children(token.i, "aux")):
        return False
    return token.dep in _BARE_PASSIVES


def is_numbered_thing(sentence: Sentence, token: Token) -> bool:
    """Whether the word is a noun with a number in its name ("a 50 shot")."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    return token.tag == "NN" and [t.pos == "NUM" or t.lower for t in before] in (["a", True], ["an", True])


def passive_subject(sentence: Sentence, token: Token) -> int | None:
    """The head of those to whom it was done; None where nobody is named."""
    own = _last_before(sentence, token, "nsubjpass") or sentence.child(token.i, "nsubjpass", "nsubj")
    if own is not None:
        return antecedent(own, token)
    if token.dep in ("acl", "relcl", "amod"):
        clipped = token.dep == "acl" and not sentence.child(token.i, "auxpass", "aux")
        return _joined_figures(sentence, token.head) if clipped else token.head
    before = figure_before(sentence, token.i)
    if before is not None:
        return before
    if token.dep == "conj":
        return passive_subject(sentence, sentence.tokens[token.head])
    if token.dep == "pcomp":
        return subject_of(sentence, token)
    if token.dep in ("oprd", "acomp", "xcomp", "ccomp"):
        above = sentence.tokens[token.head]
        found = first_of(sentence, above.i, "dobj", "nsubjpass", "nsubj")
        return found.i if found else None
    return _noun_before(sentence, token)


def _joined_figures(sentence: Sentence, noun: int) -> int:
    """Of joined people with a figure each, the first, who stands for all ("six men and 3 women killed")."""
    here = sentence.tokens[noun]
    while here.dep == "conj" and sentence.child(here.i, "nummod") and sentence.child(here.head, "nummod"):
        here = sentence.tokens[here.head]
    return here.i


def _last_before(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """Of two subjects the one next to the verb, since a heading may run into the sentence; a part is not the whole."""
    found = sorted((t for d in deps for t in sentence.all_children(token.i, d) if t.i < token.i), key=_at)
    while len(found) > 1 and any(t.lower in _PARTING for t in sentence.tokens[found[-2].i : token.i]):
        found.pop()
    return found[-1] if found else None


def _at(token: Token) -> int:
    return token.i


def _noun_before(sentence: Sentence, token: Token) -> int | None:
    """The noun right before a passive whose subject the parser tied elsewhere ("but one member was injured")."""
    at = token.i - 1
    while at >= 0 and sentence.tokens[at].pos in ("AUX", "ADV"):
        at -= 1
    passive = sentence.child(token.i, "auxpass") is not None
    return at if passive and at >= 0 and sentence.tokens[at].pos in ("NOUN", "PROPN", "NUM") else None


def first_of(sentence: Sentence, i: int, *deps: str) -> Token | None:
    """The dependent with the first of these labels that there is."""
    return next((t for d in deps if (t := sentence.child(i, d)) is not None), None)


def subject_of(sentence: Sentence, token: Token) -> int | None:
    """The subject of a verb, borrowed from the verb above where it has none of its own; a relative pronoun's noun."""
    own = sentence.child(token.i, *_SUBJECTS)
    if own is not None:
        return antecedent(own, token)
    if token.dep == "acl" and token.tag == "VBG":
        verb = next((t for t in sentence.ancestors(token.i) if t.pos == "VERB"), None)
        return subject_of(sentence, verb) if verb else token.head
    if token.dep in ("acl", "relcl"):
        return token.head
    if token.dep in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep") and token.head != token.i:
        above = sentence.tokens[token.head]
        object_ = sentence.child(above.i, "dobj")
        moved = token.dep == "xcomp" and token.tag == "VB"
        parted = token.dep == "ccomp" and object_ is not None and above.i < object_.i < token.i
        if object_ is not None and (moved or parted):  # "said 15, including four women, had died" parts the clause
            return object_.i
        if above.pos in ("VERB", "AUX") or sentence.child(above.i, "nsubj"):
            return subject_of(sentence, above)
        return subject_of(sentence, above) if above.pos == "ADP" else above.i
    return None


def antecedent(subject: Token, verb: Token) -> int:
    """The subject, or the noun for which a relative pronoun stands."""
    return verb.head if subject.lower in _RELATIVES and verb.dep in ("relcl", "acl") else subject.i


def agent_of(sentence: Sentence, token: Token) -> int | None:
    """The head of the "by" phrase."""
    by = sentence.child(token.i, "agent")
    if by is None:
        by = next((t for t in sentence.all_children(token.i, "prep") if t.lower == "by"), None)
    actor = sentence.child(by.i, "pobj") if by else None
    return actor.i if actor else None


def all_joined(sentence: Sentence, token: Token) -> int:
    """Whom an adjective describes; one after its noun all those joined to it ("left 45 women and 30 men dead")."""
    noun = sentence.tokens[token.head]
    while token.i > noun.i and noun.dep == "conj" and sentence.tokens[noun.head].pos in ("NOUN", "PROPN", "NUM"):
        noun = sentence.tokens[noun.head]
    return noun.i


def left_whole(sentence: Sentence, token: Token) -> int | None:
    """Whom an adjective after an inserted part describes: the whole ("left six people, including two women, dead")."""
    part = sentence.tokens[all_joined(sentence, token)]
    including = sentence.tokens[part.head]
    whole = sentence.tokens[including.head]
    left = sentence.tokens[whole.head]
    after = token.i > part.i and including.lower == "including" and whole.dep == "dobj"
    return whole.i if after and left.lemma == "leave" else None


def last_described(sentence: Sentence, noun: Token) -> Token:
    """Of joined nouns the last, where one before it has a state of its own ("45 women homeless and 30 men dead")."""
    while any(a.i > noun.i for a in sentence.all_children(noun.i, "amod")):
        joined = sentence.child(noun.i, "conj")
        if joined is None or joined.pos not in ("NOUN", "PROPN", "NUM"):
            break
        noun = joined
    return noun


def own_figure(sentence: Sentence, token: Token) -> int | None:
    """The number right before a word of harm that the parser took for a noun ("left three dead", "3,000 flee")."""
    figure = sentence.child(token.i, "nummod")
    return figure.i if figure is not None and figure.i == token.i - 1 else None


def figure_before(sentence: Sentence, i: int) -> int | None:
    """A number or "others" standing right before the word ("and 30 wounded", "19 others injured")."""
    for at in range(i - 1, max(-1, i - 4), -1):
        token = sentence.tokens[at]
        if token.pos == "NUM" or token.lower in FIGURES:
            return token.head if token.dep == "nummod" and at < token.head < i else at
        if token.pos not in ("ADV", "ADJ", "NOUN", "AUX", "ADP"):
            return None
    return None


def object_after(sentence: Sentence, trigger: Trigger) -> Token | None:
    """The noun phrase that begins right after the word, where the parser saw no object."""
    for at in range(trigger.last + 1, min(trigger.last + 5, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.pos in ("NUM", "NOUN", "PROPN") or token.lower in FIGURES:
            return _top(sentence, token, trigger.last)
        bound = token.lower != "at" or sentence.tokens[token.i + 1].lower in _LEAST
        if token.pos not in _BETWEEN or token.lower in _STOPS or not bound:
            return None
    return None


def shared_object(sentence: Sentence, token: Token) -> Token | None:
    """The object of the verb joined to this one ("rounded up and executed eight men")."""
    joined = sentence.child(token.i, "conj") if not sentence.child(token.i, "auxpass") else None
    return sentence.child(joined.i, "dobj") if joined and joined.pos == "VERB" and joined.tag == token.tag else None


def _top(sentence: Sentence, token: Token, after: int) -> Token:
    """The head of the noun phrase that a modifier stands in."""
    while token.dep in _MODIFIERS and after < token.head != token.i and sentence.tokens[token.head].pos in _NOMINAL:
        token = sentence.tokens[token.head]
    return token


def of_phrase(sentence: Sentence, token: Token) -> Token | None:
    """What an "of" phrase names of a noun of harm."""
    of = next((t for t in sentence.all_children(token.i, "prep") if t.lower == "of"), None)
    return sentence.child(of.i, "pobj") if of else None


def done_by_last(sentence: Sentence, trigger: Trigger) -> tuple[int, int | None] | None:
    """Whom the last of several verbs harms, and who does, where the first was read as a noun ("shot and killed")."""
    first, last = sentence.tokens[trigger.token], sentence.tokens[trigger.last]
    if first.i == last.i or first.tag != "NN" or last.tag not in ("VBD", "VBN"):
        return None
    hit, doer = sentence.child(last.i, "dobj"), sentence.child(first.i, "compound", "nmod")
    return (hit.i, doer.i if doer else None) if hit else None


def bearers(sentence: Sentence, token: Token) -> int | None:
    """Who is left or treated "with gunshot wounds"; nobody who was only found so, for the dead are found so too."""
    having = sentence.tokens[token.head]
    above = sentence.tokens[having.head]
    if token.dep != "pobj" or having.lower != "with":
        return None
    if above.pos in ("NOUN", "PROPN", "NUM"):
        return None if above.dep == "dobj" and sentence.tokens[above.head].lemma in _FOUND else above.i
    found = first_of(sentence, above.i, "dobj", "nsubjpass") if above.lemma in _LEFT_WITH else None
    return found.i if found else None


def put_to_death(sentence: Sentence, token: Token) -> int | None:
    """Who was done to death by the verb above ("hacked others to death")."""
    to = sentence.tokens[token.head]
    verb = sentence.tokens[to.head]
    if token.lower != "death" or to.lower != "to" or verb.lemma.lower() not in _TO_DEATH:
        return None
    whom = sentence.child(verb.i, "dobj")
    return whom.i if whom else None


def takes_aim(sentence: Sentence, token: Token) -> bool:
    """Whether somebody shoots at people or things, and nobody is said to be hit ("he shot at the guards")."""
    after = sentence.tokens[token.i + 1 : token.i + 7]
    if token.lemma != "shoot" or not after or after[0].lower != "at" or sentence.child(token.i, "auxpass"):
        return False
    noun = next((t for t in after if t.pos in ("NOUN", "PROPN")), None)
    return noun is None or noun.pos == "NOUN" and names_people(noun.text)
