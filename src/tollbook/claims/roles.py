"""Who is harmed and who harms, from the dependency tree, by the frame of the word of harm."""

from collections.abc import Callable
from dataclasses import dataclass

from tollbook.claims.clipped import clipped_victim
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_BARE_PASSIVES = {
    "acl", "amod", "ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "dep", "oprd", "acomp", "pcomp", "xcomp",
}  # fmt: skip
_BETWEEN = ("DET", "ADJ", "ADV", "ADP", "PRON")
_STOPS = {"in", "by", "on", "during", "after", "when", "with", "and"}
_MODIFIERS = ("nummod", "compound", "amod", "quantmod", "advmod", "poss", "nmod")
_FIGURES = {"others", "dozens", "scores", "hundreds", "several", "thousands", "tens", "more"}
_WHOLES = {"those", "dead", "killed", "wounded", "injured", "victims"}
_UNDERGO = ("suffer", "sustain", "receive")
_AMONG = ("among", "amongst")
_NOBODY = {"none", "nobody", "no-one", "one"}
_NEAR = 8  # tokens from "none of …" to its verb
_PARTING = {"among", "amongst", "including", "them", "whom"}
_RELATIVES = {"who", "which", "that", "whom"}
_NOMINAL = {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"}


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads of the harmed and of the harming phrase, as token positions; None where the clause names none."""

    victim: int | None
    agent: int | None = None
    passive: bool = False
    part: bool = False
    """Whether the harmed are said to be among others ("nine children were among those killed")."""


def roles_of(sentence: Sentence, trigger: Trigger) -> Roles:
    """The parts of a trigger's clause."""
    roles = FRAMES[trigger.frame](sentence, trigger)
    return _among_others(sentence, roles) or roles


def listed_of(sentence: Sentence, roles: Roles) -> int | None:
    """The people who are said to be among the harmed ("a woman was among six people killed")."""
    if roles.victim is None or roles.part:
        return None
    among = sentence.tokens[sentence.tokens[roles.victim].head]
    verb = sentence.tokens[among.head]
    if among.lower not in _AMONG or verb.lemma != "be":
        return None
    subject = sentence.child(verb.i, "nsubj")
    return subject.i if subject else None


def _among_others(sentence: Sentence, roles: Roles) -> Roles | None:
    if roles.victim is None or sentence.tokens[roles.victim].lower not in _WHOLES:
        return None
    whole = sentence.tokens[roles.victim]
    among = sentence.tokens[whole.head]
    if among.lemma == "include" and whole.dep == "nsubj":
        listed = sentence.child(among.i, "dobj")
        return Roles(listed.i, roles.agent, roles.passive, part=True) if listed else None
    verb = sentence.tokens[among.head]
    if among.lower not in _AMONG or verb.lemma != "be":
        return None
    subject = sentence.child(verb.i, "nsubj")
    return Roles(subject.i, roles.agent, roles.passive, part=True) if subject else None


def _transitive(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    counted = _counted(sentence, token) or clipped_victim(sentence, token)
    if counted is not None:
        return Roles(counted, _by(sentence, token), passive=True)
    if token.tag == "NN" and token.lower.endswith("ing") and _of(sentence, token) is not None:
        return _event(sentence, trigger)
    if token.pos in ("NOUN", "ADJ", "PROPN", "NUM") or token.dep == "amod":
        return _adjectival(sentence, token)
    if token.tag in ("VBN", "VBD") and _is_passive(sentence, token):
        return Roles(_passive_subject(sentence, token), _by(sentence, token), passive=True)
    victim = sentence.child(token.i, "dobj", "oprd", "dative")
    if victim is None:
        victim = _object_after(sentence, trigger) or _shared_object(sentence, token)
    if victim is None and token.tag in ("VBD", "VBN"):
        subject = subject_of(sentence, token)
        return Roles(subject, _by(sentence, token), passive=True)
    return Roles(victim.i if victim else None, subject_of(sentence, token))


def _counted(sentence: Sentence, token: Token) -> int | None:
    """The number right before a participle that stands for the people themselves ("including 47 wounded")."""
    before = sentence.tokens[token.i - 1] if token.i else token
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    bare = token.tag in ("VBN", "JJ", "NN", "NNS") and after.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "DET")
    return before.i if before.pos == "NUM" and bare and not sentence.child(token.i, "auxpass", "dobj") else None


def _is_passive(sentence: Sentence, token: Token) -> bool:
    if sentence.child(token.i, "auxpass", "nsubjpass", "agent"):
        return True
    if token.tag != "VBN" or sentence.child(token.i, "dobj"):
        return False
    if any(a.lower in ("has", "have", "had") for a in sentence.all_children(token.i, "aux")):
        return False
    return token.dep in _BARE_PASSIVES


def _passive_subject(sentence: Sentence, token: Token) -> int | None:
    own = _last_before(sentence, token, "nsubjpass") or sentence.child(token.i, "nsubjpass", "nsubj")
    if own is not None:
        return _antecedent(own, token)
    if token.dep in ("acl", "relcl", "amod"):
        return token.head
    before = _figure_before(sentence, token.i)
    if before is not None:
        return before
    if token.dep == "conj":
        return _passive_subject(sentence, sentence.tokens[token.head])
    if token.dep in ("oprd", "acomp", "xcomp", "ccomp"):
        above = sentence.tokens[token.head]
        found = _first(sentence, above.i, "dobj", "nsubjpass", "nsubj")
        return found.i if found else None
    return _noun_before(sentence, token)


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


def _first(sentence: Sentence, i: int, *deps: str) -> Token | None:
    """The dependent with the first of these labels that there is."""
    return next((t for d in deps if (t := sentence.child(i, d)) is not None), None)


def subject_of(sentence: Sentence, token: Token) -> int | None:
    """The subject of a verb, borrowed from the verb above where it has none of its own; a relative pronoun's noun."""
    own = sentence.child(token.i, *_SUBJECTS)
    if own is not None:
        return _antecedent(own, token)
    if token.dep == "acl" and token.tag == "VBG":
        verb = next((t for t in sentence.ancestors(token.i) if t.pos == "VERB"), None)
        return subject_of(sentence, verb) if verb else token.head
    if token.dep in ("acl", "relcl"):
        return token.head
    if token.dep in ("conj", "advcl", "xcomp", "pcomp", "ccomp", "prep") and token.head != token.i:
        above = sentence.tokens[token.head]
        moved = sentence.child(above.i, "dobj") if token.dep == "xcomp" and token.tag == "VB" else None
        if moved is not None:
            return moved.i
        if above.pos in ("VERB", "AUX"):
            return subject_of(sentence, above)
        return subject_of(sentence, above) if above.pos == "ADP" else above.i
    return None


def _antecedent(subject: Token, verb: Token) -> int:
    return verb.head if subject.lower in _RELATIVES and verb.dep in ("relcl", "acl") else subject.i


def _by(sentence: Sentence, token: Token) -> int | None:
    by = sentence.child(token.i, "agent")
    if by is None:
        by = next((t for t in sentence.all_children(token.i, "prep") if t.lower == "by"), None)
    actor = sentence.child(by.i, "pobj") if by else None
    return actor.i if actor else None


def _adjectival(sentence: Sentence, token: Token) -> Roles:
    figure = _own_figure(sentence, token)
    if figure is not None:
        return Roles(figure)
    if token.dep == "amod" and sentence.tokens[token.head].pos in ("NOUN", "PROPN"):
        return Roles(_all_joined(sentence, token))
    if token.dep in ("acomp", "oprd", "ccomp", "xcomp", "attr", "conj"):
        own = sentence.child(token.i, "nsubj", "nsubjpass")
        above = sentence.tokens[token.head]
        found = own or _first(sentence, above.i, "dobj", "nsubjpass", "nsubj")
        if found is not None:
            return Roles(found.i, subject_of(sentence, above) if found.dep == "dobj" else None)
    own = sentence.child(token.i, "nsubj", "nsubjpass")
    if own:
        return Roles(own.i)
    before = _figure_before(sentence, token.i)
    return Roles(before if before is not None else token.i)


def _all_joined(sentence: Sentence, token: Token) -> int:
    """Whom an adjective describes; one after its noun all those joined to it ("left 45 women and 30 men dead")."""
    noun = sentence.tokens[token.head]
    while token.i > noun.i and noun.dep == "conj" and sentence.tokens[noun.head].pos in ("NOUN", "PROPN", "NUM"):
        noun = sentence.tokens[noun.head]
    return noun.i


def _own_figure(sentence: Sentence, token: Token) -> int | None:
    """The number right before a word of harm that the parser took for a noun ("left three dead", "3,000 flee")."""
    figure = sentence.child(token.i, "nummod")
    return figure.i if figure is not None and figure.i == token.i - 1 else None


def _figure_before(sentence: Sentence, i: int) -> int | None:
    """A number or "others" standing right before the word ("and 30 wounded", "19 others injured")."""
    for at in range(i - 1, max(-1, i - 4), -1):
        token = sentence.tokens[at]
        if token.pos == "NUM" or token.lower in _FIGURES:
            return token.head if token.dep == "nummod" and at < token.head < i else at
        if token.pos not in ("ADV", "ADJ", "NOUN", "AUX", "ADP"):
            return None
    return None


def _object_after(sentence: Sentence, trigger: Trigger) -> Token | None:
    """The noun phrase that begins right after the word, where the parser saw no object."""
    for at in range(trigger.last + 1, min(trigger.last + 5, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.pos in ("NUM", "NOUN", "PROPN"):
            return _top(sentence, token, trigger.last)
        if token.pos not in _BETWEEN or token.lower in _STOPS:
            return None
    return None


def _shared_object(sentence: Sentence, token: Token) -> Token | None:
    """The object of the verb joined to this one ("rounded up and executed eight men")."""
    joined = sentence.child(token.i, "conj") if not sentence.child(token.i, "auxpass") else None
    return sentence.child(joined.i, "dobj") if joined and joined.pos == "VERB" and joined.tag == token.tag else None


def _top(sentence: Sentence, token: Token, after: int) -> Token:
    """The head of the noun phrase that a modifier stands in."""
    while token.dep in _MODIFIERS and after < token.head != token.i and sentence.tokens[token.head].pos in _NOMINAL:
        token = sentence.tokens[token.head]
    return token


def _intransitive(sentence: Sentence, trigger: Trigger) -> Roles:
    figure = _own_figure(sentence, sentence.tokens[trigger.token])
    if figure is not None:
        return Roles(figure)
    return Roles(subject_of(sentence, sentence.tokens[trigger.token]))


def _state(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    if token.pos == "VERB":
        return Roles(_passive_subject(sentence, token) or subject_of(sentence, token), passive=True)
    return _adjectival(sentence, token)


def _event(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    inside = _of(sentence, token)
    if inside is None and token.pos == "VERB":
        inside = sentence.child(token.i, "dobj") or _object_after(sentence, trigger)
    suffered = token.dep == "dobj" and sentence.tokens[token.head].lemma in _UNDERGO and trigger.harm == "injured"
    if inside is None and suffered and not sentence.child(token.i, "nummod", "det"):
        subject = subject_of(sentence, sentence.tokens[token.head])
        return Roles(subject, _by(sentence, token))
    if inside is None:
        inside = sentence.child(token.i, "poss")
    return Roles(inside.i if inside else _figure_over(sentence, token), _by(sentence, token))


def _of(sentence: Sentence, token: Token) -> Token | None:
    """What an "of" phrase names of a noun of harm."""
    of = next((t for t in sentence.all_children(token.i, "prep") if t.lower == "of"), None)
    return sentence.child(of.i, "pobj") if of else None


def _figure_over(sentence: Sentence, token: Token) -> int:
    """The figure that an "of" phrase counts by ("dozens of casualties"), else the word itself."""
    of = sentence.tokens[token.head]
    above = sentence.tokens[of.head]
    counted = token.dep == "pobj" and of.lower == "of" and (above.pos == "NUM" or above.lower in _FIGURES)
    return above.i if counted else token.i


def _people(_sentence: Sentence, trigger: Trigger) -> Roles:
    return Roles(trigger.token)


def _after(sentence: Sentence, trigger: Trigger) -> Roles:
    found = _object_after(sentence, trigger)
    return Roles(found.i if found else None, subject_of(sentence, sentence.tokens[trigger.token]))


def _hit(sentence: Sentence, trigger: Trigger) -> Roles:
    return Roles(trigger.last, subject_of(sentence, sentence.tokens[trigger.token]))


def _survive(sentence: Sentence, trigger: Trigger) -> Roles:
    """Those of whom none survived; nobody where the sentence does not deny that they did."""
    token = sentence.tokens[trigger.token]
    subject = sentence.child(token.i, "nsubj")
    if subject is None:
        near = reversed(sentence.tokens[max(0, token.i - _NEAR) : token.i])
        subject = next((t for t in near if t.lower in _NOBODY), None)
    if subject is None:
        return Roles(None)
    if subject.lower in _NOBODY:
        of = next((t for t in sentence.all_children(subject.i, "prep") if t.lower == "of"), None)
        inside = sentence.child(of.i, "pobj") if of else None
        return Roles(inside.i if inside else subject.i)
    return Roles(_antecedent(subject, token) if sentence.child(token.i, "neg") else None)


def _hostage(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    above = sentence.tokens[token.head]
    taken = sentence.child(above.i, "dobj") if above.pos == "VERB" else None
    if taken is not None and taken.i != token.i:
        return Roles(taken.i, subject_of(sentence, above))
    people = next((t for t in sentence.all_children(token.i, "compound", "nmod") if t.tag == "NNS"), None)
    return Roles(people.i if people else token.i, subject_of(sentence, above) if people else None)


FRAMES: dict[str, Callable[[Sentence, Trigger], Roles]] = {
    "transitive": _transitive,
    "intransitive": _intransitive,
    "state": _state,
    "event": _event,
    "people": _people,
    "toll": _people,
    "after": _after,
    "hit": _hit,
    "hostage": _hostage,
    "survive": _survive,
}
