"""Positions and blame: who denies, avows, disputes or is accused, where no new figure is told."""

from collections.abc import Iterator

from tollbook.claims.attribution import chain, holding
from tollbook.claims.identity import identified
from tollbook.claims.passage import Passage
from tollbook.claims.scope import scope_of
from tollbook.claims.setting import as_methods, as_weapons, means, methods_before, place_of
from tollbook.claims.when import time_of
from tollbook.language import Sentence, Token, scanner
from tollbook.model import ActorMention, Claim, ClaimActor, Evidence, Source, Statement, Term
from tollbook.model.codes import Responsibility, Stance

_POSITIONS: dict[str, Responsibility] = {
    "deny": "denied",
    "dispute": "denied",
    "admit": "admitted",
    "partially_admit": "admitted",
    "no_comment": "alleged",
    "cannot_verify": "unattributed",
}
_PARTIES = {"government", "military", "armed_group", "militia", "coalition", "police", "state"}


def positions(passage: Passage, harms: tuple[Claim, ...]) -> Iterator[Claim]:
    """Claims of responsibility in text order: positions taken in statements, then blame told by words of blame."""
    told = list[tuple[int, int]]()
    for statement in passage.statements:
        if statement.stance in _POSITIONS and statement.content:
            claim = _position(passage, statement, harms)
            if claim:
                told.append((claim.span.start, claim.span.end))
                yield claim
    for sentence in passage.sentences:
        for term in scanner("position").find(sentence.text):
            start, end = sentence.start + term.start, sentence.start + term.end
            if any(s <= start < e for s, e in told) or _figure_in(sentence, harms):
                continue
            claim = _blame(passage, sentence, term, start, end)
            if claim:
                told.append((claim.span.start, claim.span.end))
                yield claim


def _figure_in(sentence: Sentence, harms: tuple[Claim, ...]) -> bool:
    return any(sentence.start <= c.span.start < sentence.end for c in harms)


def _position(passage: Passage, statement: Statement, harms: tuple[Claim, ...]) -> Claim | None:
    start, end = _extent(passage, statement)
    inside = [c for c in harms if start <= c.span.start and c.span.end <= end]
    if any(c.stance == statement.stance and c.count.best for c in inside):
        return None
    sentence = next((s for s in passage.sentences if s.start <= start < s.end), None)
    if sentence is None or not _about_harm(passage, start, end, inside):
        return None
    speaker = _party(passage, statement.source)
    stance = statement.stance
    basis = _POSITIONS[stance]
    if stance == "admit" and _claims_it(passage, start, end):
        basis = "claimed"
    actors = _actors(passage, statement, speaker, basis, stance)
    sources = chain(statement, passage.by_id, passage.document)
    return _made(
        passage,
        sentence,
        (start, end),
        actors,
        sources,
        stance,
        f"position.{stance}",
        tuple(c.id for c in inside if c.stance == "assert"),
    )


def _extent(passage: Passage, statement: Statement) -> tuple[int, int]:
    spots = [(c.start, c.end) for c in statement.content]
    if statement.cue:
        spots.append((statement.cue.start, statement.cue.end))
    if statement.source.start is not None and statement.source.end is not None:
        spots.append((statement.source.start, statement.source.end))
    low, high = min(s for s, _ in spots), max(e for _, e in spots)
    for sentence in passage.sentences:
        if sentence.start <= (statement.cue.start if statement.cue else low) < sentence.end:
            return max(low, sentence.start), min(high, sentence.end)
    return low, high


def _about_harm(passage: Passage, start: int, end: int, inside: list[Claim]) -> bool:
    text = passage.text(start, end)
    return bool(
        inside
        or scanner("harm").has(text)
        or scanner("position").has(text)
        or passage.terms(start, end, "methods")
        or passage.terms(start, end, "weapons")
    )


def _claims_it(passage: Passage, start: int, end: int) -> bool:
    text = passage.text(start, end)
    return any(t.code == "claim" for t in scanner("position").find(text)) or "carried out" in text


def _party(passage: Passage, source: Source) -> ActorMention | None:
    if source.start is not None and source.end is not None:
        for actor in passage.actors(source.start, source.end):
            if actor.type in _PARTIES:
                return actor
    named = [a for a in passage.grounded.actors if a.name == source.name and a.type in _PARTIES]
    return named[0] if named else None


def _actors(
    passage: Passage, statement: Statement, speaker: ActorMention | None, basis: Responsibility, stance: Stance
) -> tuple[ClaimActor, ...]:
    if speaker is not None and stance != "cannot_verify":
        return (_as_party(speaker, basis),)
    inside = [a for c in statement.content for a in passage.actors(c.start, c.end) if a.type in _PARTIES]
    return tuple(_as_party(a, "alleged") for a in {a.name: a for a in inside}.values())


def _as_party(actor: ActorMention, basis: Responsibility) -> ClaimActor:
    return ClaimActor(text=actor.text, id=actor.id, name=actor.name, type=actor.type, responsibility=basis)


def _blame(passage: Passage, sentence: Sentence, term: Term, start: int, end: int) -> Claim | None:
    token = sentence.at(start)
    if token is None or not _violent(passage, sentence):
        return None
    accused, speaker = _accused(passage, sentence, term, token)
    if not accused:
        return None
    low, high = sentence.span(sentence.subtree(token.i, without=("parataxis",)))
    low, high = max(low, sentence.start), min(high, sentence.end)
    statement = holding(passage.statements, start, end)
    sources = chain(statement, passage.by_id, passage.document)
    own = any(a.name == s.name for a in accused for s in sources[:1])
    stance: Stance = "admit" if own or term.code == "claim" else statement.stance if statement else "assert"
    basis: Responsibility = "claimed" if stance == "admit" else "alleged"
    actors = tuple(_as_party(a, basis) for a in accused)
    if speaker is not None and (not sources or sources[0].start is None):
        sources = (
            Source(
                name=speaker.name, type=_source_type(speaker), text=speaker.text, start=speaker.start, end=speaker.end
            ),
            *sources,
        )
    return _made(passage, sentence, (low, high), actors, sources, stance, f"responsibility.{term.code}", ())


def _source_type(actor: ActorMention) -> str:
    return (
        "government"
        if actor.type in ("state", "government")
        else "military"
        if actor.type in ("military", "coalition")
        else "armed_group"
    )


def _violent(passage: Passage, sentence: Sentence) -> bool:
    return bool(passage.terms(sentence.start, sentence.end, "methods") or scanner("harm").has(sentence.text))


def _accused(
    passage: Passage, sentence: Sentence, term: Term, token: Token
) -> tuple[tuple[ActorMention, ...], ActorMention | None]:
    subject = _parties(passage, sentence, sentence.child(token.i, "nsubj", "nsubjpass"))
    if term.code == "claim":
        return subject[:1], subject[0] if subject else None
    if term.get("party") == "subject":
        governor = sentence.tokens[token.head]
        found = subject or _parties(passage, sentence, sentence.child(governor.i, "nsubj"))
        return found, None
    target = (
        sentence.child(token.i, "dobj")
        if not sentence.child(token.i, "nsubjpass")
        else sentence.child(token.i, "nsubjpass")
    )
    on = next((p for p in sentence.all_children(token.i, "prep") if p.lower == "on"), None)
    if on is not None:
        target = sentence.child(on.i, "pobj")
    return _parties(passage, sentence, target), subject[0] if subject else None


def _parties(passage: Passage, sentence: Sentence, token: Token | None) -> tuple[ActorMention, ...]:
    if token is None:
        return ()
    start, end = sentence.span(sentence.subtree(token.i, without=("relcl", "acl", "appos")))
    return tuple(a for a in passage.actors(start, end) if a.type in _PARTIES or a.id is None)


def _made(
    passage: Passage,
    sentence: Sentence,
    span: tuple[int, int],
    actors: tuple[ClaimActor, ...],
    sources: tuple[Source, ...],
    stance: Stance,
    rule: str,
    answers: tuple[str, ...],
) -> Claim:
    start, end = span
    methods, weapons = means(passage, start, end, sentence)
    methods = methods or methods_before(passage, sentence)
    time, place = time_of(passage, sentence, start, end), place_of(passage, sentence, start, end)
    evidence = [Evidence(slot="claim", start=start, end=end, text=passage.text(start, end))]
    evidence += [
        Evidence(slot="source", start=s.start, end=s.end, text=passage.text(s.start, s.end))
        for s in sources
        if s.start is not None and s.end is not None
    ]
    claim = Claim(
        id="",
        kind="responsibility",
        actors=actors,
        methods=as_methods(methods),
        weapons=as_weapons(weapons),
        place=place,
        time=time,
        sources=sources,
        stance=stance,
        scope=scope_of(sentence.text, time),
        answers=answers,
        evidence=tuple(evidence),
        rule=rule,
    )
    return identified(claim, passage.document)
