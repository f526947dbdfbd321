"""Claims of harm to people: one a word of harm, and one for each part that it tells."""

import re
from collections.abc import Iterable, Iterator

from tollbook.claims.accidents import is_accident
from tollbook.claims.attribution import chain, holding, origin_of, stance_of
from tollbook.claims.breakdown import breakdowns
from tollbook.claims.dedupe import HEADLINESE
from tollbook.claims.everyone import described_by_all, own_clause_end, says_of_all
from tollbook.claims.evidence import evidence_of
from tollbook.claims.figures import figures_of
from tollbook.claims.gapped import further_places
from tollbook.claims.identity import identified
from tollbook.claims.means import as_weapons, means, methods_of
from tollbook.claims.modality import is_denied, is_hypothetical, is_past
from tollbook.claims.parts import Part, find_parts, read_part
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import (
    as_claim_actors,
    is_speaker,
    names_of,
    perpetrators,
    perpetrators_before,
    speaking_party,
)
from tollbook.claims.positions import avowal, tells_of_losses
from tollbook.claims.presupposed import reporting
from tollbook.claims.roles import listed_of
from tollbook.claims.scope import carried_scope, of_counted_attacks, scope_of
from tollbook.claims.setting import located, objects_of, place_of
from tollbook.claims.sites import Site, Spans, closing_speakers, find_sites
from tollbook.claims.status import part_status, status_of, status_of_them, status_with_parts
from tollbook.claims.tolls import is_number, is_revised
from tollbook.claims.victims import phrase
from tollbook.claims.when import own_time, time_before
from tollbook.grounding.grounded import within
from tollbook.language import Sentence
from tollbook.model import ActorMention, Claim, Statement, Time, Victims
from tollbook.model.codes import Responsibility, Scope, SourceType, Stance, VictimStatus

_OTHERS = re.compile(r"\b(?:others|more)$", re.I)
_ERROR = re.compile(r"\b(?:mistak\w+|accident\w*|error|inadvertent\w*|unintended|unintentional\w*)\b", re.I)
_NEAR = 90  # characters


def harm_claims(passage: Passage) -> Iterator[Claim]:
    """The claims of harm in text order, parts right after their whole."""
    told, done = list[Claim](), list[Claim]()
    for sentence in passage.sentences:
        sites = find_sites(passage, sentence)
        if sites and is_accident(passage, sentence):
            continue
        harmed = tuple((s.harmed.start, s.harmed.end) for s in sites)
        before: Claim | None = None
        for site in sites:
            earlier = told[-1] if told and site.trigger.frame == "toll" else None
            whole = _whole(passage, site, harmed, before or earlier, told[-1] if told else None)
            last = _last_whole(whole, told) if site.roles.part else None
            if last is not None:
                yield from _once(done, (_as_part(passage, whole, last),))
                continue
            yield from _once(done, _with_parts(passage, site, sites, whole))
            yield from _once(done, _elsewhere(passage, site, whole))
            before = whole
            told.append(whole)
    yield from _told_apart(passage, told, done)


def _last_whole(part: Claim, told: list[Claim]) -> Claim | None:
    """The last claim that those who are said to be among others are a part of."""
    fits = (c for c in reversed(told) if c.harm == part.harm and c.scope != "campaign")
    return next((c for c in fits if c.count.best is None or c.count.best >= (part.count.best or 0)), None)


def _once(done: list[Claim], claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, noted down as they pass."""
    for claim in claims:
        done.append(claim)
        yield claim


def _told_apart(passage: Passage, told: list[Claim], done: list[Claim]) -> Iterator[Claim]:
    """The parts of a figure that a clause of their own tells, where no other claim has told them."""
    for sentence in passage.sentences:
        for found in breakdowns(passage, sentence, told):
            start, end = found.part.start, found.part.end
            if any(_tells(c, start, end) for c in done):
                continue
            part = _part_claim(passage, found.whole, found.part)
            statement = holding(passage.statements, start, end)
            if statement is not None and statement.stance != "assert":
                continue
            sources = chain(statement, passage.by_id, passage.document, passage.grounds)
            if statement is not None and sources[0].name:
                part = part.model_copy(update={"sources": sources, "origin": origin_of(sources)})
            yield identified(part, passage.document)


def _tells(claim: Claim, start: int, end: int) -> bool:
    """Whether a part, or a figure of the very words, has been told."""
    apart = claim.span.end <= start or end <= claim.span.start
    return not apart and (claim.part_of is not None or start <= claim.span.start)


def _with_parts(passage: Passage, site: Site, sites: tuple[Site, ...], whole: Claim) -> Iterator[Claim]:
    end = min((_begins(s) for s in sites if s.span[0] > site.span[1]), default=site.sentence.end)
    said = min((s for s in closing_speakers(passage, site.sentence) if s > site.harmed.start), default=end)
    parts = _parts_up_to(passage, site, min(said, end), whole) or _parts_up_to(passage, site, end, whole)
    parts = tuple(p for p in parts if (p.start, p.end) != (site.harmed.start, site.harmed.end))
    listed = listed_of(site.sentence, site.roles)
    if listed is not None:
        beside = read_part(passage.document.text, *phrase(site.sentence, listed, site.trigger))
        parts = (*((beside,) if beside else ()), *parts)
    ends = own_clause_end(passage.document.text, site.harmed.end, end, figures_of(site.sentence))
    whole = described_by_all(whole, passage.document.text, site.harmed.end, ends)
    parts = tuple(p for p in parts if p.count.best != 0 and not (says_of_all(p.victims.text or "") and p.start >= ends))
    groups = {g.group: g for p in parts for g in p.victims.groups} | {g.group: g for g in whole.victims.groups}
    some = tuple(p for p in parts if not says_of_all(p.victims.text or ""))
    told = tuple(part_status(passage, (p.start, p.end), p.victims.status, "unknown") for p in some)
    status = status_with_parts(whole.victims.status, told, [p.victims.text or "" for p in some])
    victims = whole.victims.model_copy(update={"groups": tuple(groups.values()), "status": status})
    whole = whole.model_copy(update={"victims": victims})
    yield whole
    for part in parts:
        yield _part_claim(passage, whole, part)


def _elsewhere(passage: Passage, site: Site, whole: Claim) -> Iterator[Claim]:
    """The same harm with other figures in further places."""
    for further in further_places(passage, site.sentence, site.span[1]):
        count, place = further.count, further.place
        text = passage.text(count.start, count.end)
        rest = tuple(e for e in whole.evidence if e.slot not in ("claim", "victims", "place"))
        own = evidence_of(passage, (count.start, place.end), place, None, (), victims=(count.start, count.end))
        victims = Victims(text=text, status=whole.victims.status)
        told = {"count": count.count, "victims": victims, "place": place, "objects": (), "evidence": (*own, *rest)}
        yield identified(whole.model_copy(update={**told, "rule": "harm.gapped"}), passage.document)


def _parts_up_to(passage: Passage, site: Site, end: int, whole: Claim) -> tuple[Part, ...]:
    start = site.harmed.start
    figures = within(figures_of(site.sentence), start, end)
    return find_parts(passage.document.text, start, end, figures, whole.count)


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
    statement = reporting(sentence, trigger.token, holding(passage.statements, start, end), passage.by_id)
    told = perpetrators(passage, sentence, site.roles, harmed, methods, trigger.token)
    lost = _is_own_loss(passage, site, statement, told)
    actors = told if lost else speaking_party(passage, sentence, site.roles, statement, told)
    if scope != "campaign":
        actors = actors or perpetrators_before(passage, sentence, harmed)
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    time = day or (None if scope == "campaign" else time_before(passage, sentence))
    place = place_of(passage, sentence, start, end, scope)
    stance = _stance(passage, site, statement, actors, lost=lost)
    conceded = stance in ("admit", "partially_admit") or _ERROR.search(sentence.text)
    own: Responsibility = avowal(sentence.text) if conceded else "claimed"
    if own == "claimed" and stance == "admit":
        stance = "assert"  # a party's account of its own deed; what it concedes stays an admission
    claim = Claim(
        id="",
        kind="harm",
        harm=trigger.harm,  # type: ignore[arg-type] # the codes of harm.yaml are checked by its test
        count=site.harmed.count,
        victims=site.harmed.victims.model_copy(update={"status": _status(passage, site, before, sources[0].type)}),
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


def _status(passage: Passage, site: Site, before: Claim | None, source: SourceType) -> VictimStatus:
    said = status_of(passage, site.harmed, site.trigger.harm, before, source)
    return said if said != "unknown" else status_of_them(site.sentence, site.harmed, site.roles.agent)


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


def _is_own_loss(passage: Passage, site: Site, statement: Statement | None, told: tuple[ActorMention, ...]) -> bool:
    """Whether a party concedes its own dead, which is no act of its own."""
    if statement is None or statement.stance != "admit" or _by_speaker(passage, statement, told):
        return False
    return tells_of_losses(passage.text(site.sentence.start, max(site.span[1], site.harmed.end)))


def _by_speaker(passage: Passage, statement: Statement, actors: tuple[ActorMention, ...]) -> bool:
    """Whether the party that speaks is among those who did it."""
    names = names_of(passage, statement.source)
    return any(a.name in names or is_speaker(a, statement.source) for a in actors)


def _stance(
    passage: Passage, site: Site, statement: Statement | None, actors: tuple[ActorMention, ...], *, lost: bool
) -> Stance:
    """The statement's stance, else what the clause says; a party that supposes harm by its own act half admits it."""
    stance = stance_of(statement, passage.by_id, zero=site.harmed.count.best == 0)
    others = statement is not None and bool(actors) and not _by_speaker(passage, statement, actors)
    if stance == "admit" and (lost or (others and not _ERROR.search(site.sentence.text))):
        stance = "assert"  # what others did
    if stance not in ("assert", "hypothetical"):
        return stance
    told_as_number = site.trigger.frame == "toll" or is_number(site.sentence, site.harmed.start)
    if told_as_number and is_revised(site.sentence, site.trigger, site.harmed):
        return "revise"
    if stance == "assert" and is_denied(site.sentence, site.trigger) and site.trigger.frame != "survive":
        return "deny"
    if not is_hypothetical(site.sentence, site.trigger):
        return stance
    own = statement is not None and _by_speaker(passage, statement, actors)
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
