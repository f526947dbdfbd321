"""Claims of harm to people: one a word of harm, and one for each part that it tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.claims.attribution import chain, holding, stance_of
from tollbook.claims.identity import identified
from tollbook.claims.modality import is_hypothetical
from tollbook.claims.parts import Part, find_parts
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import as_claim_actors, perpetrators
from tollbook.claims.roles import Roles, roles_of
from tollbook.claims.scope import scope_of
from tollbook.claims.setting import as_methods, as_weapons, means, methods_before, objects_of, place_of, time_of
from tollbook.claims.triggers import Trigger, find_triggers
from tollbook.claims.victims import Harmed, read_harmed
from tollbook.language import Sentence
from tollbook.model import Claim, Evidence, Origin, Place, Source, Time

_UNREAL = re.compile(r"^(?:to|would|could|may|might|should|will|can|shall)$")


@dataclass(frozen=True, slots=True)
class Site:
    """A word of harm with its parts, before a claim is made of it."""

    sentence: Sentence
    trigger: Trigger
    roles: Roles
    harmed: Harmed


def harm_claims(passage: Passage) -> Iterator[Claim]:
    """The claims of harm in text order, parts right after their whole."""
    for sentence in passage.sentences:
        taken = list[tuple[int, int, str]]()
        for trigger in find_triggers(sentence):
            site = _site(passage, sentence, trigger)
            if site is None or _told_already(site, taken):
                continue
            taken.append((site.harmed.start, site.harmed.end, trigger.harm))
            yield from _claims_at(passage, site)


def _site(passage: Passage, sentence: Sentence, trigger: Trigger) -> Site | None:
    roles = roles_of(sentence, trigger)
    harmed = read_harmed(sentence, trigger, roles, passage.counts(sentence.start, sentence.end))
    if harmed is None or not _tells(sentence, trigger, harmed):
        return None
    return Site(sentence, trigger, roles, harmed)


def _tells(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """Whether the words tell of harm to people, and not of a purpose or a thing."""
    figure = harmed.count.qualifier != "none"
    if trigger.need == "figure" and not (figure or harmed.victims.names):
        return False
    if trigger.need in ("people", "lives") and not harmed.said:
        return False
    if trigger.need == "lives" and trigger.term.code == "killed" and "li" not in _around(sentence, harmed):
        return False
    if not harmed.said and trigger.frame in ("transitive", "intransitive", "state", "after", "hostage"):
        return False
    if trigger.frame == "event" and not figure and harmed.victims.status == "unknown" and trigger.harm != "casualties":
        return False
    verb = sentence.tokens[trigger.token]
    helpers = sentence.all_children(verb.i, "aux")
    return not any(a.lower == "to" for a in helpers) or figure


def _around(sentence: Sentence, harmed: Harmed) -> str:
    words = sentence.text[harmed.start - sentence.start - 14 : harmed.end - sentence.start + 8].lower()
    return "li" if re.search(r"\bli(?:fe|ves)\b", words) else ""


def _told_already(site: Site, taken: list[tuple[int, int, str]]) -> bool:
    """The same people and harm under a second word ("wounded people were wounded")."""
    return any(h == site.trigger.harm and s < site.harmed.end and site.harmed.start < e for s, e, h in taken)


def _claims_at(passage: Passage, site: Site) -> Iterator[Claim]:
    whole = _whole(passage, site)
    parts = [
        p
        for p in find_parts(
            passage.document.text,
            site.harmed.start,
            site.sentence.end,
            passage.counts(site.harmed.start, site.sentence.end),
        )
        if p.start >= site.harmed.start and _belongs(passage, site, p)
    ]
    groups = {g.group: g for p in parts for g in p.victims.groups} | {g.group: g for g in whole.victims.groups}
    status = _status_with_parts(whole, parts)
    whole = whole.model_copy(
        update={"victims": whole.victims.model_copy(update={"groups": tuple(groups.values()), "status": status})}
    )
    yield whole
    for part in parts:
        yield _part_claim(passage, whole, part)


def _belongs(passage: Passage, site: Site, part: Part) -> bool:
    """A part follows its own whole: no other word of harm with a figure stands between them."""
    others = [
        t
        for t in find_triggers(site.sentence)
        if site.trigger.term.end < t.term.start < part.start and site.harmed.end < t.term.start
    ]
    return not any(passage.counts(site.harmed.end, t.term.start) for t in others)


def _status_with_parts(whole: Claim, parts: list[Part]) -> str:
    told = {p.victims.status for p in parts} - {"unknown"}
    if whole.victims.status == "unknown" and told == {"civilian"}:
        return "civilian"
    if whole.victims.status != "unknown" and told - {whole.victims.status}:
        return "mixed"
    return whole.victims.status


def _whole(passage: Passage, site: Site) -> Claim:
    sentence, harmed, trigger = site.sentence, site.harmed, site.trigger
    start, end = min(harmed.start, trigger.term.start), max(harmed.end, trigger.term.end)
    clause = _clause(sentence, trigger, start, end)
    methods, weapons = means(passage, *clause, sentence)
    actors = perpetrators(passage, sentence, site.roles, (harmed.start, harmed.end), methods)
    if not methods and trigger.harm != "displaced":
        methods = methods_before(passage, sentence)
    statement = holding(passage.statements, start, end)
    sources = chain(statement, passage.by_id, passage.document)
    time, place = time_of(passage, sentence, start, end), place_of(passage, sentence, start, end)
    scope = scope_of(sentence.text, time, trigger.harm, harmed.count.best)
    zero = harmed.count.best == 0
    stance = stance_of(statement, zero=zero)
    if stance == "assert" and is_hypothetical(sentence, trigger):
        stance = "hypothetical"
    claim = Claim(
        id="",
        kind="harm",
        harm=trigger.harm,  # type: ignore[arg-type] # codes of harm.yaml are checked by its test
        count=harmed.count,
        victims=harmed.victims,
        actors=as_claim_actors(actors, sources),
        methods=as_methods(methods),
        weapons=as_weapons(weapons),
        objects=objects_of(passage, sentence.start, sentence.end, "unclear"),
        place=place,
        time=time,
        sources=sources,
        origin=_origin(sources),
        stance=stance,
        scope=scope,
        evidence=_evidence(passage, site, start, end, place, time, sources),
        rule=f"harm.{trigger.frame}",
    )
    return identified(claim, passage.document)


def _clause(sentence: Sentence, trigger: Trigger, start: int, end: int) -> tuple[int, int]:
    low, high = sentence.span(sentence.subtree(trigger.token))
    return min(low, start), max(high, end)


def _origin(sources: tuple[Source, ...]) -> Origin:
    deepest = next((s for s in reversed(sources) if s.type not in ("media", "wire_agency")), sources[-1])
    basis = "the deepest source the text cites" if deepest.start is not None else "the outlet itself"
    return Origin(id=deepest.name, basis=basis)


def _evidence(
    passage: Passage,
    site: Site,
    start: int,
    end: int,
    place: Place | None,
    time: Time | None,
    sources: tuple[Source, ...],
) -> tuple[Evidence, ...]:
    spans: list[tuple[str, int, int]] = [("claim", start, end), ("victims", site.harmed.start, site.harmed.end)]
    if place:
        spans.append(("place", place.start, place.end))
    if time:
        spans.append(("time", time.start_offset, time.end_offset))
    spans += [("source", s.start, s.end) for s in sources if s.start is not None and s.end is not None]
    return tuple(Evidence(slot=slot, start=s, end=e, text=passage.text(s, e)) for slot, s, e in spans)


def _part_claim(passage: Passage, whole: Claim, part: Part) -> Claim:
    status = part.victims.status if part.victims.status != "unknown" else whole.victims.status
    own = Evidence(slot="claim", start=part.start, end=part.end, text=passage.text(part.start, part.end))
    rest = tuple(e for e in whole.evidence if e.slot not in ("claim", "victims"))
    claim = whole.model_copy(
        update={
            "count": part.count,
            "victims": part.victims.model_copy(update={"status": status}),
            "scope": "subset",
            "part_of": whole.id,
            "objects": (),
            "evidence": (own, *rest),
            "rule": "harm.part",
        }
    )
    return identified(claim, passage.document)
