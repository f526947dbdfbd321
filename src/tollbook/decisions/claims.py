"""The claims of a document as people decided them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import ValidationError

from tollbook.decisions.anchors import anchor_of, fit
from tollbook.decisions.standing import standing
from tollbook.decisions.words import moved_to, stands_in
from tollbook.model import Anchor, Claim, Decision, Document, Visibility
from tollbook.model.codes import Stance

ABOUT_CLAIMS = frozenset({"accept", "reject", "unverifiable", "correct", "add", "visibility"})
Status = Literal["proposed", "accepted", "corrected", "added", "unverifiable", "rejected", "lost"]
"""`lost`: its words stand nowhere in the text as it is read now, so it counts for nothing until someone looks."""
_COUNTS: frozenset[Status] = frozenset({"proposed", "accepted", "corrected", "added", "unverifiable"})


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim as it stands, what people decided about it, and what the machine read (null where it read none).

    `decision` is the id of the latest decision about it.
    """

    claim: Claim
    status: Status = "proposed"
    machine: Claim | None = None
    decision: str | None = None

    @property
    def counts(self) -> bool:
        """Whether linking and figures see it."""
        return self.status in _COUNTS


def decided_claims(document: Document, claims: Sequence[Claim], decisions: Iterable[Decision]) -> tuple[Claim, ...]:
    """The claims that count, in order of the text: corrected and added ones as people gave them, rejected ones gone.

    One that is held unverifiable keeps its place with the stance `cannot_verify`, so that it is told but adds nothing.
    """
    return tuple(r.claim for r in reviewed_claims(document, claims, decisions) if r.counts)


def reviewed_claims(document: Document, claims: Sequence[Claim], decisions: Iterable[Decision]) -> tuple[Reviewed, ...]:
    """Every claim with what was decided about it, in order of the text; rejected ones stay on record.

    Decisions find their claim by the document's hash, overlapping words, kind and harm, so that they hold when the
    document is read anew. A decided claim that is not read any more stands as it was decided. The latest decision wins.
    """
    mine = [d for d in standing(decisions) if d.about.sha256 == document.sha256 and d.action in ABOUT_CLAIMS]
    entries = [_Entry(claim, claim) for claim in claims]
    for decision in mine:
        if decision.about.start is not None:
            _apply(decision, entries, document)
    return tuple(Reviewed(e.claim, e.status, e.machine, e.decision) for e in sorted(entries, key=_in_text))


@dataclass(slots=True)
class _Entry:
    claim: Claim
    machine: Claim | None
    status: Status = "proposed"
    decision: str | None = None
    anchors: tuple[Anchor, ...] = ()
    """Where people saw it when they decided; a correction moves a claim, and an undo moves it back."""
    told: Stance = "assert"
    """The stance that it had before it was held unverifiable."""


def _apply(decision: Decision, entries: list[_Entry], document: Document) -> None:
    seen = _claim(decision.after if decision.action == "add" else decision.before)
    entry = _entry_of(decision, seen, entries)
    if entry is None:
        if seen is None:
            return
        entry = _revived(seen, document)
        entries.append(entry)
    entry.anchors += (decision.about,)
    if entry.status == "lost":
        entry.decision = decision.id
        return
    _decide(entry, decision, document)


def _decide(entry: _Entry, decision: Decision, document: Document) -> None:
    if decision.action == "visibility":
        shown = Visibility.model_validate_json(decision.after or "{}")
        entry.claim = entry.claim.model_copy(update={"visibility": shown})
        return
    entry.decision = decision.id
    if entry.status == "unverifiable" and decision.action in ("accept", "correct", "unverifiable"):
        entry.claim = entry.claim.model_copy(update={"stance": entry.told})
    match decision.action:
        case "accept":
            entry.status = "accepted" if entry.status in ("proposed", "rejected", "unverifiable") else entry.status
        case "reject":
            entry.status = "rejected"
        case "unverifiable":
            entry.status, entry.told = "unverifiable", entry.claim.stance
            entry.claim = entry.claim.model_copy(update={"stance": "cannot_verify"})
        case "correct":
            entry.claim, entry.status = _corrected(entry.claim, decision, document), "corrected"
            entry.anchors += (anchor_of(entry.claim, document.sha256),)
        case "add":
            entry.status = "added"


def _corrected(claim: Claim, decision: Decision, document: Document) -> Claim:
    fields = json.loads(decision.after or "{}")
    changed = Claim.model_validate(claim.model_dump(mode="json") | fields | {"id": claim.id})
    if stands_in(changed, document.text):
        return changed
    return moved_to(changed, document.text) or claim


def _entry_of(decision: Decision, seen: Claim | None, entries: list[_Entry]) -> _Entry | None:
    """The entry that a decision is about: that of the same id, else the one whose words fit best."""
    about = decision.about
    if seen is not None:
        same = next((e for e in entries if e.claim.id == seen.id), None)
        if same is not None:
            return same
    scored = []
    for number, entry in enumerate(entries):
        fits = [fit(about, seen, claim) for claim in (entry.claim, entry.machine) if claim is not None]
        score = max((s for s in fits if s is not None), default=None)
        if score is None and about in entry.anchors:
            score = (0, 0, 0, 0, 0)
        if score is not None and _may_be(decision, seen, entry):
            scored.append((score, -number, entry))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _may_be(decision: Decision, seen: Claim | None, entry: _Entry) -> bool:
    """An added claim is one that the machine now reads too only where both give the same figure, and it is free."""
    if decision.action != "add" or seen is None:
        return True
    return entry.machine is not None and entry.claim.count == seen.count and entry.decision is None


def _revived(seen: Claim, document: Document) -> _Entry:
    """A decided claim that is not read any more, where its words stand now."""
    moved = moved_to(seen, document.text)
    return _Entry(seen, None, "lost") if moved is None else _Entry(moved, None)


@lru_cache(maxsize=4096)
def _claim(text: str | None) -> Claim | None:
    if text is None:
        return None
    try:
        return Claim.model_validate_json(text)
    except ValidationError:  # a decision made elsewhere may hold another kind of `before`
        return None


def _in_text(entry: _Entry) -> tuple[int, str]:
    return entry.claim.span.start, entry.claim.id
