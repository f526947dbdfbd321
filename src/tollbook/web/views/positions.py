"""What the parties answer, side by side over time."""

from collections.abc import Mapping
from dataclasses import dataclass

from tollbook.model import Claim, Position
from tollbook.telling import code_in_words, date_of, stance_verb


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party does ("denies") about what, in which words, and where they stand."""

    verb: str
    about: str
    words: str
    link: str | None
    stance: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Answers:
    """One column a party, one row a day."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Answer, ...], ...]], ...]


def answers_of(
    positions: tuple[Position, ...], claims: Mapping[str, Claim], links: Mapping[str, str]
) -> Answers | None:  # fmt: skip
    """The positions; null where no party answers."""
    if not positions:
        return None
    parties = tuple(dict.fromkeys(p.actor for p in positions))
    days = sorted({date_of(p.date) for p in positions})

    def cell(day: str, party: str) -> tuple[Answer, ...]:
        found = (p for p in positions if date_of(p.date) == day and p.actor == party)
        return tuple(dict.fromkeys(_answer(p, claims, links) for p in found))

    return Answers(parties, tuple((day, tuple(cell(day, party) for party in parties)) for day in days))


def _answer(position: Position, claims: Mapping[str, Claim], links: Mapping[str, str]) -> Answer:
    claim = claims.get(position.claim)
    return Answer(
        verb=stance_verb(position.stance),
        about=code_in_words(position.about),
        words=claim.span.text if claim and claim.evidence else "",
        link=links.get(position.claim),
        stance=position.stance,
        speaker=position.speaker if position.speaker and position.speaker != position.actor else "",
    )
