"""Whether the harmed were civilians or combatants, as the text describes them."""

from collections.abc import Sequence
from typing import cast

from tollbook.claims.harmed import Harmed
from tollbook.claims.passage import Passage
from tollbook.model import Claim
from tollbook.model.codes import VictimStatus

_ARMED = {"military", "armed_group", "militia", "coalition"}
_CIVILIAN_HARMS = {"displaced", "sexual_violence"}


def status_of(passage: Passage, harmed: Harmed, harm: str, before: Claim | None) -> VictimStatus:
    """The status that the words give; an armed party's members are combatants, "30 others" are like those before."""
    said = harmed.victims.status
    if said != "unknown":
        return said
    named = passage.actors(harmed.start, harmed.end)
    if any(a.type in _ARMED and a.form not in ("demonym", "nationality") for a in named):
        return "combatant"
    if harmed.bare and before is not None and before.kind == "harm":
        return before.victims.status
    return "civilian" if harm in _CIVILIAN_HARMS else "unknown"


def status_with_parts(whole: VictimStatus, parts: Sequence[VictimStatus]) -> VictimStatus:
    """A whole of unknown status takes its parts' where they agree; parts that differ from their whole make it mixed."""
    told = {p for p in parts if p != "unknown"}
    if whole == "unknown":
        return cast(VictimStatus, next(iter(told))) if told == {"civilian"} else "mixed" if len(told) > 1 else whole
    return "mixed" if told - {whole} else whole
