"""Claims of harm to people: one a word of harm, and one for each part that it tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tollbook.claims.attribution import chain, holding, origin_of, stance_of
from tollbook.claims.dedupe import HEADLINESE
from tollbook.claims.evidence import evidence_of
from tollbook.claims.figures import figures_of
from tollbook.claims.harmed import Harmed
from tollbook.claims.identity import identified
from tollbook.claims.means import as_weapons, means, methods_of
from tollbook.claims.modality import is_denied, is_hypothetical, is_past
from tollbook.claims.parts import Part, find_parts, read_part
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import (
    Spans,
    as_claim_actors,
    is_speaker,
    perpetrators,
    perpetrators_before,
    speaking_party,
)
from tollbook.claims.positions import avowal
from tollbook.claims.roles import Roles, listed_of
from tollbook.claims.scope import carried_scope, of_counted_attacks, scope_of
from tollbook.claims.setting import located, objects_of, place_of
from tollbook.claims.status import part_status, status_of, status_with_parts
from tollbook.claims.telling import ANYONE, tells_of_harm
from tollbook.claims.tolls import is_revised
from tollbook.claims.triggers import Trigger
from tollbook.claims.victims import phrase, read_harmed
from tollbook.claims.when import own_time, time_before
from tollbook.claims.words import words_of_harm
from tollbook.grounding.grounded import within
from tollbook.language import Sentence
from tollbook.model import ActorMention, Claim, Count, Statement, Time
from tollbook.model.codes import Responsibility, Scope, Stance

_OTHERS = re.compile(r"\b(?:others|more)$", re.I)
_NEAR = 90  # characters
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


def harm_claims(passage: Passage) -> Iterator[Claim]:
    """The claims of harm in text order, parts right after their whole."""
    told = list[Claim]()
    for sentence in passage.sentences:
        sites = find_sites(passage, sentence)
        harmed = tuple((s.harmed.start, s.harmed.end) for s in sites)
        before: Claim | None = None
        for site in sites:
            earlier = told[-1] if told and site.trigger.frame == "toll" else None
            whole = _whole(passage, site, harmed, before or earlier, told[-1] if told else None)
            if site.roles.part and told and told[-1].harm == whole.harm:
                yield _as_part(passage, whole, told[-1])
                continue
            yield from _with_parts(passage, site, sites, whole)
            before = whole
            told.append(whole)


def find_sites(passage: Passage, sentence: Sentence) -> tuple[Site, ...]:
    """The words of harm in a sentence that tell of harm to people, each people and harm once."""
    parties, places = passage.actors(sentence.start, sentence.end), passage.places(sentence.start, sentence.end)
    apart = (*((a.start, a.end) for a in parties), *((p.start, p.end) for p in places))
    sites = list[Site]()
    for word in words_of_harm(sentence):
        harmed = word.harmed
        if harmed is not None and any(start < harmed.end and harmed.start < end for start, end in apart):
            harmed = read_harmed(sentence, word.trigger, word.roles, figures_of(sentence), apart)
        if harmed is not None and tells_of_harm(sentence, word.trigger, harmed):
            of_whom = _of_nobody(passage, sentence, word.trigger, harmed)
            site = Site(sentence, word.trigger, word.roles, of_whom)
            rivals = [s for s in sites if _same(site, s)]
            if all(_weight(site) > _weight(s) for s in rivals):
                sites = [*(s for s in sites if s not in rivals), site]
    return tuple(sites)


def _of_nobody(passage: Passage, sentence: Sentence, trigger: Trigger, harmed: Harmed) -> Harmed:
    """A figure of nobody where the text itself denies harm without naming a figure ("did not kill civilians")."""
    statement = holding(passage.statements, harmed.start, harmed.end)
    figure = harmed.count.qualifier != "none" and not ANYONE.match(harmed.victims.text or "")
    told = figure or trigger.frame == "survive" or (statement and statement.stance != "assert")
    return harmed if told or not is_denied(sentence, trigger) else replace(harmed, count=_NOBODY)


def _weight(site: Site) -> tuple[bool, int]:
    """A verb tells what happened, an adjective only whom it happened to; of two verbs the graver harm."""
    return site.sentence.tokens[site.trigger.token].dep != "amod", _GRAVITY[site.trigger.harm]


def _same(a: Site, b: Site) -> bool:
    """The same people under a second word: "wounded people were injured", "rounded up and executed"."""
    same = a.roles.victim == b.roles.victim or (a.harmed.start, a.harmed.end) == (b.harmed.start, b.harmed.end)
    return same or _describes(a, b) or _describes(b, a)


def _describes(a: Site, b: Site) -> bool:
    """Whether the word of harm stands in the other's description of the people ("two of the injured died")."""
    return b.harmed.start <= a.trigger.term.start < b.harmed.end and not (
        b.harmed.start <= b.trigger.term.start < b.harmed.end
    )


def _with_parts(passage: Passage, site: Site, sites: tuple[Site, ...], whole: Claim) -> Iterator[Claim]:
    end = min((_begins(s) for s in sites if s.span[0] > site.span[1]), default=site.sentence.end)
    figures = within(figures_of(site.sentence), site.harmed.start, end)
    parts = find_parts(passage.document.text, site.harmed.start, end, figures, whole.count)
    listed = listed_of(site.sentence, site.roles)
    if listed is not None:
        beside = read_part(passage.document.text, *phrase(site.sentence, listed, site.trigger))
        parts = (*((beside,) if beside else ()), *parts)
    groups = {g.group: g for p in parts for g in p.victims.groups} | {g.group: g for g in whole.victims.groups}
    told = tuple(part_status(passage, (p.start, p.end), p.victims.status, "unknown") for p in parts)
    status = status_with_parts(whole.victims.status, told, [p.victims.text or "" for p in parts])
    victims = whole.victims.model_copy(update={"groups": tuple(groups.values()), "status": status})
    whole = whole.model_copy(update={"victims": victims})
    yield whole
    for part in parts:
        yield _part_claim(passage, whole, part)


def _begins(site: Site) -> int:
    """Where the words of another harm begin: at its people where they stand right before it ("25 others injured")."""
    beside = site.sentence.text[site.harmed.end - site.sentence.start : site.trigger.term.start - site.sentence.start]
    return (
        site.harmed.start
        if site.harmed.end <= site.trigger.term.start and not beside.strip()
        else site.trigger.term.start
    )


def _whole(passage: Passage, site: Site, harmed: Spans, before: Claim | None, last: Claim | None) -> Claim:
    sentence, trigger = site.sentence, site.trigger
    start, end = site.span
    clause = sentence.span(sentence.subtree(trigger.token))
    methods, weapons = means(passage, min(clause[0], start), max(clause[1], end), sentence)
    day = own_time(passage, sentence, start, end)
    scope = _scope(passage, site, day, before, last)
    statement = holding(passage.statements, start, end)
    told = perpetrators(passage, sentence, site.roles, harmed, methods, trigger.token)
    actors = speaking_party(passage, sentence, site.roles, statement, told)
    if scope != "campaign":
        actors = actors or perpetrators_before(passage, sentence, harmed)
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    time = day or (None if scope == "campaign" else time_before(passage, sentence))
    place = place_of(passage, sentence, start, end, scope)
    stance = _stance(passage, site, statement, actors)
    own: Responsibility = avowal(sentence.text) if stance in ("admit", "partially_admit") else "claimed"
    if own == "claimed" and stance == "admit":
        stance = "assert"  # a party's account of its own deed; what it concedes stays an admission
    claim = Claim(
        id="",
        kind="harm",
        harm=trigger.harm,  # type: ignore[arg-type] # the codes of harm.yaml are checked by its test
        count=site.harmed.count,
        victims=site.harmed.victims.model_copy(
            update={"status": status_of(passage, site.harmed, trigger.harm, before)}
        ),
        actors=as_claim_actors(passage, actors, sources, own),
        methods=methods_of(passage, sentence, methods, weapons, earlier=scope != "campaign"),
        weapons=as_weapons(weapons),
        objects=objects_of(passage, sentence.start, sentence.end, "unclear"),
        place=place,
        time=time,
        sources=sources,
        origin=origin_of(sources),
        stance=stance,
        scope=scope,
        evidence=evidence_of(
            passage, (start, end), place, time, sources, victims=(site.harmed.start, site.harmed.end), actors=actors
        ),
        rule=f"harm.{trigger.frame}" + (HEADLINESE if _headlinese(site) else ""),
    )
    return identified(claim, passage.document)


def _scope(passage: Passage, site: Site, day: Time | None, before: Claim | None, last: Claim | None) -> Scope:
    """What the figure is one of: an incident's, or more than one's, as its own words or those before it say."""
    sentence, count = site.sentence, site.harmed.count
    around = _around(sentence, *site.span)
    scope = scope_of(around, day, site.trigger.harm, count, located(passage, sentence))
    if scope == "incident" and of_counted_attacks(sentence.text, count):
        scope = "cumulative"
    others = bool(_OTHERS.search(site.harmed.victims.text or ""))
    return carried_scope(passage.document.text, sentence.start, scope, others, before, last)


def _around(sentence: Sentence, start: int, end: int) -> str:
    """The words near a claim: those of a long sentence's other end speak of other things."""
    low, high = max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)
    return sentence.text[low - sentence.start : high - sentence.start]


def _stance(passage: Passage, site: Site, statement: Statement | None, actors: tuple[ActorMention, ...]) -> Stance:
    """The statement's stance, else what the clause says; a party that supposes harm by its own act half admits it."""
    stance = stance_of(statement, passage.by_id, zero=site.harmed.count.best == 0)
    if stance not in ("assert", "hypothetical"):
        return stance
    if site.trigger.frame == "toll" and is_revised(site.sentence, site.trigger, site.harmed):
        return "revise"
    if stance == "assert" and is_denied(site.sentence, site.trigger) and site.trigger.frame != "survive":
        return "deny"
    if not is_hypothetical(site.sentence, site.trigger):
        return stance
    own = statement is not None and any(is_speaker(a, statement.source) for a in actors)
    return "partially_admit" if own and is_past(site.sentence, site.trigger) else "hypothetical"


def _headlinese(site: Site) -> bool:
    """The clipped grammar of headlines ("kills 15", "hundreds killed"), which pages repeat in their running text."""
    verb = site.sentence.tokens[site.trigger.token]
    if site.trigger.frame != "transitive" or verb.dep not in ("ROOT", "ccomp", "compound", "amod"):
        return False
    clipped = site.roles.passive and not site.sentence.child(verb.i, "auxpass", "aux", "agent")
    return verb.tag in ("VBZ", "VBP") or (clipped and verb.dep == "ROOT")


def _as_part(passage: Passage, claim: Claim, last: Claim) -> Claim:
    told: dict[str, object] = {"scope": "subset", "part_of": last.part_of or last.id, "rule": "harm.among"}
    if last.actors:
        told["actors"] = last.actors
    return identified(claim.model_copy(update=told), passage.document)


def _part_claim(passage: Passage, whole: Claim, part: Part) -> Claim:
    status = part_status(passage, (part.start, part.end), part.victims.status, whole.victims.status)
    rest = tuple(e for e in whole.evidence if e.slot not in ("claim", "victims"))
    claim = whole.model_copy(
        update={
            "count": part.count,
            "victims": part.victims.model_copy(update={"status": status}),
            "scope": "subset",
            "part_of": whole.id,
            "objects": (),
            "evidence": (*evidence_of(passage, (part.start, part.end), None, None, ()), *rest),
            "rule": "harm.part",
        }
    )
    return identified(claim, passage.document)
