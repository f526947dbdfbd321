"""Claims, documents and decisions for tests of what decisions mean."""

import hashlib
from itertools import count

from tollbook.decisions import anchor_of
from tollbook.model import Anchor, Claim, Count, Decision, Document, Evidence

TEXT = "Shelling in Arda killed 12 people and injured 30. In Belm 4 people were killed. Officials denied it."
_number = count(1)


def document(text: str = TEXT, sha256: str = "a" * 64) -> Document:
    """A document of these words."""
    return Document(id="d-1", sha256=sha256, text=text)


def claim(words: str, best: int, harm: str = "killed", text: str = TEXT, name: str | None = None, **fields) -> Claim:
    """A claim that these words of the text carry."""
    start = text.index(words)
    made = "c-" + hashlib.sha256(f"{start} {words} {harm} {best}".encode()).hexdigest()[:16]
    return Claim(
        id=name or made, kind="harm", harm=harm, count=Count(low=best, best=best, high=best, qualifier="exact"),
        evidence=(Evidence(slot="claim", start=start, end=start + len(words), text=words),), **fields,
    )  # fmt: skip


def decision(action: str, about: Anchor, before=None, after=None, by: str = "p-1", name: str | None = None) -> Decision:
    """A decision; each has an id of its own."""
    return Decision(
        id=name or f"d-{next(_number)}", about=about, action=action, before=before, after=after, reason="Seen.", by=by,
        at="2026-01-02T03:04:05Z",
    )  # fmt: skip


def about(action: str, seen: Claim, after=None, sha256: str = "a" * 64) -> Decision:
    """A decision about a claim as it was seen."""
    if action == "add":
        return decision(action, anchor_of(seen, sha256), None, seen.model_dump_json())
    return decision(action, anchor_of(seen, sha256), seen.model_dump_json(), after)


def undo(undone: Decision) -> Decision:
    """The decision that another no longer holds."""
    return decision("undo", undone.about, undone.before, undone.id)
