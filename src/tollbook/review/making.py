"""Makes decisions: who, when, what before and after, why."""

import json
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.model import Action, Anchor, Decision
from tollbook.review.audit import now_iso
from tollbook.review.viewer import Viewer

_LONGEST_REASON = 2000
PERMISSION: dict[Action, str] = {
    "accept": "decide", "reject": "decide", "unverifiable": "decide", "correct": "decide", "add": "decide",
    "link": "decide", "unlink": "decide", "discount": "grade", "restore": "grade", "grade": "grade",
    "sign_off": "sign_off", "visibility": "set_visibility", "consent": "consent", "withdraw_consent": "consent",
}  # fmt: skip
"""The permission that each decision, and undoing it, needs."""


def made(viewer: Viewer, action: Action, about: Anchor, before: Any, after: Any, reason: str) -> Decision:
    """A decision of this viewer, now. Raises TollbookError `decision-not-allowed` or `decision-invalid`."""
    if action != "undo" and not viewer.may(PERMISSION[action]):
        raise TollbookError("decision-not-allowed", action=action)
    reason = " ".join(reason.split())
    if len(reason) > _LONGEST_REASON:
        raise TollbookError("decision-invalid", cause=f"the reason is longer than {_LONGEST_REASON} characters")
    return Decision(
        id=f"r-{secrets.token_hex(8)}", about=about, action=action, before=_json(before), after=_json(after),
        reason=reason, by=viewer.pseudonym, at=now_iso(),
    )  # fmt: skip


def with_reason(reason: str) -> str:
    """The reason. Raises `decision-invalid` where there is none and the decision needs one."""
    if not reason.strip():
        raise TollbookError("decision-invalid", cause="this decision needs a reason")
    return reason


def kept(connection: Connection, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions as the chain's next links."""
    return tuple(store.append_decision(connection, decision) for decision in decisions)


def _json(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
