"""Each party's position over time: from denial to admission, or the other way."""

from collections.abc import Iterable

from tollbook.model import Position

_STEPS = {
    "deny": "denied", "dispute": "disputed",
    "no_comment": "declined to comment on", "cannot_verify": "could not verify",
    "partially_admit": "partly admitted", "admit": "admitted", "retract": "withdrew its account of",
}  # fmt: skip
_ABOUT = {
    "strike": "the act", "civilian_harm": "harm to civilians", "responsibility": "responsibility",
    "number": "the number of victims", "victim_status": "what was said of who the victims were",
    "law": "that it was unlawful",
}  # fmt: skip


def courses(positions: Iterable[Position]) -> dict[str, tuple[Position, ...]]:
    """Party → its positions in order of their dates; undated ones last. Parties in order of their first position."""
    found: dict[str, list[Position]] = {}
    for position in sorted(positions, key=lambda p: (p.date or "9999", p.claim)):
        found.setdefault(position.actor, []).append(position)
    return {actor: tuple(held) for actor, held in found.items()}


def step_in_words(position: Position, *, claimed: bool = False) -> str:
    """ "partly admitted harm to civilians (2015-10-03)"; a party that stands by its act `claimed` it."""
    about = _ABOUT[position.about]
    step = "claimed" if claimed and position.stance == "admit" else _STEPS.get(position.stance, position.stance)
    return f"{step} {about} ({position.date or 'undated'})"
