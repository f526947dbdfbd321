"""Positions that parties take in statements: denial, avowal, dispute, silence, doubt."""

import re
from collections.abc import Iterator

from tollbook.claims.attribution import chain
from tollbook.claims.passage import Passage
from tollbook.claims.presupposed import told_by_the_way
from tollbook.claims.responsibility import PARTIES, able, as_party, responsibility_claim
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence, scanner
from tollbook.model import ActorMention, Claim, ClaimActor, Statement, Term
from tollbook.model.codes import Responsibility

_BASES: dict[str, Responsibility] = {
    "deny": "denied",
    "dispute": "denied",
    "admit": "admitted",
    "partially_admit": "admitted",
    "no_comment": "alleged",
    "cannot_verify": "unattributed",
}


_NEAR = 800  # characters
_CHARGE = re.compile(
    r"\b(?:accusations?|allegations?|charges?|involved|involvement|complicity|wrongdoing"
    r"|(?:any|a|its|their) (?:role|part|hand)"
    r"|(?:the|this|that|these|those|such|all) (?:[\w’'-]+ )?(?:reports?|claims?|tolls?|figures?|accounts?|footage))\b",
    re.I,
)
"""Words for what a party is accused of."""
_OFFICE = re.compile(r"(?:defen[cs]e|foreign) ministry|ministry of (?:defen[cs]e|foreign affairs)", re.I)
_APOLOGY = re.compile(r"\bapolog", re.I)
_FOR = re.compile(r"\bfor ([^.;]+)")
_DEED = re.compile(
    r"\b(?:attack|strike|raid|incident|loss of|mistake|error|shooting|crash|tragedy|suffering|casualties|victims)\w*",
    re.I,
)


def positions(passage: Passage, harms: tuple[Claim, ...]) -> Iterator[Claim]:
    """A claim for each party that answers, in text order; none where a claim of harm with that stance tells it."""
    for statement in passage.statements:
        if statement.stance not in _BASES or not (statement.content or statement.cue):
            continue
        start, end = extent(passage, statement)
        sentence = next((s for s in passage.sentences if s.start <= start < s.end), None)
        inside = tuple(c for c in harms if start <= c.span.start and c.span.end <= end)
        if (
            sentence is None
            or any(c.stance == statement.stance for c in inside)
            or not _about_harm(passage, statement, harms)
        ):
            continue
        if _is_fight_beside_denial(passage, sentence, statement) or _is_own_loss(passage, statement, inside):
            continue
        if _is_idle_apology(passage, sentence, statement, harms):
            continue
        yield from _each_party(passage, sentence, statement, (start, end), harms)


def _only_state_accused(
    harms: tuple[Claim, ...], span: tuple[int, int], basis: Responsibility
) -> tuple[ClaimActor, ...]:
    """The one state at whose door harm near is laid: an office that answers for it is its own."""
    near = [c for c in harms if abs(c.span.start - span[0]) < _NEAR]
    states = {a.id: a for c in near for a in c.actors if a.role == "perpetrator" and (a.id or "").startswith("gov-")}
    return tuple(a.model_copy(update={"responsibility": basis}) for a in states.values()) if len(states) == 1 else ()


def _each_party(
    passage: Passage, sentence: Sentence, statement: Statement, span: tuple[int, int], harms: tuple[Claim, ...]
) -> Iterator[Claim]:
    inside = tuple(c for c in harms if span[0] <= c.span.start and c.span.end <= span[1])
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    answers = tuple(c.id for c in inside if c.stance == "assert")
    basis = _basis(passage, statement, span)
    speakers = _speakers(passage, statement) if statement.stance != "cannot_verify" else ()
    rule = f"position.{statement.stance}"
    if len(speakers) < 2:
        actors = tuple(as_party(s, basis) for s in speakers)
        if all(s.id is None for s in speakers) and _OFFICE.fullmatch(statement.source.name):
            actors = _only_state_accused(harms, span, basis) or actors
        if not actors and statement.stance != "admit":  # what an avowal speaks of is its target
            actors = _spoken_of(passage, statement)
        yield responsibility_claim(passage, sentence, span, actors, sources, statement.stance, rule, answers=answers)
        return
    for n, speaker in enumerate(speakers):
        own = tuple(s for s in sources if s.start is None or s.name == speaker.name) or sources
        first = sources[0].model_copy(
            update={"name": speaker.name, "text": speaker.text, "start": speaker.start, "end": speaker.end}
        )
        chained = own if own and own[0].name == speaker.name else (first, *own)
        start = span[0] if n == 0 else speaker.start
        yield responsibility_claim(
            passage,
            sentence,
            (start, span[1]),
            (as_party(speaker, basis),),
            chained,
            statement.stance,
            rule,
            answers=answers,
        )


def _is_fight_beside_denial(passage: Passage, sentence: Sentence, statement: Statement) -> bool:
    """Whether a party that denies the harm tells in the same breath of a fight with fighters, which avows no harm."""
    if statement.stance != "admit" or not statement.content:
        return False
    text = " ".join(passage.text(c.start, c.end) for c in statement.content)
    if avowal(passage.text(*extent(passage, statement))) == "admitted" or describe_people(text).status != "combatant":
        return False
    return any(
        other.stance == "deny" and other.source.name == statement.source.name
        for other in passage.statements
        if other.cue is not None and sentence.start <= other.cue.start < sentence.end
    )


def _is_own_loss(passage: Passage, statement: Statement, inside: tuple[Claim, ...]) -> bool:
    """Whether a party concedes what it lost, or what others did, and no act of its own ("acknowledged losses")."""
    if statement.stance != "admit":
        return False
    if any(tells_of_losses(passage.text(c.start, c.end)) for c in statement.content):
        return True
    actors = [a for c in inside for a in c.actors]
    return bool(actors) and not any(a.responsibility in ("claimed", "admitted") for a in actors)


def _is_idle_apology(passage: Passage, sentence: Sentence, statement: Statement, harms: tuple[Claim, ...]) -> bool:
    """Whether somebody apologises for something else, or for nothing told, and no harm near is laid at his door."""
    if statement.stance != "admit" or statement.cue is None or not _APOLOGY.search(statement.cue.text):
        return False
    matter = _FOR.search(sentence.text, statement.cue.end - sentence.start)
    if matter is not None:
        words = matter[1]
        low = sentence.start + matter.start(1)
        told = any(scanner(name).has(words) for name in ("harm", "damage")) or _DEED.search(words) is not None
        return not told and not passage.terms(low, low + len(words), "methods")
    return not _stands_accused(passage, statement, harms, statement.cue.start)


def tells_of_losses(text: str) -> bool:
    """Whether words tell of a party's own losses."""
    return any(t.code == "loss" for t in scanner("position").find(text))


def extent(passage: Passage, statement: Statement) -> tuple[int, int]:
    """From source to content, within the sentence of the cue; from the cue where the source stands with another's."""
    low, high = _reach(passage, statement)
    return _after_other_cues(passage, statement, low), high


def _reach(passage: Passage, statement: Statement) -> tuple[int, int]:
    spots = [(c.start, c.end) for c in statement.content]
    if statement.cue:
        spots.append((statement.cue.start, statement.cue.end))
    if statement.source.start is not None and statement.source.end is not None:
        spots.append((statement.source.start, statement.source.end))
    low, high = min(s for s, _ in spots), max(e for _, e in spots)
    anchor = statement.cue.start if statement.cue else low
    around = next((s for s in passage.sentences if s.start <= anchor < s.end), None)
    return (max(low, around.start), min(high, around.end)) if around else (low, high)


def _after_other_cues(passage: Passage, statement: Statement, low: int) -> int:
    """Where a statement begins whose speaker was named for another one before ("denied that …, and said that …")."""
    cue = statement.cue
    if cue is None or statement.source.start is None or statement.source.start != low:
        return low
    between = [
        s for s in passage.statements if s.cue and low < s.cue.start < cue.start and s.parent == statement.parent
    ]
    apart = [s for s in between if s.source.start == low and s.stance != statement.stance]
    return cue.start if any(c.end <= cue.start for s in apart for c in s.content) else low


def _about_harm(passage: Passage, statement: Statement, harms: tuple[Claim, ...]) -> bool:
    if statement.stance in ("no_comment", "cannot_verify"):
        return True
    start, end = _reach(passage, statement)
    text = passage.text(start, end)
    terms = [(start + t.start, t) for words in ("harm", "position", "damage") for t in scanner(words).find(text)]
    terms += [(t.start, t) for name in ("methods", "weapons") for t in passage.terms(start, end, name)]
    if any(not _beside_the_point(passage, statement, at, term) for at, term in terms):
        return True
    return statement.stance in ("deny", "dispute") and _accused(passage, statement, harms, start, text)


def _beside_the_point(passage: Passage, statement: Statement, at: int, term: Term) -> bool:
    """Whether a word of harm in a denial is not what it denies: that officers fled, or what an earlier attack did."""
    if statement.stance not in ("deny", "dispute"):
        return False
    if term.code == "displaced" and term.get("frame") == "intransitive":
        return True
    sentence = next((s for s in passage.sentences if s.start <= at < s.end), None)
    token = sentence.at(at) if sentence else None
    return sentence is not None and token is not None and told_by_the_way(sentence, token.i, statement)


def _accused(passage: Passage, statement: Statement, harms: tuple[Claim, ...], start: int, text: str) -> bool:
    """Whether who denies is held to have done the harm told near, or answers what is said against him."""
    if any(_says_so_too(other, statement, start) for other in passage.statements):
        return False
    if _stands_accused(passage, statement, harms, start):
        return True
    near = any(abs(c.span.start - start) < _NEAR for c in harms)
    return near and bool(_speakers(passage, statement)) and _CHARGE.search(text) is not None


def _stands_accused(passage: Passage, statement: Statement, harms: tuple[Claim, ...], start: int) -> bool:
    """Whether harm told near is laid at the speaker's door."""
    near = [c for c in harms if abs(c.span.start - start) < _NEAR]
    parties = {a.name for a in _speakers(passage, statement)}
    return any(a.name in parties for c in near for a in c.actors if a.role == "perpetrator")


def _says_so_too(other: Statement, statement: Statement, start: int) -> bool:
    """Whether the same party has answered in the same way just before."""
    same = other.stance == statement.stance and other.source.name == statement.source.name
    return same and other is not statement and other.cue is not None and 0 <= start - other.cue.start < _NEAR // 2


def _basis(passage: Passage, statement: Statement, span: tuple[int, int]) -> Responsibility:
    if statement.stance != "admit":
        return _BASES[statement.stance]
    return avowal(passage.text(*span))


def avowal(text: str) -> Responsibility:
    """What a party does that tells of its own deed: it claims it, or concedes it in words of regret or error."""
    conceded = any(t.code == "concede" for t in scanner("position").find(text))
    return "admitted" if conceded else "claimed"


def _speakers(passage: Passage, statement: Statement) -> tuple[ActorMention, ...]:
    spots = [statement.source, *statement.others]
    said = [a for s in spots if s.start is not None and s.end is not None for a in passage.actors(s.start, s.end)]
    found = able(a for a in said if a.type in PARTIES)
    if found:
        return found
    names = {s.name for s in spots}
    return able(a for a in passage.grounded.actors if a.name in names and a.type in PARTIES)[:1]


def _spoken_of(passage: Passage, statement: Statement) -> tuple[ClaimActor, ...]:
    inside = (a for c in statement.content for a in passage.actors(c.start, c.end) if a.type in PARTIES)
    return tuple(as_party(a, "alleged") for a in able(inside))
