"""Items of the queue as they are shown."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review.blind import Sight
from tollbook.review.viewer import Viewer
from tollbook.visibility import Lens

Kind = Literal["new", "doubtful", "contested", "large", "stale", "coding", "adjudicate", "mine"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that waits. `id` is its incident's, or two joined by `~` where it is a doubtful link of two.

    `assigned` are those whom it was given to and `held_by` who is at work on it, by pseudonym; `why` are reasons.
    """

    id: str
    kind: Kind
    incident: str
    other: str | None
    title: str
    why: tuple[str, ...]
    score: float
    assigned: tuple[str, ...] = ()
    held_by: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and the cursor of the next page; null where this is the last."""

    items: tuple[Item, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Presence:
    """`held_by` is who came first, null where it is the viewer or nobody; `others` are all but the viewer."""

    held_by: str | None
    others: tuple[str, ...]


def cursor(item: Item) -> str:
    """Where the page after this item begins."""
    return base64.urlsafe_b64encode(json.dumps([item.score, item.id]).encode()).decode()


def read_cursor(text: str | None) -> tuple[float, str] | None:
    """The score and id that a cursor holds. Raises TollbookError `bad-cursor`."""
    if text is None:
        return None
    try:
        score, name = json.loads(base64.urlsafe_b64decode(text.encode()))
        return float(score), str(name)
    except (ValueError, TypeError, OverflowError) as error:
        raise TollbookError("bad-cursor") from error


def dress(
    connection: Connection, items: Sequence[Item], viewer: Viewer, lens: Lens, since: int, sight: Sight
) -> tuple[Item, ...]:  # fmt: skip
    """The items with who has them, without those that the viewer may not see.

    What he codes blind stands under no kind but those of what was given to him, for the others tell of people's work.
    """
    names = {user.id: user.pseudonym for user in store.all_users(connection)}
    ids = [item.id for item in items]
    given, there = store.assigned(connection, ids), store.present(connection, ids, since)
    shown = []
    for item in items:
        titles = [_title(connection, lens, name, sight) for name in (item.incident, item.other) if name]
        hidden = sight.blind.coders_of(item.id)
        if None in titles or (hidden and item.kind not in ("coding", "mine")):
            continue
        others = [u for u in there.get(item.id, ()) if u != viewer.id and names[u] not in hidden]
        shown.append(
            replace(
                item, title=" · ".join(str(title) for title in titles),
                score=0.0 if hidden else item.score,
                assigned=tuple(names[user] for user in given.get(item.id, ())),
                held_by=names[others[0]] if others else None,
            )
        )  # fmt: skip
    return tuple(shown)


def _title(connection: Connection, lens: Lens, name: str, sight: Sight) -> str | None:
    found = store.find_incident(connection, name)
    found = None if found is None else sight.incident(connection, found)
    shown = None if found is None else lens.incident(found)
    return None if shown is None else shown.title
