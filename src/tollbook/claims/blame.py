"""Blame and avowal told by words of blame, and attacks that a source lays to a party without a figure of harm."""

from collections.abc import Iterator

from tollbook.claims.attribution import chain, holding
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import owner_of
from tollbook.claims.positions import extent
from tollbook.claims.responsibility import PARTIES, able, as_party, parties, responsibility_claim
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence, Token, scanner
from tollbook.model import ActorMention, Claim, Source, Statement, Term
from tollbook.model.codes import SourceType, Stance

_NEAR = 400  # characters
_SELF = {"it", "they", "its", "their", "we", "our"}


def blame(passage: Passage, told: tuple[Claim, ...]) -> Iterator[Claim]:
    """Claims of responsibility by words of blame, in sentences that no other claim has told."""
    for sentence in passage.sentences:
        for term in scanner("position").find(sentence.text):
            token = sentence.at(sentence.start + term.start)
            if (
                token is None
                or term.code in ("concede", "presence", "loss")
                or _told(told, sentence, token)
                or not (_violent(passage, sentence, token) or _bare_blame(sentence, token, told))
            ):
                continue
            claim = _blame(passage, sentence, term, token)
            if claim:
                yield claim


def attacks(passage: Passage, told: tuple[Claim, ...]) -> Iterator[Claim]:
    """Attacks that an attributed statement lays to a party, where no other claim stands in it."""
    for statement in passage.statements:
        if statement.stance != "assert" or not statement.content or not statement.source.name:
            continue
        for part in statement.content:
            if any(c.span.start < part.end and part.start < c.span.end for c in told):
                break
            claim = _attack(passage, statement, part.start, part.end)
            if claim:
                yield claim
                break


def _told(told: tuple[Claim, ...], sentence: Sentence, token: Token) -> bool:
    inside = [c for c in told if sentence.start <= c.span.start < sentence.end]
    if any(c.kind == "harm" for c in inside):
        return True
    verb = token.pos == "VERB" and token.dep == "conj"
    return any(c.span.start <= token.start < c.span.end for c in inside) and not verb


def _violent(passage: Passage, sentence: Sentence, token: Token) -> bool:
    start, end = sentence.span(sentence.subtree(token.i))
    low, high = min(start, token.start), max(end, token.end)
    return bool(passage.terms(low, high, "methods") or scanner("harm").has(passage.text(low, high)))


def _bare_blame(sentence: Sentence, token: Token, told: tuple[Claim, ...]) -> bool:
    """Whether somebody is blamed and the text says for what right before ("Turkey blamed the PKK")."""
    if token.lemma != "blame" or token.pos != "VERB" or sentence.child(token.i, "prep"):
        return False
    return any(c.kind == "harm" and 0 < token.start - c.span.start < _NEAR for c in told)


def _blame(passage: Passage, sentence: Sentence, term: Term, token: Token) -> Claim | None:
    accused, speaker = _accused(passage, sentence, term, token)
    statement = holding(passage.statements, token.start, token.end)
    if not accused or (term.get("party") == "subject" and statement is None):
        return None
    low, high = sentence.span(sentence.subtree(token.i, without=("parataxis",)))
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    if speaker is not None and sources[0].start is None:
        sources = (_as_source(speaker), *sources)
    own = any(a.name == s.name for a in accused for s in sources[:1])
    stance: Stance = "admit" if own or term.code == "claim" else statement.stance if statement else "assert"
    actors = tuple(as_party(a, "claimed" if stance == "admit" else "alleged") for a in accused)
    rule = f"responsibility.{term.code}"
    return responsibility_claim(passage, sentence, (low, high), actors, sources, stance, rule)


def _as_source(actor: ActorMention) -> Source:
    kind: SourceType = "armed_group" if actor.type in ("armed_group", "militia") else "military"
    if actor.type in ("government", "opposition", "ngo", "un"):
        kind = "government" if actor.type == "government" else "opposition" if actor.type == "opposition" else "ngo"
    return Source(name=actor.name, type=kind, text=actor.text, start=actor.start, end=actor.end)


def _accused(
    passage: Passage, sentence: Sentence, term: Term, token: Token
) -> tuple[tuple[ActorMention, ...], ActorMention | None]:
    if term.get("party") == "subject" and sentence.child(token.i, "auxpass"):  # "the killings were staged"
        by = sentence.child(token.i, "agent")
        return parties(passage, sentence, sentence.child(by.i, "pobj") if by else None), None
    subject = parties(passage, sentence, sentence.child(token.i, "nsubj", "nsubjpass"))
    if not subject and token.dep == "conj":
        subject = parties(passage, sentence, sentence.child(token.head, "nsubj"))
    if term.code == "claim":
        return subject[:1], subject[0] if subject else None
    if term.get("party") == "subject":
        return subject or parties(passage, sentence, sentence.child(token.head, "nsubj")), None
    passive = sentence.child(token.i, "nsubjpass")
    on = next((p for p in sentence.all_children(token.i, "prep") if p.lower == "on"), None)
    target = sentence.child(on.i, "pobj") if on else passive or sentence.child(token.i, "dobj")
    speaker = subject[0] if subject and passive is None else None
    return parties(passage, sentence, target, clauses=token.lemma == "condemn"), speaker


def _attack(passage: Passage, statement: Statement, start: int, end: int) -> Claim | None:
    sentence = next((s for s in passage.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    for method in passage.terms(start, min(end, sentence.end), "methods"):
        owners = able(a for a in owner_of(passage, sentence, method) if a.type in PARTIES)
        token = sentence.at(method.start)
        verb = token is not None and token.pos == "VERB"
        subject = sentence.child(token.i, "nsubj") if verb and token else None
        own = subject is not None and subject.lower in _SELF
        speaker = able(a for a in passage.grounded.actors if a.name == statement.source.name and a.type in PARTIES)[:1]
        if own and speaker:
            return _told_attack(passage, sentence, statement, speaker, "admit")
        if verb and owners and owners[0].id is not None:
            admitted = owners[0].name == statement.source.name
            return _told_attack(passage, sentence, statement, owners, "admit" if admitted else "assert")
        if speaker and _combatants_meant(passage, start, end):
            return _told_attack(passage, sentence, statement, speaker, "dispute")
    return None


def _combatants_meant(passage: Passage, start: int, end: int) -> bool:
    """Whether a party says that its strikes are aimed at combatants: it disputes whom they hit."""
    text = passage.text(start, end).lower()
    at = text.find("target")
    return at >= 0 and describe_people(text[at + 6 :].lstrip("eding ")).status == "combatant"


def _told_attack(
    passage: Passage, sentence: Sentence, statement: Statement, owners: tuple[ActorMention, ...], stance: Stance
) -> Claim:
    basis = {"admit": "claimed", "dispute": "denied"}.get(stance, "alleged")
    actors = tuple(as_party(a, basis) for a in owners)  # type: ignore[arg-type] # three codes of Responsibility
    span = statement.content[0].start, min(statement.content[-1].end, sentence.end)
    if stance != "assert":
        span = extent(passage, statement)
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    return responsibility_claim(passage, sentence, span, actors, sources, stance, f"attack.{stance}")
