"""Claims that a weapon was used, where no harm is told of it: "evidence of Russian use of cluster munitions"."""

from collections.abc import Iterator

from tollbook.claims.attribution import chain, holding, origin_of
from tollbook.claims.clause import subject_of
from tollbook.claims.evidence import evidence_of
from tollbook.claims.identity import identified
from tollbook.claims.means import as_weapons, methods_of
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import as_claim_actors, beside
from tollbook.claims.responsibility import parties
from tollbook.claims.scope import scope_of
from tollbook.claims.setting import objects_of, place_of
from tollbook.claims.when import own_time
from tollbook.language import Sentence, Token
from tollbook.model import ActorMention, Claim, Term

_USE = {"use", "usage", "employ", "deploy", "drop", "fire"}


def weapon_claims(passage: Passage, told: tuple[Claim, ...]) -> Iterator[Claim]:
    """One claim for each word of use that governs weapons, in sentences without another claim of harm or position."""
    for sentence in passage.sentences:
        weapons = passage.terms(sentence.start, sentence.end, "weapons")
        if not weapons or any(sentence.start <= c.span.start < sentence.end for c in told):
            continue
        for token in sentence.tokens:
            used = _governed(sentence, token, weapons) if token.lemma.lower() in _USE else ()
            if used:
                yield _claim(passage, sentence, token, used)
                break


def _governed(sentence: Sentence, token: Token, weapons: tuple[Term, ...]) -> tuple[Term, ...]:
    """The weapons in the object of the verb or in the "of" phrase of the noun."""
    heads = list(sentence.all_children(token.i, "dobj", "nsubjpass"))
    for prep in sentence.all_children(token.i, "prep"):
        if prep.lower == "of":
            heads += sentence.all_children(prep.i, "pobj")
    spans = [sentence.span(sentence.subtree(h.i, without=("relcl", "acl"))) for h in heads]
    return tuple(w for w in weapons if any(s <= w.start and w.end <= e for s, e in spans))


def _user(passage: Passage, sentence: Sentence, token: Token) -> tuple[ActorMention, ...]:
    if token.pos == "NOUN":
        found = beside(passage, sentence, token.start, token.end)
        by = next((p for p in sentence.all_children(token.i, "prep") if p.lower == "by"), None)
        return found or parties(passage, sentence, by)
    agent = sentence.child(token.i, "agent")
    subject = subject_of(sentence, token)
    return parties(passage, sentence, agent or (sentence.tokens[subject] if subject is not None else None))


def _claim(passage: Passage, sentence: Sentence, token: Token, used: tuple[Term, ...]) -> Claim:
    actors = _user(passage, sentence, token)
    low, high = sentence.span(sentence.subtree(token.i, without=("relcl", "advcl")))
    start, end = min([low, *(a.start for a in actors)]), max([high, *(w.end for w in used)])
    statement = holding(passage.statements, start, end)
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    time = own_time(passage, sentence, start, end)
    scope = "campaign" if time is None else scope_of(sentence.text, time)  # of no day: a practice, not an event
    place = place_of(passage, sentence, start, end, scope)
    claim = Claim(
        id="",
        kind="use_of_weapon",
        actors=as_claim_actors(passage, actors, sources),
        methods=methods_of(passage, sentence, (), used, earlier=False),
        weapons=as_weapons(used),
        objects=objects_of(passage, sentence.start, sentence.end, "unclear"),
        place=place,
        time=time,
        sources=sources,
        origin=origin_of(sources),
        stance=statement.stance if statement else "assert",
        scope=scope,
        evidence=evidence_of(passage, (start, end), place, time, sources, actors=actors),
        rule="weapon_use",
    )
    return identified(claim, passage.document)
