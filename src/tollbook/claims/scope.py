"""Whether a figure is of one event, a sum over several, or of a whole war."""

import re
from collections.abc import Sequence
from datetime import date

from tollbook.language import scanner
from tollbook.model import NOT_SAID, Claim, Count, Place, Time
from tollbook.model.codes import Scope

CAMPAIGN_DAYS = 180
"""A period longer than this is a campaign's."""
YEAR = 366
"""A longer period is a campaign's, though words of a sum stand beside it ("over the past two years")."""
SEVERAL_DAYS = 3
"""A period longer than this holds several events."""
MASS_DISPLACEMENT = 1000
"""So many people do not flee one event."""
WIDE_DAYS = 27
"""A period longer than this over a whole country is a campaign's."""
HUNDREDS = 100
_SEVERAL = 2
_SUMS = ("cumulative", "campaign")
_ITEM = re.compile(r"\s*[•·▪*–-]\s")
_LONGEST_LIST, _FAR = 25, 2500
WAR_TOLL = 10_000
"""So many people are killed or hurt in a war, not in one event of it."""


def scope_of(
    clause: str, time: Time | None, harm: str | None = None, count: Count = NOT_SAID, places: Sequence[Place] = ()
) -> Scope:
    """The scope of a claim from its sentence's words, its own period, its figure, and the width of the area named."""
    told = {t.code for t in scanner("scope").find(clause)}
    days = length(time)
    spread = time is not None and time.precision in ("days", "open")
    several = days > SEVERAL_DAYS and spread
    wide = all(p.precision in ("country", "area") for p in places)
    war = harm in ("killed", "injured") and (count.best or 0) >= WAR_TOLL
    if war or "campaign" in told or days > (YEAR if "cumulative" in told else CAMPAIGN_DAYS):
        return "campaign"
    if "cumulative" in told:
        return "cumulative"
    if wide and ((days > WIDE_DAYS and spread) or _background(clause, time, count)):
        return "campaign"
    if several or (harm == "displaced" and (count.best or 0) >= MASS_DISPLACEMENT):
        return "cumulative"
    return "incident"


def of_counted_attacks(sentence: str, count: Count) -> bool:
    """Whether several people are those of counted attacks ("shelled the town four times, killing six").

    One person came to harm in one of them, so that a figure of one is no sum.
    """
    if (count.best or count.low or 0) < _SEVERAL:
        return False
    found = scanner("scope").find(sentence)
    attacks = [t.end for t in found if t.code == "attacking"]
    return any(t.code == "counted" and any(end <= t.start for end in attacks) for t in found)


def carried_scope(text: str, start: int, own: Scope, others: bool, before: Claim | None, last: Claim | None) -> Scope:
    """A sum's scope where a claim tells more of the sum: of `others` in its sentence, or in a list that it opens.

    `start` is where the sentence begins in `text`, `before` the claim told before it in its sentence, `last` the one
    in the text.
    """
    if own != "incident":
        return own
    if others and before is not None and before.scope in _SUMS:
        return before.scope
    return last.scope if last is not None and last.scope in _SUMS and _in_list_of(text, start, last) else own


def _in_list_of(text: str, start: int, last: Claim) -> bool:
    """Whether a sentence is an item of a list whose heading ends with a colon, after the claim or holding it."""
    lines = text[:start].split("\n")
    if not _ITEM.match(text, start) and not _ITEM.match(lines[-1]):
        return False
    above = [line for line in lines[-_LONGEST_LIST:] if line.strip() and not _ITEM.match(line)]
    return bool(above) and above[-1].rstrip().endswith(":") and last.span.start >= start - _FAR


def _background(clause: str, time: Time | None, count: Count) -> bool:
    """A round figure of hundreds by attacks in the plural, on no day: what a whole campaign did."""
    vague = count.qualifier in ("vague", "more_than") and (count.best or 0) >= HUNDREDS
    return vague and length(time) != 1 and any(t.code == "plural" for t in scanner("scope").find(clause))


def length(time: Time | None) -> int:
    """Days of a period; 0 where it is unknown."""
    if time is None or not time.start or not time.end:
        return 0
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days + 1
