"""What claims of responsibility have in common: the parties, the span, the slots."""

import re
from collections.abc import Iterable

from tollbook.claims.evidence import evidence_of
from tollbook.claims.identity import identified
from tollbook.claims.means import as_weapons, means, methods_of
from tollbook.claims.passage import Passage
from tollbook.claims.scope import scope_of
from tollbook.claims.setting import place_of
from tollbook.claims.when import own_time, time_before
from tollbook.language import Sentence, Token
from tollbook.model import ActorMention, Claim, ClaimActor, Source
from tollbook.model.codes import Responsibility, Stance

_HABIT = re.compile(r"\b(?:using|use of|regularly|routinely|repeatedly|previous|war crimes|ever)\b", re.I)
PARTIES = {"government", "military", "armed_group", "militia", "coalition", "police", "opposition"}
"""Types of actor that can be held responsible for an attack."""


def as_party(actor: ActorMention, basis: Responsibility) -> ClaimActor:
    """An actor as the party that a claim of responsibility is about."""
    return ClaimActor(text=actor.text, id=actor.id, name=actor.name, type=actor.type, responsibility=basis)


def parties(
    passage: Passage, sentence: Sentence, token: Token | None, *, clauses: bool = False
) -> tuple[ActorMention, ...]:
    """The parties named in a phrase, without its clauses unless asked for."""
    if token is None:
        return ()
    cut = () if clauses else ("relcl", "acl", "appos")
    start, end = sentence.span(sentence.subtree(token.i, without=cut))
    return able(passage.actors(start, end))


def able(actors: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """Those that can be held responsible, each name once."""
    found = [a for a in actors if (a.type in PARTIES or a.id is None) and a.form != "supporter"]
    return tuple({a.name: a for a in reversed(found)}.values())[::-1]


def responsibility_claim(
    passage: Passage,
    sentence: Sentence,
    span: tuple[int, int],
    actors: tuple[ClaimActor, ...],
    sources: tuple[Source, ...],
    stance: Stance,
    rule: str,
    *,
    answers: tuple[str, ...] = (),
) -> Claim:
    """The claim with its setting read from the sentence and those before."""
    start, end = span
    methods, weapons = means(passage, start, end, sentence)
    own = own_time(passage, sentence, start, end)
    scope = scope_of(sentence.text, own)
    if own is None and scope == "incident" and _HABIT.search(passage.text(start, end)):
        scope = "campaign"
    time = own or (None if scope == "campaign" else time_before(passage, sentence))
    place = place_of(passage, sentence, start, end, scope)
    claim = Claim(
        id="",
        kind="responsibility",
        actors=actors,
        methods=methods_of(passage, sentence, methods, weapons, earlier=True),
        weapons=as_weapons(weapons),
        place=place,
        time=time,
        sources=sources,
        stance=stance,
        scope=scope,
        answers=answers,
        evidence=evidence_of(passage, span, place, time, sources),
        rule=rule,
    )
    return identified(claim, passage.document)
