"""What reviewers decided, as entries of the chain."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from tollbook.model import Anchor, Decision
from tollbook.store.chain import all_entries, append_entry, number_of_entries


def append_decision(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision as the chain's next link; returns it with `previous` filled in."""
    entry = append_entry(connection, "decision", decision.id, decision.about.model_dump_json(), _payload(decision))
    return decision.model_copy(update={"previous": entry.previous})


def all_decisions(connection: Connection) -> Iterator[Decision]:
    """Every decision whose payload stands, oldest first."""
    for entry in all_entries(connection, "decision"):
        about = Anchor.model_validate_json(entry.about)
        yield Decision(id=entry.id, about=about, previous=entry.previous, **json.loads(entry.payload))


def number_of_decisions(connection: Connection) -> int:
    """How many decisions the chain holds, erased ones among them."""
    return number_of_entries(connection, "decision")


def _payload(decision: Decision) -> str:
    said = decision.model_dump(include={"action", "before", "after", "reason", "by", "at"})
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
