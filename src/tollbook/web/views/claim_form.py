"""The form by which a person adds or corrects a claim: its fields filled in, its answers as fields of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from tollbook.errors import TollbookError
from tollbook.model import Claim
from tollbook.model.codes import ClaimKind, Harm, Scope, Stance, VictimStatus
from tollbook.telling import code_in_words

Options = tuple[tuple[str, str], ...]
NUMBERS = ("low", "best", "high")
_NEW = {"kind": "harm", "harm": "killed", "status": "unknown", "stance": "assert", "scope": "incident"}


def _options(codes: Any) -> Options:
    return tuple((code, code_in_words(code)) for code in get_args(codes))


KINDS, HARMS, STATUSES = _options(ClaimKind), _options(Harm), _options(VictimStatus)
STANCES, SCOPES = _options(Stance), _options(Scope)


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """What the form shows. `claim` is the id of the claim that is corrected, null where one is added."""

    claim: str | None
    values: dict[str, str]
    state: str
    words: str = ""
    kinds: Options = KINDS
    harms: Options = HARMS
    statuses: Options = STATUSES
    stances: Options = STANCES
    scopes: Options = SCOPES


def empty_form(state: str) -> ClaimForm:
    """The form for a claim that was not read."""
    return ClaimForm(None, _NEW | dict.fromkeys((*NUMBERS, "party"), ""), state)


def form_of(claim: Claim, state: str) -> ClaimForm:
    """The form with what is known of a claim."""
    return ClaimForm(claim.id, _values(claim), state, claim.span.text if claim.evidence else "")


def _values(claim: Claim) -> dict[str, str]:
    bounds = {name: getattr(claim.count, name) for name in NUMBERS}
    return {
        "kind": claim.kind, "harm": claim.harm or "", "status": claim.victims.status, "stance": claim.stance,
        "scope": claim.scope, "party": ", ".join(a.name for a in claim.actors if a.role == "perpetrator"),
    } | {name: "" if n is None else str(n) for name, n in bounds.items()}  # fmt: skip


def fields_of(answers: Mapping[str, str], claim: Claim | None) -> dict[str, Any]:
    """The fields of a claim that the answers give: all of them for a new claim, else those that differ.

    Raises TollbookError `decision-invalid` where a number is none.
    """
    said = {name: answers.get(name, "").strip() for name in (*_NEW, *NUMBERS, "party", "start", "end", "slot")}
    before = _values(claim) if claim else {}
    changed = {name for name, value in said.items() if claim is None or value != before.get(name, "")}
    fields: dict[str, Any] = {name: said[name] for name in ("kind", "stance", "scope") if name in changed}
    if "harm" in changed or "kind" in changed:
        fields["harm"] = said["harm"] if said["harm"] and said["kind"] == "harm" else None
    if changed & set(NUMBERS):
        fields["count"] = _count(said, claim)
    if "status" in changed:
        fields["victims"] = (claim.victims.model_dump(mode="json") if claim else {}) | {"status": said["status"]}
    if "party" in changed:
        fields["actors"] = _actors(said["party"], claim)
    return fields | _cites(said, claim)


def _count(said: Mapping[str, str], claim: Claim | None) -> dict[str, Any]:
    low, best, high = (_number(said[name]) for name in NUMBERS)
    if best is not None and (low, high) == (None, None):
        low = high = best
    qualifier = "none" if (low, best, high) == (None, None, None) else "range"
    if low is not None and low == high:
        qualifier = "exact"
    elif low is None and high is not None:
        qualifier = "at_most"
    elif low is not None and high is None:
        qualifier = "at_least"
    return {"low": low, "best": best, "high": high, "qualifier": qualifier, "text": claim.count.text if claim else None}


def _number(typed: str) -> int | None:
    if not typed:
        return None
    digits = typed.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise TollbookError("decision-invalid", cause=f"“{typed}” is no number")
    return int(digits)


def _actors(party: str, claim: Claim | None) -> list[dict[str, Any]]:
    """The parties named, separated by commas; a known one keeps what is known of it, other roles stay."""
    known = {a.name: a.model_dump(mode="json") for a in claim.actors} if claim else {}
    others = [a.model_dump(mode="json") for a in claim.actors if a.role != "perpetrator"] if claim else []
    named = [part.strip() for part in party.split(",") if part.strip()]
    return [*(known.get(name, {"name": name, "type": "unknown"}) for name in named), *others]


def _cites(said: Mapping[str, str], claim: Claim | None) -> dict[str, Any]:
    """The words that were selected, as the claim's own or as those of its figure."""
    if not (said["start"] and said["end"]):
        return {}
    span = [_number(said["start"]), _number(said["end"])]
    if claim is None:
        return {"cites": {"claim": span, "count": span} if said["best"] or said["low"] else {"claim": span}}
    return {"cites": {"count" if said["slot"] == "count" else "claim": span}}
