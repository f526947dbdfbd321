"""Who is harmed and who harms, from the dependency tree, by the frame of the word of harm."""

from collections.abc import Callable
from dataclasses import dataclass

from tollbook.claims.clause import (
    FIGURES,
    agent_of,
    all_joined,
    antecedent,
    bearers,
    done_by_last,
    figure_before,
    first_of,
    is_numbered_thing,
    is_passive,
    last_described,
    left_whole,
    object_after,
    of_phrase,
    own_figure,
    passive_subject,
    put_to_death,
    shared_object,
    subject_of,
    takes_aim,
)
from tollbook.claims.clipped import clipped_victim
from tollbook.claims.people_words import names_people
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence, Token

_WHOLES = {"those", "dead", "killed", "wounded", "injured", "victims"}
_UNDERGO = ("suffer", "sustain", "receive")
_AMONG = ("among", "amongst")
_NOBODY = {"none", "nobody", "no-one", "one"}
_DRIVES = {"drive", "force", "push", "chase", "uproot", "oust", "throw", "send", "hound", "expel"}
_NEAR = 8  # tokens from "none of …" to its verb


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
    misread = done_by_last(sentence, trigger)
    roles = Roles(*misread) if misread else FRAMES[trigger.frame](sentence, trigger)
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
        return Roles(counted, agent_of(sentence, token), passive=True)
    if is_numbered_thing(sentence, token) or takes_aim(sentence, token):
        return Roles(None)
    if token.lower == "shooting" and (token.pos in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod")):
        return _the_shooting(sentence, token)
    if token.lower == "wounds" and token.pos == "NOUN" and (bearing := bearers(sentence, token)) is not None:
        return Roles(bearing)
    if token.tag == "NN" and token.lower.endswith("ing") and of_phrase(sentence, token) is not None:
        return _event(sentence, trigger)
    if token.pos in ("NOUN", "ADJ", "PROPN", "NUM") or (token.dep, token.tag) == ("pobj", "VBN") or token.dep == "amod":
        return _adjectival(sentence, token)
    if token.tag in ("VBN", "VBD") and is_passive(sentence, token):
        return Roles(passive_subject(sentence, token), agent_of(sentence, token), passive=True)
    return _active(sentence, trigger, token)


def _active(sentence: Sentence, trigger: Trigger, token: Token) -> Roles:
    """Whom a verb harms: its object, else who stands before it in a clipped passive."""
    victim = first_of(sentence, token.i, "dobj", "oprd", "dative")
    clipped = _clipped_passive(sentence, token, victim)
    if clipped is not None:
        return Roles(clipped, passive=True)
    if victim is None:
        victim = object_after(sentence, trigger) or shared_object(sentence, token)
    if victim is None and token.tag in ("VBD", "VBN"):
        subject = None if _aims_at_a_thing(sentence, token) else subject_of(sentence, token)
        return Roles(subject, agent_of(sentence, token), passive=True)
    return Roles(victim.i if victim else None, subject_of(sentence, token))


def _aims_at_a_thing(sentence: Sentence, token: Token) -> bool:
    """Whether "at" follows the verb and its subject is no counted people, whom a headline would say were shot there."""
    after, subject = sentence.tokens[token.i + 1 : token.i + 2], sentence.child(token.i, "nsubj")
    counted = subject is not None and sentence.child(subject.i, "nummod") is not None
    return bool(after) and after[0].lower == "at" and not counted


def _clipped_passive(sentence: Sentence, token: Token, thing: Token | None) -> int | None:
    """Counted people in a headline's passive, whose next noun was taken for an object ("two shot outside bar")."""
    subject = sentence.child(token.i, "nsubj")
    if thing is None or subject is None or token.tag not in ("VBD", "VBN") or not sentence.child(subject.i, "nummod"):
        return None
    people = names_people(subject.text) and not sentence.child(token.i, "aux")
    return subject.i if people and thing.pos == "NOUN" and not names_people(thing.text) else None


def _the_shooting(sentence: Sentence, token: Token) -> Roles:
    """Whose shooting it is ("the shooting of two men"); "a bar shooting", "three shooting scenes" are nobody's."""
    whose = of_phrase(sentence, token) or sentence.child(token.i, "poss")
    return Roles(whose.i if whose else None, agent_of(sentence, token))


def _self(sentence: Sentence, trigger: Trigger) -> Roles:
    """Those who harm themselves ("turned the gun on himself")."""
    return Roles(trigger.last, subject_of(sentence, sentence.tokens[trigger.token]))


def _counted(sentence: Sentence, token: Token) -> int | None:
    """The number right before a participle that stands for the people themselves ("including 47 wounded").

    In "father of five killed" it is the father.
    """
    before = sentence.tokens[token.i - 1] if token.i else token
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    bare = token.tag in ("VBN", "JJ", "NN", "NNS") and after.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "DET")
    if (
        before.pos != "NUM"
        or not bare
        or is_numbered_thing(sentence, token)
        or sentence.child(token.i, "auxpass", "dobj")
    ):
        return None
    of = sentence.tokens[before.head]
    parent = before.dep == "pobj" and of.lower == "of" and sentence.tokens[of.head].pos in ("NOUN", "PROPN")
    return of.head if parent else before.i


def _adjectival(sentence: Sentence, token: Token) -> Roles:
    figure = own_figure(sentence, token)
    if figure is not None:
        return Roles(figure)
    if token.dep == "amod" and sentence.tokens[token.head].pos in ("NOUN", "PROPN"):
        whole = left_whole(sentence, token)
        return Roles(whole if whole is not None else all_joined(sentence, token))
    beside = sentence.tokens[token.i - 1] if token.i else token
    if beside.pos == "NOUN" and beside.head == token.i and beside.dep in ("amod", "compound", "nmod"):
        return Roles(beside.i)
    if token.dep in ("acomp", "oprd", "ccomp", "xcomp", "attr", "conj"):
        own = sentence.child(token.i, "nsubj", "nsubjpass")
        above = sentence.tokens[token.head]
        found = own or first_of(sentence, above.i, "dobj", "nsubjpass", "nsubj")
        if found is not None and found.dep == "dobj":
            return Roles(last_described(sentence, found).i, subject_of(sentence, above))
        if found is not None:
            return Roles(found.i)
        borrowed = subject_of(sentence, above) if above.dep == "conj" and above.tag == "VBN" else None
        if borrowed is not None:
            return Roles(borrowed)
    own = sentence.child(token.i, "nsubj", "nsubjpass")
    if own:
        return Roles(own.i)
    before = figure_before(sentence, token.i)
    return Roles(before if before is not None else token.i)


def _intransitive(sentence: Sentence, trigger: Trigger) -> Roles:
    figure = own_figure(sentence, sentence.tokens[trigger.token])
    if figure is not None:
        return Roles(figure)
    return Roles(subject_of(sentence, sentence.tokens[trigger.token]))


def _state(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    if token.pos == "VERB":
        return Roles(passive_subject(sentence, token) or subject_of(sentence, token), passive=True)
    return _adjectival(sentence, token)


def _event(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    put = put_to_death(sentence, token)
    if put is not None:
        return Roles(put, subject_of(sentence, sentence.tokens[sentence.tokens[put].head]))
    inside = of_phrase(sentence, token)
    if inside is None and token.pos == "VERB":
        inside = sentence.child(token.i, "dobj") or object_after(sentence, trigger)
    suffered = token.dep == "dobj" and sentence.tokens[token.head].lemma in _UNDERGO and trigger.harm == "injured"
    if inside is None and suffered and not sentence.child(token.i, "nummod", "det"):
        return Roles(subject_of(sentence, sentence.tokens[token.head]), agent_of(sentence, token))
    bearing = bearers(sentence, token) if inside is None and trigger.harm == "injured" else None
    if bearing is not None:
        return Roles(bearing)
    if inside is None:
        inside = sentence.child(token.i, "poss")
    return Roles(inside.i if inside else _figure_over(sentence, token), agent_of(sentence, token))


def _figure_over(sentence: Sentence, token: Token) -> int:
    """The figure that an "of" phrase counts by ("dozens of casualties"), else the word itself."""
    of = sentence.tokens[token.head]
    above = sentence.tokens[of.head]
    counted = token.dep == "pobj" and of.lower == "of" and (above.pos == "NUM" or above.lower in FIGURES)
    return above.i if counted else token.i


def _people(_sentence: Sentence, trigger: Trigger) -> Roles:
    return Roles(trigger.token)


def _after(sentence: Sentence, trigger: Trigger) -> Roles:
    found = object_after(sentence, trigger)
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
        beside = (*sentence.all_children(subject.i, "prep"), *sentence.all_children(token.i, "prep"))
        of = next((t for t in beside if t.lower == "of"), None)
        inside = sentence.child(of.i, "pobj") if of else None
        return Roles(inside.i if inside else subject.i)
    return Roles(antecedent(subject, token) if sentence.child(token.i, "neg") else None)


def _hostage(sentence: Sentence, trigger: Trigger) -> Roles:
    token = sentence.tokens[trigger.token]
    above = sentence.tokens[token.head]
    taken = sentence.child(above.i, "dobj") if above.pos == "VERB" else None
    if taken is not None and taken.i != token.i:
        return Roles(taken.i, subject_of(sentence, above))
    people = next((t for t in sentence.all_children(token.i, "compound", "nmod") if t.tag == "NNS"), None)
    return Roles(people.i if people else token.i, subject_of(sentence, above) if people else None)


def _driven(sentence: Sentence, trigger: Trigger) -> Roles:
    """Whom a verb of driving away moves; nobody under another verb ("returned from their homes")."""
    verb = next((t for t in sentence.ancestors(trigger.token) if t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma.lower() not in _DRIVES:
        return Roles(None)
    if is_passive(sentence, verb):
        return Roles(passive_subject(sentence, verb), agent_of(sentence, verb), passive=True)
    moved = sentence.child(verb.i, "dobj")
    return Roles(moved.i if moved else None, subject_of(sentence, verb))


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
    "self": _self,
    "driven": _driven,
}
