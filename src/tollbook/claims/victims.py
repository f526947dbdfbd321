"""Reads the harmed people's noun phrase: figure, status, groups, names, and the parts it says of a whole."""

import re
from dataclasses import dataclass

from tollbook.claims.roles import Roles
from tollbook.claims.triggers import Trigger
from tollbook.grounding.counts import count_people
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence, Token
from tollbook.model import Count, CountMention, VictimGroup, Victims

_CUT = (
    "relcl",
    "acl",
    "advcl",
    "ccomp",
    "parataxis",
    "mark",
    "aux",
    "auxpass",
    "nsubj",
    "nsubjpass",
    "advmod",
    "agent",
    "cc:preconj",
)
_KEPT_PREPOSITIONS = {"of", "from", "including"}
_BOUNDS = set("at least more than around about nearly almost over up some as many".split())


@dataclass(frozen=True, slots=True)
class Harmed:
    """The harmed as the clause says: their words' place, figure, and description."""

    start: int
    end: int
    count: Count
    victims: Victims
    said: bool
    """Whether people are named or counted at all (a bare pronoun or thing is not)."""


def phrase(sentence: Sentence, head: int, trigger: Trigger) -> tuple[int, int]:
    """Document offsets of a noun phrase without its clauses and most prepositional phrases."""
    keep, waiting = {head}, [head]
    while waiting:
        at = waiting.pop()
        for c in sentence.children[at]:
            token = sentence.tokens[c]
            if token.dep in _CUT and token.pos != "NUM" and not _counts(token):
                continue
            if trigger.token == c or (trigger.token <= c <= trigger.last):
                continue
            if token.dep == "prep" and token.lower not in _KEPT_PREPOSITIONS:
                continue
            if token.dep in ("conj", "appos") and token.pos in ("VERB", "AUX"):
                continue
            if token.dep == "punct" and token.text not in ("-", "–", ","):
                continue
            keep.add(c)
            waiting.append(c)
    run = _run_around(head, keep, trigger)
    return sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end


def _counts(token: Token) -> bool:
    return token.dep == "advmod" and token.lower in _BOUNDS


def _run_around(head: int, keep: set[int], trigger: Trigger) -> list[int]:
    """The unbroken stretch of tokens around the head, so that the phrase never runs over the word of harm."""
    low = high = head
    while low - 1 in keep or (low - 2 in keep and low - 1 != trigger.token and low - 1 >= 0):
        low -= 1
    while high + 1 in keep or (high + 2 in keep and high + 1 != trigger.token):
        high += 1
    return list(range(low, high + 1))


def read_harmed(sentence: Sentence, trigger: Trigger, roles: Roles, counts: tuple[CountMention, ...]) -> Harmed | None:
    """The harmed of a clause, or None where it names none."""
    if trigger.frame == "toll":
        return _toll(sentence, trigger, counts)
    if roles.victim is None:
        return None
    start, end = phrase(sentence, roles.victim, trigger)
    start, end = _with_figure(start, end, sentence, counts)
    return _described(sentence, start, end, sentence.tokens[roles.victim])


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


def _described(sentence: Sentence, start: int, end: int, head: Token) -> Harmed:
    text = sentence.text[start - sentence.start : end - sentence.start]
    mention = count_people(text, start)
    people = describe_people(text)
    named = _names(sentence, start, end, people_noun=mention is not None)
    count = mention.count if mention else Count(qualifier="none")
    if count.qualifier == "none" and named and head.pos == "PROPN":
        count = Count(low=len(named), best=len(named), high=len(named), qualifier="exact", text=text)
    groups = tuple(
        VictimGroup(group=g, low=c.low, best=c.best, high=c.high) for g, c in (mention.groups if mention else ())
    )
    said = mention is not None or bool(named)
    victims = Victims(text=text, status=people.status, groups=groups, occupations=people.occupations, names=named)
    return Harmed(start, end, count, victims, said)


def _names(sentence: Sentence, start: int, end: int, *, people_noun: bool) -> tuple[str, ...]:
    """Runs of two or more capitalised words that end a description of people, or are the phrase's head."""
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    names, run = [], list[Token]()
    for token in [*inside, None]:
        if token is not None and token.pos == "PROPN":
            run.append(token)
            continue
        if token is not None and run and token.lower in ("al", "-", "bin", "ibn", "abu", "’s") and token.end < end:
            run.append(token)
            continue
        if len(run) >= 2 and (people_noun or run[-1].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "appos")):
            names.append(sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start])
        run = []
    return tuple(n for n in names if describe_people(n).status == "unknown")


_TOLL = re.compile(
    r"\b(?:rose|rises|rising|risen|climbed|climbs|stands|stood|reached|reaches|was|is|at|to|of|as|revised|put|fell|lowered)\b",
    re.I,
)


def _toll(sentence: Sentence, trigger: Trigger, counts: tuple[CountMention, ...]) -> Harmed | None:
    """The number that a toll names: the first after the word, within the clause."""
    near = [
        c
        for c in counts
        if sentence.start <= c.start
        and c.end <= sentence.end
        and c.count.best is not None
        or c.count.high is not None
        and c.start >= sentence.start
        and c.end <= sentence.end
    ]
    after = [c for c in near if c.start >= trigger.term.end and c.start - trigger.term.end < 90]
    if not after:
        return None
    chosen = after[0]
    between = sentence.text[trigger.term.end - sentence.start : chosen.start - sentence.start]
    rises = [c for c in after if re.search(r"\bto\s*$", sentence.text[: c.start - sentence.start])]
    if re.search(r"\b(?:from|by)\s*$", between) and rises:
        chosen = rises[0]
    if not _TOLL.search(between) and len(between) > 12:
        return None
    tail = sentence.text[chosen.start - sentence.start : chosen.end - sentence.start + 40]
    people = describe_people(re.split(r"[,.;]| and | in | on ", tail)[0])
    victims = Victims(text=chosen.text, status=people.status, occupations=people.occupations)
    return Harmed(chosen.start, chosen.end, chosen.count, victims, True)
