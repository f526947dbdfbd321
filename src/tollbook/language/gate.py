"""Which sentences may hold a claim: found by lexicon alone, so that only they and their neighbours are parsed."""

from functools import cache

from tollbook.language.scan import Scanner, lower
from tollbook.language.sentences import Stretch
from tollbook.rules import lexicon

_CLAIMING = ("harm", "damage", "position")


@cache
def scanner(name: str) -> Scanner:
    """One of the lexicons that open the gate: harm, damage, position."""
    return Scanner(name, lexicon(f"lexicons/en/{name}.yaml"))


def windows(text: str, stretches: tuple[Stretch, ...], beside: int = 1) -> tuple[Stretch, ...]:
    """The sentences with a word of harm, damage or blame and `beside` neighbours; none where no word of harm stands."""
    low = lower(text)
    harm = [t.start for t in scanner("harm").find(text, low) if t.code != "none"]
    if not harm:
        return ()
    spots = sorted({t.start for name in _CLAIMING[1:] for t in scanner(name).find(text, low)} | set(harm))
    holding, at = set[int](), 0
    for n, stretch in enumerate(stretches):
        while at < len(spots) and spots[at] < stretch.start:
            at += 1
        if at < len(spots) and spots[at] < stretch.end:
            holding.update(range(n - beside, n + beside + 1))
    return tuple(s for n, s in enumerate(stretches) if n in holding)
