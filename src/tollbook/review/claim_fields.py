"""What a person may say of a claim, checked against the document's words."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from tollbook.errors import TollbookError
from tollbook.model import Claim, Document, Evidence, Source

FIELDS = frozenset(
    {"kind", "harm", "count", "victims", "actors", "methods", "weapons", "objects", "place", "time", "causation",
     "sources", "stance", "scope", "part_of", "cites"}
)  # fmt: skip
"""`cites` gives slots their words by offsets: `{"count": [12, 14]}`; slot `claim` is the claim's own words."""


def corrected(claim: Claim, document: Document, said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that a correction changes, as they will be. Raises TollbookError `decision-invalid`."""
    fields = _allowed(said)
    cites = fields.pop("cites", {})
    if cites:
        new = {e.slot: e for e in _evidence(document, cites)}
        others = [e for e in claim.evidence if e.slot not in new]
        fields["evidence"] = [e.model_dump(mode="json") for e in (*new.values(), *others)]
    _quote_count(fields, document, cites)
    if not fields:
        raise TollbookError("decision-invalid", cause="nothing would change")
    changed = _claim(claim.model_dump(mode="json") | fields)
    return {name: changed.model_dump(mode="json")[name] for name in fields}


def added(document: Document, said: Mapping[str, Any]) -> Claim:
    """A claim that a person found. Raises TollbookError `decision-invalid`."""
    fields = _allowed(said)
    cites = fields.pop("cites", None) or {}
    if "claim" not in cites:
        raise TollbookError("decision-invalid", cause="the claim cites no words of the document")
    _quote_count(fields, document, cites)
    fields.setdefault("sources", [Source(name=document.publisher or "unknown", type="media").model_dump(mode="json")])
    evidence = [e.model_dump(mode="json") for e in _evidence(document, cites)]
    claim = _claim({"id": "c-", "rule": "person", "certainty": 1.0} | fields | {"evidence": evidence})
    return claim.model_copy(update={"id": _id(document, claim)})


def _allowed(said: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(said) - FIELDS)
    if unknown:
        raise TollbookError("decision-invalid", cause=f"a claim has no field {', '.join(unknown)} that may be changed")
    return dict(said)


def _evidence(document: Document, cites: Any) -> list[Evidence]:
    if not isinstance(cites, Mapping):
        raise TollbookError("decision-invalid", cause="`cites` is not a mapping of slots to offsets")
    return [Evidence(slot=str(slot), start=start, end=end, text=document.text[start:end])
            for slot, (start, end) in ((slot, _span(document, span)) for slot, span in cites.items())]  # fmt: skip


def _span(document: Document, span: Any) -> tuple[int, int]:
    match span:
        case [int(start), int(end)] if 0 <= start < end <= len(document.text):
            return start, end
    raise TollbookError("decision-invalid", cause="the words cited do not stand in the document")


def _quote_count(fields: dict[str, Any], document: Document, cites: Any) -> None:
    """A figure keeps the words that it was read from."""
    if isinstance(fields.get("count"), dict) and "count" in cites:
        start, end = _span(document, cites["count"])
        fields["count"] = fields["count"] | {"text": document.text[start:end]}


def _claim(fields: dict[str, Any]) -> Claim:
    try:
        return Claim.model_validate(fields)
    except ValidationError as error:
        wrong = "; ".join(sorted({f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()}))
        raise TollbookError("decision-invalid", cause=wrong) from error


def _id(document: Document, claim: Claim) -> str:
    span, count = claim.span, claim.count
    said = (document.sha256, claim.kind, claim.harm, span.start, span.end, count.low, count.best, count.high, "person")
    return "c-" + hashlib.sha256(" ".join(map(str, said)).encode()).hexdigest()[:16]
