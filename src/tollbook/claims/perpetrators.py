"""Whom the text holds to have done it: agents, owners of the attack, the blamed."""

from collections.abc import Iterator

from tollbook.claims.passage import Passage
from tollbook.claims.roles import Roles
from tollbook.language import Sentence
from tollbook.model import ActorMention, ClaimActor, Source, Term
from tollbook.model.codes import Responsibility

_ATTACKERS = {"government", "military", "armed_group", "militia", "coalition", "police", "unknown", "state"}


def perpetrators(
    passage: Passage, sentence: Sentence, roles: Roles, span: tuple[int, int], methods: tuple[Term, ...]
) -> tuple[ActorMention, ...]:
    """Actors held responsible, from the closest tie to the loosest; the harmed themselves are left out."""
    for found in _ties(passage, sentence, roles, methods):
        able = [a for a in found if a.type in _ATTACKERS and not _harmed(a, span)]
        if able:
            return _distinct(able)
    return ()


def _ties(
    passage: Passage, sentence: Sentence, roles: Roles, methods: tuple[Term, ...]
) -> Iterator[tuple[ActorMention, ...]]:
    if roles.agent is not None:
        yield _in_subtree(passage, sentence, roles.agent)
    for method in methods:
        yield _owner(passage, sentence, method)
    yield _blamed(passage, sentence)


def _in_subtree(passage: Passage, sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    start, end = sentence.span(sentence.subtree(head, without=("relcl", "advcl", "ccomp")))
    return passage.actors(start, end)


def _owner(passage: Passage, sentence: Sentence, method: Term) -> tuple[ActorMention, ...]:
    """Whose attack it was: "Russian air raids", "shelling by rebels", "the army's bombardment", "X shelled Y"."""
    token = sentence.at(method.start)
    last = sentence.at(method.end - 1)
    if token is None or last is None:
        return ()
    head = last
    for above in sentence.ancestors(last.i):
        if head.dep in ("compound", "amod", "nmod", "poss") and above.pos in ("NOUN", "PROPN"):
            head = above
        else:
            break
    before = [
        a for a in passage.actors(sentence.start, method.end) if method.start - a.end <= 2 and a.end <= method.end
    ]
    if before:
        return tuple(before[-1:])
    parts = [c.i for c in sentence.all_children(head.i, "amod", "compound", "poss", "nmod", "agent")]
    parts += [c.i for c in sentence.all_children(head.i, "prep") if c.lower in ("by", "from", "of")]
    found = [a for p in parts for a in _in_subtree(passage, sentence, p)]
    if head.pos == "VERB":
        subject = sentence.child(head.i, "nsubj")
        found += _in_subtree(passage, sentence, subject.i) if subject else ()
    return tuple(found)


_BLAME = ("blame", "accuse", "condemn")


def _blamed(passage: Passage, sentence: Sentence) -> tuple[ActorMention, ...]:
    for verb in sentence.tokens:
        if verb.lemma in _BLAME and verb.pos == "VERB":
            accused = sentence.child(verb.i, "dobj")
            on = next((p for p in sentence.all_children(verb.i, "prep") if p.lower == "on"), None)
            target = sentence.child(on.i, "pobj") if on else accused
            if target is not None:
                return _in_subtree(passage, sentence, target.i)
    return ()


def _harmed(actor: ActorMention, span: tuple[int, int]) -> bool:
    return span[0] <= actor.start and actor.end <= span[1]


def _distinct(actors: list[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple({a.name: a for a in reversed(actors)}.values())[::-1]


def as_claim_actors(actors: tuple[ActorMention, ...], sources: tuple[Source, ...]) -> tuple[ClaimActor, ...]:
    """Parties of a claim; a party's own account of its operation is `claimed`, anyone else's `alleged`."""
    speakers = {s.name for s in sources[:1]}
    return tuple(
        ClaimActor(text=a.text, id=a.id, name=a.name, type=a.type, responsibility=_basis(a, speakers)) for a in actors
    )


def _basis(actor: ActorMention, speakers: set[str]) -> Responsibility:
    return "claimed" if actor.name in speakers else "alleged"
