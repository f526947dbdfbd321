"""Reads the harmed people's noun phrase: figure, status, groups, names, and the parts it says of a whole."""

import re
from dataclasses import replace
from itertools import takewhile

from tollbook.claims.apart import own_people
from tollbook.claims.clause import FIGURES
from tollbook.claims.clipped import ends_short_form, heading_length
from tollbook.claims.company import with_company
from tollbook.claims.harmed import Harmed
from tollbook.claims.multiples import multiple_deed
from tollbook.claims.people_words import names_people
from tollbook.claims.roles import Roles
from tollbook.claims.tolls import number_of, read_toll
from tollbook.claims.torn import object_beside, subjects_beside
from tollbook.claims.triggers import Trigger
from tollbook.grounding.counts import count_people
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence, Token, scanner
from tollbook.model import Count, CountMention, VictimGroup, Victims
from tollbook.statements.lexicon import words

_CUT = (
    "relcl", "acl", "advcl", "ccomp", "parataxis", "mark", "aux", "auxpass", "nsubj", "nsubjpass", "advmod", "agent",
    "cc:preconj",
)  # fmt: skip
_KEPT_PREPOSITIONS = {"of", "from", "including"}
_NUMBER = re.compile(r"\d{1,2} ")
_ONESELF = {"himself", "herself", "self"}
_AND_ONESELF = re.compile(r"(?:,| and)(?: then)? (?:himself|herself|self)$")
"""Who killed others and himself is among the dead ("kills his wife, her son, himself")."""
_DESCRIBED = re.compile(r"((?:[A-Z][\w'’.-]* ?){1,4}), (?:an?|the) ")
_SINGULAR = re.compile(r",? (?:was|is|has)\b")
_JOINS = {"as", "well", "plus"}
Spans = tuple[tuple[int, int], ...]
_HARMS = {"injury", "wounding", "death", "displacement"}
_HARMED = {"injured", "wounded", "dead", "killed", "missing"}
_OF_WHOM = re.compile(r"^(?:at least )?\w+ of (?:whom|them)$", re.I)
_BOUNDS = {"at", "least", "more", "than", "around", "about", "nearly", "almost", "over", "up", "some", "as", "many"}


def phrase(sentence: Sentence, head: int, trigger: Trigger) -> tuple[int, int]:
    """Document offsets of a noun phrase without its clauses and most prepositional phrases."""
    joined = (*_joined_to(sentence, head, trigger), *_kin_of(sentence, head))
    keep, waiting = {head, *joined}, [head, *joined]
    while waiting:
        at = waiting.pop()
        for c in sentence.children[at]:
            token = sentence.tokens[c]
            if token.dep in _CUT and token.pos != "NUM" and not _counts(token):
                continue
            if (trigger.token == c or trigger.token <= c <= trigger.last) and not _before_noun(
                sentence, token, trigger, head
            ):
                continue
            if token.dep == "prep" and token.lower not in _KEPT_PREPOSITIONS:
                continue
            if token.dep in ("conj", "appos") and (
                token.pos in ("VERB", "AUX") or _harmed_otherwise(sentence, c, trigger)
            ):
                continue
            if token.dep == "punct" and token.text not in ("-", "–", ","):
                continue
            keep.add(c)
            waiting.append(c)
    run = _run_around(sentence, head, keep, trigger)
    return sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end


def _joined_to(sentence: Sentence, head: int, trigger: Trigger) -> tuple[int, ...]:
    """People whom the parser joined to the word of harm instead of its first ("the death of a child and a woman")."""
    beside = (*subjects_beside(sentence, head), *object_beside(sentence, head, trigger))
    if beside:
        return beside
    above = sentence.tokens[sentence.tokens[head].head]
    if trigger.frame not in ("event", "transitive") or above.lower != "of" or above.head != trigger.token:
        return ()
    others = sentence.all_children(trigger.token, "conj")
    return tuple(t.i for t in others if t.pos == "NOUN" and not _is_harm(sentence, t.i) and names_people(t.text))


def _kin_of(sentence: Sentence, head: int) -> tuple[int, ...]:
    """Those whom the parse hung elsewhere than on the people beside them: "killed a farmer, his wife and two sons"."""
    below, found = set(sentence.subtree(head)), list[int]()
    for owner in sentence.tokens[2:]:
        kin, before = sentence.tokens[owner.head], sentence.tokens[owner.i - 2]
        listed = owner.tag == "PRP$" and sentence.tokens[owner.i - 1].text == ","
        if not listed or kin.pos != "NOUN" or not (names_people(kin.text) and names_people(before.text)):
            continue
        if before.i in below and kin.i not in below:
            found.append(kin.i)
        elif kin.i in below and before.i not in below:
            found.append(before.i)
    return tuple(found)


def _harmed_otherwise(sentence: Sentence, noun: int, trigger: Trigger) -> bool:
    """Whether a joined noun has a harm of its own ("the bodies of 44 victims as well as 140 injured people")."""
    own = range(trigger.token, trigger.last + 1)
    if _is_harm(sentence, noun) and noun not in own:
        return True
    return any(t.lower in _HARMED and t.i not in own for t in sentence.all_children(noun, "amod"))


def _before_noun(sentence: Sentence, token: Token, trigger: Trigger, head: int) -> bool:
    """Whether the word of harm stands within the phrase ("two injured soldiers")."""
    figure = sentence.tokens[head].lower in FIGURES  # "wounded scores"
    return token.dep == "amod" and trigger.token == trigger.last < head and not figure


def _counts(token: Token) -> bool:
    return token.dep == "advmod" and token.lower in _BOUNDS


def _is_harm(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].lemma in _HARMS


def _run_around(sentence: Sentence, head: int, keep: set[int], trigger: Trigger) -> list[int]:
    """The unbroken stretch of tokens around the head, so that the phrase never runs over the word of harm."""
    low = high = head
    while low - 1 in keep or (low - 2 in keep and low - 1 != trigger.token and low - 1 >= 0):
        low -= 1
        low -= 3 if low - 4 in keep and ends_short_form(sentence, low - 1) else 0
    while high + 1 in keep or (high + 2 in keep and high + 1 != trigger.token and not _is_harm(sentence, high + 1)):
        high += 1
    while high > head and (sentence.tokens[high].pos in ("PUNCT", "CCONJ") or sentence.tokens[high].lower in _JOINS):
        high -= 1
    return list(range(low, high + 1))


def read_harmed(
    sentence: Sentence,
    trigger: Trigger,
    roles: Roles,
    counts: tuple[CountMention, ...],
    apart: Spans = (),
    stop: int | None = None,
) -> Harmed | None:
    """The harmed of a clause, or None where it names none; names within the spans `apart` are no victims'.

    From the offset `stop` on the words name who says so ("killed nine people, a medic and two residents said").
    """
    if trigger.frame == "toll":
        return read_toll(sentence, trigger, counts)
    deed = multiple_deed(sentence, trigger)
    if deed is not None or roles.victim is None:
        return deed
    start, end = phrase(sentence, roles.victim, trigger)
    if stop is not None and start < stop < end:
        end = _closed(sentence, start, stop)
        start = trigger.term.end + 1 if start == trigger.term.start and trigger.term.end + 1 < end else start
    end = _before_own_word(sentence, sentence.tokens[roles.victim], trigger, end)
    end = _with_name(sentence, sentence.tokens[roles.victim], end)
    start, end = _with_figure(start, end, sentence, counts)
    start, end = _own(sentence, start, end, trigger)
    start += heading_length(sentence.text[start - sentence.start : end - sentence.start])
    start += _no_count(sentence, start, trigger, counts)
    if trigger.frame == "survive" and sentence.tokens[roles.victim].dep == "nsubj":
        text = sentence.text[start - sentence.start : end - sentence.start]
        return Harmed(start, end, Count(qualifier="none"), Victims(text=text), True)
    alone = next((c for c in counts if c.start == start and c.end == end), None)
    harmed = _described(sentence, start, end, sentence.tokens[roles.victim], alone, apart)
    number = number_of(sentence, start, max(end, trigger.term.end), trigger.harm, counts)
    if number is not None and harmed.count.qualifier == "none" and names_people(harmed.victims.text or ""):
        return replace(harmed, end=number.end, count=number.count, said=True)
    return with_company(sentence, harmed, trigger.term.end, lambda head: phrase(sentence, head, trigger))


def _closed(sentence: Sentence, start: int, stop: int) -> int:
    """Where a phrase ends that the speakers at `stop` follow."""
    said = [t for t in sentence.tokens if start <= t.start < stop]
    while said and said[-1].pos in ("PUNCT", "CCONJ"):
        said.pop()
    return said[-1].end if said else stop


def _own(sentence: Sentence, start: int, end: int, trigger: Trigger) -> tuple[int, int]:
    """A phrase without the people of another harm, a headline's label and its outlet's name."""
    text, after = sentence.text[start - sentence.start : end - sentence.start], sentence.text[end - sentence.start :]
    low, high = own_people(text, (trigger.term.start - start, trigger.term.end - start), after)
    return start + low, start + high


def _no_count(sentence: Sentence, start: int, trigger: Trigger, counts: tuple[CountMention, ...]) -> int:
    """How many characters of a phrase are a number that counts nobody where it stands ("the Sept. 24 killing")."""
    number = _NUMBER.match(sentence.text, start - sentence.start)
    if number is None:
        return 0
    word = sentence.tokens[trigger.token]
    act = word.tag == "NN" and (trigger.frame == "event" or word.lower.endswith("ing"))
    one = word.start == start + len(number[0]) and act and number[0].strip() != "1"
    counted = any(c.start <= start < c.end for c in counts)
    return 0 if counted and not one else len(number[0])


def _before_own_word(sentence: Sentence, head: Token, trigger: Trigger, end: int) -> int:
    """A phrase ends before the word of harm that follows its head ("48 people dead, over 100 injured")."""
    state = trigger.frame in ("state", "transitive") and head.end <= trigger.term.start < end
    if not state or sentence.tokens[trigger.token].i == head.i:
        return end
    return sentence.tokens[trigger.token - 1].end if sentence.tokens[trigger.token - 1].end > head.start else end


def _with_figure(start: int, end: int, sentence: Sentence, counts: tuple[CountMention, ...]) -> tuple[int, int]:
    """Widen to a figure whose words reach into the phrase ("at least" is often attached elsewhere)."""
    for c in counts:
        if c.start < start < c.end <= end or (
            c.end <= start
            and not sentence.text[c.end - sentence.start : start - sentence.start].strip()
            and c.start >= sentence.start
        ):
            start = c.start
        if start <= c.start < end < c.end:
            end = c.end
    return start, end


def _with_name(sentence: Sentence, head: Token, end: int) -> int:
    """Up to the name that follows a description and was parsed apart from it ("killed photographer Nadir Salwan")."""
    after = [t for t in sentence.tokens if t.start >= end]
    run = list(takewhile(lambda t: t.pos == "PROPN", after))
    return run[-1].end if len(run) > 1 and head.tag == "NN" and head.end == end else end


def _described(
    sentence: Sentence, start: int, end: int, head: Token, alone: CountMention | None, apart: Spans
) -> Harmed:
    text = sentence.text[start - sentence.start : end - sentence.start]
    if head.lower in _ONESELF:
        return Harmed(start, end, Count(low=1, best=1, high=1, qualifier="exact", text=text), Victims(text=text), True)
    mention = count_people(text, start) or alone
    lone = _one_described(sentence, text, end)
    if lone is not None:
        mention = count_people(lone, start) or mention
    if mention is None and head.lower in FIGURES:
        mention = _bare_figure(head)
    people = describe_people(text)
    named = _names(sentence, start, end, apart, people_noun=mention is not None)
    count = mention.count if mention else Count(qualifier="none")
    if _AND_ONESELF.search(text) and count.qualifier == "exact" and count.best is not None:
        both = count.best + 1
        count = Count(low=both, best=both, high=both, qualifier="exact", text=text)
    if count.qualifier == "none" and named and head.pos == "PROPN":
        count = Count(low=len(named), best=len(named), high=len(named), qualifier="exact", text=text)
    groups = tuple(
        VictimGroup(group=g, low=c.low, best=c.best, high=c.high) for g, c in (mention.groups if mention else ())
    )
    counted = mention is not None and (names_people(text) or head.lower in FIGURES or bool(_OF_WHOM.search(text)))
    said = counted or bool(named)
    victims = Victims(text=text, status=people.status, groups=groups, occupations=people.occupations, names=named)
    return Harmed(start, end, count, victims, said)


def _bare_figure(head: Token) -> CountMention | None:
    """A figure that counts people although it names none ("wounded scores")."""
    mention = count_people(f"{head.text} of people", head.start)
    return replace(mention, count=mention.count.model_copy(update={"text": head.text})) if mention else None


def _one_described(sentence: Sentence, text: str, end: int) -> str | None:
    """The name of one person whom the rest of a phrase describes, as the verb says ("Berg, a nurse and poet, was")."""
    found = _DESCRIBED.match(text)
    return found[1] if found and _SINGULAR.match(sentence.text, end - sentence.start) else None


def _follows_of(sentence: Sentence, first: Token, start: int) -> bool:
    """Whether a name says whose people they are ("staff of Rescue Without Borders"), not who."""
    before = sentence.tokens[first.i - 1] if first.i else None
    return before is not None and before.start >= start and before.lower in ("of", "from")


def _names(sentence: Sentence, start: int, end: int, apart: Spans, *, people_noun: bool) -> tuple[str, ...]:
    """Runs of two or more capitalised words that end a description of people, or are the phrase's head."""
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    names, run = [], list[Token]()
    for token in [*inside, None]:
        if token is not None and token.pos == "PROPN" and not any(s <= token.start < e for s, e in apart):
            run.append(token)
            continue
        if token is not None and run and token.lower in ("al", "-", "bin", "ibn", "abu", "’s") and token.end < end:
            run.append(token)
            continue
        called = people_noun or (bool(run) and run[-1].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "appos"))
        if len(run) >= 2 and called and not _follows_of(sentence, run[0], start):
            names.append(sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start])
        run = []
    return tuple(n for n in names if describe_people(n).status == "unknown" and not _is_body(n))


def _is_body(name: str) -> bool:
    """Whether a word of the name says that it is no person's ("the Red Crescent", "Mass Shooting")."""
    return not words("organisation").isdisjoint(name.lower().split()) or scanner("harm").has(name)
