"""How figures and positions changed over time."""

from collections.abc import Mapping

from tollbook.export.report.cases import Case
from tollbook.export.report.page import FigureTold, Positions
from tollbook.model import Claim, Position
from tollbook.telling import code_in_words, date_of, figure_in_words, stance_verb
from tollbook.texts import gettext as _


def history_of(case: Case, labels: Mapping[str, str], anchors: Mapping[str, str]) -> tuple[FigureTold, ...]:
    """Every figure seen: deaths first, then by date; the same figure of an origin on one day once."""
    claims = _claims(case)
    order = sorted(case.record.tolls_seen, key=lambda t: (t.harm != "killed", t.harm, t.reported or "9999"))
    rows: dict[tuple[str, ...], FigureTold] = {}
    for seen in order:
        claim = claims.get(seen.claim)
        row = FigureTold(
            reported=date_of(seen.reported),
            origin=labels.get(seen.origin, seen.origin),
            figure=_("%(number)s %(harm)s") % {"number": figure_in_words(seen), "harm": code_in_words(seen.harm)},
            words=claim.span.text if claim and claim.evidence else "",
            link=anchors.get(seen.claim, ""),
            superseded=seen.superseded_by is not None,
        )
        rows.setdefault((row.reported, row.origin, row.figure), row)
    return tuple(rows.values())


def positions_of(case: Case) -> Positions | None:
    """The positions by party and date; null where no party answers."""
    found = case.record.positions
    if not found:
        return None
    parties = tuple(dict.fromkeys(position.actor for position in found))
    dates = sorted({date_of(position.date) for position in found})
    claims = _claims(case)
    return Positions(
        parties,
        tuple(
            (
                day,
                tuple(
                    tuple(_sentence(p, claims) for p in found if date_of(p.date) == day and p.actor == party)
                    for party in parties
                ),
            )
            for day in dates
        ),
    )


def _sentence(position: Position, claims: Mapping[str, Claim]) -> tuple[str, str]:
    claim = claims.get(position.claim)
    words = claim.span.text if claim and claim.evidence else ""
    return f"{stance_verb(position.stance)} ({code_in_words(position.about)})", words


def _claims(case: Case) -> dict[str, Claim]:
    return {claim.id: claim for claims in case.claims.values() for claim in claims}
