"""Where a sentence tells of harm to people: a word of harm with those whom it harms."""

from dataclasses import dataclass, replace

from tollbook.claims.attribution import holding
from tollbook.claims.figures import figures_of
from tollbook.claims.harmed import Harmed
from tollbook.claims.modality import is_denied
from tollbook.claims.passage import Passage
from tollbook.claims.presupposed import reporting
from tollbook.claims.roles import Roles
from tollbook.claims.telling import ANYONE, tells_of_harm
from tollbook.claims.triggers import Trigger
from tollbook.claims.victims import read_harmed
from tollbook.claims.words import words_of_harm
from tollbook.language import Sentence
from tollbook.model import Count

Spans = tuple[tuple[int, int], ...]
_GRAVITY = {
    "killed": 7, "sexual_violence": 6, "injured": 5, "abducted": 4, "detained": 3, "missing": 2, "displaced": 1,
    "casualties": 0,
}  # fmt: skip
"""Of two harms told of the same people in one sentence the graver is the claim."""


_NOBODY = Count(low=0, best=0, high=0, qualifier="exact")


@dataclass(frozen=True, slots=True)
class Site:
    """A word of harm with its parts, before a claim is made of it."""

    sentence: Sentence
    trigger: Trigger
    roles: Roles
    harmed: Harmed

    @property
    def span(self) -> tuple[int, int]:
        """The stretch from the harmed to the word of harm."""
        return min(self.harmed.start, self.trigger.term.start), max(self.harmed.end, self.trigger.term.end)


def find_sites(passage: Passage, sentence: Sentence) -> tuple[Site, ...]:
    """The words of harm in a sentence that tell of harm to people, each people and harm once."""
    parties, places = passage.actors(sentence.start, sentence.end), passage.places(sentence.start, sentence.end)
    apart = (*((a.start, a.end) for a in parties), *((p.start, p.end) for p in places))
    closing = closing_speakers(passage, sentence)
    sites = list[Site]()
    for word in words_of_harm(sentence):
        harmed = word.harmed
        said = next((at for at in closing if harmed is not None and harmed.start < at < harmed.end), None)
        if harmed is not None and (said or any(s < harmed.end and harmed.start < e for s, e in apart)):
            harmed = read_harmed(sentence, word.trigger, word.roles, figures_of(sentence), apart, said)
        if harmed is not None and tells_of_harm(sentence, word.trigger, harmed):
            of_whom = _of_nobody(passage, sentence, word.trigger, harmed)
            site = Site(sentence, word.trigger, word.roles, of_whom)
            rivals = [s for s in sites if _same(site, s)]
            if all(_weight(site) > _weight(s) for s in rivals):
                sites = [*(s for s in sites if s not in rivals), site]
    return tuple(sites)


def closing_speakers(passage: Passage, sentence: Sentence) -> tuple[int, ...]:
    """Where speakers are named that close the sentence, whose words are nobody's who was harmed."""
    return passage.once(_closing_speakers, sentence.start, sentence.end)


def _closing_speakers(passage: Passage, start: int, end: int) -> tuple[int, ...]:
    found = list[int]()
    for statement in passage.statements:
        at, cue = statement.source.start, statement.cue
        if at is None or cue is None or not start < at <= cue.start < end:
            continue
        if any(c.end <= at for c in statement.content):
            found.append(at)
    return tuple(sorted(found))


def _of_nobody(passage: Passage, sentence: Sentence, trigger: Trigger, harmed: Harmed) -> Harmed:
    """A figure of nobody where the text itself denies harm without naming a figure ("did not kill civilians")."""
    held = holding(passage.statements, harmed.start, harmed.end)
    statement = reporting(sentence, trigger.token, held, passage.by_id)
    figure = harmed.count.qualifier != "none" and not ANYONE.match(harmed.victims.text or "")
    told = figure or trigger.frame == "survive" or (statement and statement.stance != "assert")
    return harmed if told or not is_denied(sentence, trigger) else replace(harmed, count=_NOBODY)


def _weight(site: Site) -> tuple[bool, int]:
    """A verb tells what happened, an adjective only whom it happened to; of two verbs the graver harm."""
    return site.sentence.tokens[site.trigger.token].dep != "amod", _GRAVITY[site.trigger.harm]


def _same(a: Site, b: Site) -> bool:
    """The same people under a second word: "wounded people were injured", "rounded up and executed"."""
    same = a.roles.victim == b.roles.victim or (a.harmed.start, a.harmed.end) == (b.harmed.start, b.harmed.end)
    return same or _describes(a, b) or _describes(b, a) or _names_twice(a, b)


def _names_twice(a: Site, b: Site) -> bool:
    """Whether one noun of harm stands in the other's phrase ("the bodies of six victims")."""
    if not a.trigger.frame == b.trigger.frame == "people":
        return False
    return a.harmed.start < b.harmed.end and b.harmed.start < a.harmed.end


def _describes(a: Site, b: Site) -> bool:
    """Whether the word of harm stands in the other's description of the people ("two of the injured died")."""
    return b.harmed.start <= a.trigger.term.start < b.harmed.end and not (
        b.harmed.start <= b.trigger.term.start < b.harmed.end
    )
