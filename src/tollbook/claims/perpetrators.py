"""Whom the text holds to have done it: agents, owners of the attack, those who fired, the blamed."""

import re
from collections.abc import Iterator

from tollbook.claims.clause import subject_of
from tollbook.claims.passage import Passage
from tollbook.claims.roles import Roles
from tollbook.language import Sentence, Stretch, Token
from tollbook.model import ActorMention, ClaimActor, Source, Statement, Term
from tollbook.model.codes import Responsibility
from tollbook.statements.stance import forms

ATTACKERS = {"government", "military", "armed_group", "militia", "coalition", "police", "opposition", "unknown"}
_HOW_FAR_BACK = 4
_BLAME = ("blame", "accuse", "condemn")
_IN_DEEDS = ("in", "by", "from", "during", "after", "amid", "under")
_FIGHTS = ("fight", "clash", "battle", "firefight", "confrontation", "ambush", "fighting")
_ITS = {"its", "their"}
_OURS = {"its", "their", "our"}
_OWN = {"it", "they", "we", "i"}
_NO_DEED = {
    "condemn", "denounce", "deplore", "criticise", "criticize", "decry", "confirm", "report", "document", "describe",
    "investigate", "witness", "survive", "mourn", "see", "suffer", "face", "escape", "verify", "call", "record", "fear",
    "acknowledge", "admit", "concede", "deny", "reject", "dismiss", "regret", "welcome", "praise", "hail", "celebrate",
    "mention", "monitor", "probe",
}  # fmt: skip
_WHEN = {"when", "as", "after", "while"}
_STRUCK = ("shoot", "down", "hit", "strike", "target", "attack", "destroy", "bomb")
_OTHERS = re.compile(
    r"\b(?:similar|previous|earlier|past|other|such|many|numerous|several|frequent) (?:[\w-]+ )?$", re.I
)
_NO_ACT = {"supporter", "nationality"}
Spans = tuple[tuple[int, int], ...]


def perpetrators(
    passage: Passage, sentence: Sentence, roles: Roles, harmed: Spans, methods: tuple[Term, ...], verb: int
) -> tuple[ActorMention, ...]:
    """Actors held responsible in the sentence, by the closest tie it gives; the `harmed` themselves are left out."""
    for found in _ties(passage, sentence, roles, methods, verb):
        able = [a for a in found if _acts(a) and not _among(a, harmed)]
        if able:
            return _distinct([a for a in able if a.id is not None] or able)
    return ()


def perpetrators_before(passage: Passage, sentence: Sentence, harmed: Spans) -> tuple[ActorMention, ...]:
    """Whose attack the sentences before tell of, then the document's opening."""
    for earlier in (*passage.before(sentence, _HOW_FAR_BACK), *passage.running[:3]):
        parsed = passage.parsed(earlier)
        terms = [t for t in passage.terms(earlier.start, earlier.end, "methods") if not _other_deeds(passage, t)]
        found = [
            a
            for t in terms
            for a in (owner_of(passage, parsed, t) if parsed else beside(passage, earlier, t.start, t.end))
        ]
        able = [a for a in found if _acts(a) and not _among(a, harmed)]
        if able:
            return _distinct(able)
    return ()


def _other_deeds(passage: Passage, term: Term) -> bool:
    """Whether other attacks than this one are spoken of ("who have carried out similar attacks")."""
    return bool(_OTHERS.search(passage.text(max(0, term.start - 24), term.start)))


def _acts(actor: ActorMention) -> bool:
    return actor.type in ATTACKERS and actor.form not in _NO_ACT


def _ties(
    passage: Passage, sentence: Sentence, roles: Roles, methods: tuple[Term, ...], verb: int
) -> Iterator[tuple[ActorMention, ...]]:
    if roles.agent is not None:
        yield _of_agent(passage, sentence, sentence.tokens[roles.agent])
    yield _in_their_fire(passage, sentence, verb)
    here = [m for m in methods if sentence.start <= m.start < sentence.end]
    for method in here:
        yield owner_of(passage, sentence, method)
    for weapon in passage.terms(sentence.start, sentence.end, "weapons"):
        yield owner_of(passage, sentence, weapon)
    yield _blamed(passage, sentence)
    yield _attacking(passage, sentence, verb)


def _attacking(passage: Passage, sentence: Sentence, verb: int) -> tuple[ActorMention, ...]:
    """Who attacked when people came to harm ("died when the RSF stormed the village")."""
    for clause in sentence.all_children(verb, "advcl"):
        opened = any(t.lower in _WHEN for t in sentence.all_children(clause.i, "advmod", "mark"))
        subject = sentence.child(clause.i, "nsubj") if opened and clause.lemma.lower() in forms("act") else None
        if subject is not None:
            return _of_agent(passage, sentence, subject)
    return ()


def _in_their_fire(passage: Passage, sentence: Sentence, verb: int) -> tuple[ActorMention, ...]:
    """Whose deed stands beside the word of harm: "killed in rebel fire", "killed in a fight with the army"."""
    found: tuple[ActorMention, ...] = ()
    for prep in sentence.all_children(verb, "prep", "agent"):
        deed = sentence.child(prep.i, "pobj")
        if deed is None or prep.lower not in _IN_DEEDS or deed.pos == "PROPN":
            continue
        start, _ = sentence.span(sentence.subtree(deed.i))
        found += passage.actors(start, deed.start)
        against = next((p for p in sentence.all_children(deed.i, "prep") if p.lower in ("with", "against")), None)
        if against is not None and deed.lemma in _FIGHTS:
            found += _in_subtree(passage, sentence, against.i)
    return found


def _in_subtree(passage: Passage, sentence: Sentence, head: int) -> tuple[ActorMention, ...]:
    start, end = sentence.span(sentence.subtree(head, without=("relcl", "advcl", "ccomp")))
    return passage.actors(start, end)


def _of_agent(passage: Passage, sentence: Sentence, head: Token) -> tuple[ActorMention, ...]:
    """The party that the agent phrase is, or whose deed it is ("its air campaign"), before others named in it."""
    itself = passage.actors(sentence.start, sentence.end)
    for actor in itself:
        if actor.start <= head.start < actor.end:
            return (actor, *_joined(passage, sentence, head, actor))
    owners = sentence.all_children(head.i, "poss", "amod", "compound", "nmod")
    if any(o.lower in _ITS for o in owners):
        return tuple(a for a in itself if a.end <= head.start and _acts(a))[:1]
    found = tuple(a for o in owners for a in _in_subtree(passage, sentence, o.i))
    return found or _in_subtree(passage, sentence, head.i)


def _joined(passage: Passage, sentence: Sentence, head: Token, first: ActorMention) -> tuple[ActorMention, ...]:
    """The parties who act together with the first ("French troops and Malian soldiers killed")."""
    found: tuple[ActorMention, ...] = ()
    for other in sentence.all_children(head.i, "conj"):
        if other.pos in ("NOUN", "PROPN"):
            found += tuple(a for a in _of_agent(passage, sentence, other) if a.start >= first.end)
    return found


def beside(passage: Passage, stretch: Stretch | Sentence, start: int, end: int) -> tuple[ActorMention, ...]:
    """The actor right before words of attack ("Russian air raids"), or that they are part of."""
    before = passage.actors(stretch.start, end + 4)
    return tuple(a for a in before if -1 <= start - a.end <= 2 or a.start <= start < a.end)[-1:]


def owner_of(passage: Passage, sentence: Sentence, method: Term) -> tuple[ActorMention, ...]:
    """Whose attack it was: "Russian air raids", "shelling by rebels", "X shelled Y", "X fired a rocket"."""
    last = sentence.at(method.end - 1)
    near = beside(passage, sentence, method.start, method.end)
    if last is None:
        return near
    head = _noun_head(sentence, last)
    if head.dep == "nsubjpass" and sentence.tokens[head.head].lemma in _STRUCK:
        return ()  # "a Russian helicopter was shot down": whose it was is not who did it
    if near:
        return near
    parts = [c.i for c in sentence.all_children(head.i, "amod", "compound", "poss", "nmod", "agent")]
    parts += [c.i for c in sentence.all_children(head.i, "prep") if c.lower in ("by", "from", "of")]
    for done in sentence.all_children(head.i, "acl"):
        by = sentence.child(done.i, "agent")
        parts += [by.i] if by else []
    found = tuple(a for p in parts for a in _in_subtree(passage, sentence, p))
    return found or _of_verb(passage, sentence, head)


def _noun_head(sentence: Sentence, token: Token) -> Token:
    while token.dep in ("compound", "amod", "nmod", "poss") and sentence.tokens[token.head].pos in ("NOUN", "PROPN"):
        token = sentence.tokens[token.head]
    return token


def _of_verb(passage: Passage, sentence: Sentence, head: Token) -> tuple[ActorMention, ...]:
    """The subject of the active verb that the attack's words are, or are the object of; the agent of a passive."""
    verb = head if head.pos == "VERB" else sentence.tokens[head.head]
    if verb.pos != "VERB" or (head is not verb and head.dep not in ("dobj", "nsubjpass")):
        return ()
    by = sentence.child(verb.i, "agent")
    if by is not None:
        return _in_subtree(passage, sentence, by.i)
    if sentence.child(verb.i, "auxpass", "nsubjpass"):
        return ()
    if head is not verb and verb.lemma in _NO_DEED:
        return ()
    subject = subject_of(sentence, verb)
    return _in_subtree(passage, sentence, subject) if subject is not None else ()


def _blamed(passage: Passage, sentence: Sentence) -> tuple[ActorMention, ...]:
    for verb in sentence.tokens:
        if verb.lemma in _BLAME and verb.pos == "VERB":
            accused = sentence.child(verb.i, "dobj")
            on = next((p for p in sentence.all_children(verb.i, "prep") if p.lower == "on"), None)
            target = sentence.child(on.i, "pobj") if on else accused
            if target is not None:
                return _in_subtree(passage, sentence, target.i)
    return ()


def _among(actor: ActorMention, spans: Spans) -> bool:
    return any(s <= actor.start and actor.end <= e for s, e in spans)


def _distinct(actors: list[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple({a.name: a for a in reversed(actors)}.values())[::-1]


def speaking_party(
    passage: Passage,
    sentence: Sentence,
    roles: Roles,
    statement: Statement | None,
    told: tuple[ActorMention, ...],
) -> tuple[ActorMention, ...]:
    """The speaker himself where he says "we", "they", "it" of his own side, or avows what names nobody; else `told`."""
    if statement is None:
        return told
    avowed = statement.stance in ("admit", "partially_admit") and not told
    if not avowed and not _is_own(sentence, roles.agent, told):
        return told
    named = (a for a in passage.grounded.actors if is_speaker(a, statement.source) and _acts(a))
    return tuple(named)[:1] or told


def _is_own(sentence: Sentence, agent: int | None, told: tuple[ActorMention, ...]) -> bool:
    """Whether the speaker's own side did it: "we", "they", "its soldiers"."""
    if agent is None:
        return False
    owned = any(t.lower in _OURS for t in sentence.all_children(agent, "poss"))
    return sentence.tokens[agent].lower in _OWN or (owned and not any(a.id for a in told))


def is_speaker(actor: ActorMention, source: Source) -> bool:
    """Whether the source is the party, or a part of it that is named with it ("the Nigerian army" of Nigeria)."""
    named = source.start is not None and source.end is not None
    inside = named and source.start <= actor.start and actor.end <= source.end  # type: ignore[operator] # both given
    return actor.name == source.name or inside


def names_of(passage: Passage, source: Source) -> set[str]:
    """The source's name and those of the parties that its words name ("the Malian army" is Mali)."""
    if source.start is None or source.end is None:
        return {source.name}
    return {source.name, *(a.name for a in passage.actors(source.start, source.end) if _acts(a))}


def as_claim_actors(
    passage: Passage, actors: tuple[ActorMention, ...], sources: tuple[Source, ...], own: Responsibility = "claimed"
) -> tuple[ClaimActor, ...]:
    """Parties of a claim. A party's account of its own operation has the responsibility `own`, all else is alleged."""
    speakers = {name for s in sources[:1] for name in names_of(passage, s)}
    return tuple(
        ClaimActor(
            text=a.text, id=a.id, name=a.name, type=a.type, responsibility=own if a.name in speakers else "alleged"
        )
        for a in actors
    )
