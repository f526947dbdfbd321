"""What the parties answer, in order of time: denial, dispute, partial admission, admission."""

from collections.abc import Iterable
from functools import cache

from tollbook.assessment.accounts import Told
from tollbook.language import Scanner
from tollbook.model import Claim, Position
from tollbook.model.incident import PositionAbout
from tollbook.rules import lexicon

ANSWERS = frozenset({"deny", "dispute", "admit", "partially_admit", "retract", "no_comment", "cannot_verify"})
_CONCEDES = frozenset({"admit", "partially_admit"})
_ORDER: tuple[PositionAbout, ...] = ("victim_status", "law", "civilian_harm", "number", "responsibility", "strike")


@cache
def _scanner() -> Scanner:
    return Scanner("positions", lexicon("linking/en/positions.yaml"))


def positions_of(told: Iterable[Told]) -> tuple[Position, ...]:
    """The positions on an event in order of publication, the same position of one party and day once."""
    found: dict[tuple[str, str | None, str, str], Position] = {}
    for item in told:
        if item.claim.stance in ANSWERS and not _is_a_figure(item.claim):
            position = _position(item)
            key = (position.actor, position.date, position.about, position.stance)
            found.setdefault(key, position)
    return tuple(sorted(found.values(), key=lambda p: (p.date or "", p.claim)))


def about_of(claim: Claim) -> PositionAbout:
    """What a position is about, by its words and its kind."""
    words = " ".join(evidence.text for evidence in claim.evidence if evidence.slot in ("claim", "cue"))
    codes = {term.code for term in _scanner().find(words)}
    said = next((code for code in _ORDER if code in codes), None)
    if said:
        return said
    if claim.harm in ("killed", "injured", "casualties"):
        return "civilian_harm"
    if any(o.code != "other" for o in claim.objects) and claim.stance in _CONCEDES:
        return "civilian_harm"
    return "responsibility" if claim.kind == "responsibility" and claim.stance == "deny" else "strike"


def accepts_civilian_harm(position: Position) -> bool:
    """Whether a party concedes the harm to civilians, not only that it struck."""
    return position.stance == "admit" and position.about == "civilian_harm"


def _is_a_figure(claim: Claim) -> bool:
    """A figure of nobody ("no casualties") said by who does not answer for the act."""
    return claim.kind == "harm" and claim.stance == "deny" and not claim.actors and not claim.answers


def _position(item: Told) -> Position:
    claim = item.claim
    speaker = claim.sources[0].name if claim.sources else None
    own = [
        a.name
        for a in claim.actors
        if a.role == "perpetrator" and a.responsibility in ("denied", "admitted", "claimed")
    ]
    return Position(
        actor=own[0] if own else speaker or item.origin.id,
        speaker=speaker,
        date=item.report.published,
        about=about_of(claim),
        stance=claim.stance,
        conceded=claim.span.text if claim.stance in _CONCEDES else None,
        document=item.report.document,
        claim=claim.id,
    )
