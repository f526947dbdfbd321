"""Sets a toll for a period and a place beside the incidents inside it: what overlaps is subtracted, and shown.

After Iraq Body Count, which subtracts from a morgue's total the deaths that its own incidents already hold (IBC
methods, 2003). Nothing is added to any incident.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tollbook.assessment.arithmetic import add, said, value
from tollbook.incidents import relate
from tollbook.model import Assessed, Incident, Range, Reconciled, Toll
from tollbook.model.codes import Harm

_HARMS: tuple[Harm, ...] = ("killed", "injured")


def reconciled(records: Iterable[Incident | Toll]) -> tuple[Incident | Toll, ...]:
    """The records in their order, each toll with what of its figure no incident inside it accounts for."""
    told = tuple(records)
    incidents = [record for record in told if isinstance(record, Incident)]
    return tuple(_reconciled(r, incidents) if isinstance(r, Toll) else r for r in told)


def _reconciled(toll: Toll, incidents: Sequence[Incident]) -> Toll:
    inside = [incident for incident in incidents if lies_inside(incident, toll)]
    rows = []
    for harm in _HARMS:
        whole = getattr(toll, harm)
        counted = [(i.id, figure) for i in inside if (figure := getattr(i, harm)) is not None and value(figure)]
        part = add(figure for _, figure in counted)
        if whole is None or part is None or not said(whole):
            continue
        rest = remainder(whole, part)
        rows.append(
            Reconciled(
                harm=harm,
                inside=part,
                incidents=tuple(sorted(name for name, _ in counted)),
                low=rest.low,
                best=rest.best,
                high=rest.high,
            )  # fmt: skip
        )
    return toll.model_copy(update={"reconciled": tuple(rows)})


def lies_inside(incident: Assessed, toll: Assessed) -> bool:
    """Whether an incident happened within a toll's period and area, as far as both are known."""
    if incident.time is None or toll.time is None or incident.place is None or toll.place is None:
        return False
    first, last = incident.time.start, incident.time.end or incident.time.start
    if not (first and last and toll.time.start and toll.time.end):
        return False
    within = date.fromisoformat(toll.time.start) <= date.fromisoformat(first)
    within = within and date.fromisoformat(last) <= date.fromisoformat(toll.time.end)
    return within and relate(incident.place, toll.place) in ("same", "within")


def remainder(whole: Range, part: Range) -> Range:
    """What is left of a figure without a part of it, never below nobody; open upward where the whole is."""
    most = part.high if part.high is not None else value(part)
    low = max(0, (whole.low if whole.low is not None else value(whole)) - most)
    best = max(0, value(whole) - value(part)) if whole.best is not None else None
    high = None if whole.high is None else max(0, whole.high - (part.low or 0))
    if high is not None:
        low, best = min(low, high), None if best is None else min(best, high)
    return Range(low=low if best is None else min(low, best), best=best, high=high)
