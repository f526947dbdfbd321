"""A record without a trace of the claims and reports behind it that are not public. Its figures are its own."""

from collections.abc import Mapping

from tollbook.model import Claim, Document, Incident, Place, Time, Toll, Visibility

Claims = Mapping[str, tuple[Claim, ...]]
_NOT_SHOWN = "A further reason rests on reports that are not public."


def is_public(visibility: Visibility, today: str) -> bool:
    """Whether everyone may see it today (ISO 8601)."""
    return visibility.level == "public" and not (visibility.embargo_until and visibility.embargo_until > today)


def only_of(record: Incident | Toll, documents: Mapping[str, Document], claims: Claims, today: str) -> Incident | Toll:
    """The record as it follows from these public reports and claims, by document id."""
    known = {claim.id for told in claims.values() for claim in told}
    seen = tuple(t for t in record.tolls_seen if t.claim in known)
    hidden_origins = {t.origin for t in record.tolls_seen} - {t.origin for t in seen}
    changed: dict[str, object] = {
        "claims": tuple(c for c in record.claims if c in known),
        "documents": tuple(d for d in record.documents if d in documents),
        "tolls_seen": seen,
        "positions": tuple(p for p in record.positions if p.claim in known),
        "range_reasons": _told(record.range_reasons, hidden_origins),
    }
    if isinstance(record, Incident):
        changed["grade_reasons"] = _told(record.grade_reasons, hidden_origins)
        changed["main_documents"] = tuple(d for d in record.main_documents if d in documents)
        changed["persons"] = tuple(p for p in record.persons if is_public(p.visibility, today))
    if len(known) < len(set(record.claims)) or not set(record.documents) <= set(documents):
        changed |= _own_words(record, tuple(d.text for d in documents.values()))
    return record.model_copy(update=changed)


def _told(reasons: tuple[str, ...], hidden: set[str]) -> tuple[str, ...]:
    kept = tuple(reason for reason in reasons if not any(origin in reason for origin in hidden))
    return kept if len(kept) == len(reasons) else (*kept, _NOT_SHOWN)


def _own_words(record: Incident | Toll, texts: tuple[str, ...]) -> dict[str, object]:
    """The values whose words stand in public reports as they are, others without their words."""

    def said(words: str | None) -> bool:
        return words is not None and any(words in text for text in texts)

    def placed(place: Place) -> Place:
        return place if said(place.text) else place.model_copy(update={"text": place.name or ""})

    def timed(time: Time) -> Time:
        return time if said(time.text) else time.model_copy(update={"text": time.start or "", "basis": ""})

    return {
        "place": placed(record.place) if record.place else None,
        "time": timed(record.time) if record.time else None,
        "actors": tuple(a if said(a.text) else a.model_copy(update={"text": None}) for a in record.actors),
        "objects": tuple(o if said(o.text) else o.model_copy(update={"text": None}) for o in record.objects),
    }
