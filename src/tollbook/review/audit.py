"""Entries of kind `audit` in the chain: who signed in, changed users, exported or erased.

They name people by pseudonym and hold no secret, no name of a victim or witness, and no address of a machine.
"""

import json
import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection

from tollbook import store


def now_iso() -> str:
    """The moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def audit(connection: Connection, what: str, by: str, **details: str | int | None) -> None:
    """Append what was done, by whom, with details that are no secret."""
    said = {"what": what, "by": by, "at": now_iso()} | details
    name = f"a-{secrets.token_hex(8)}"
    store.append_entry(connection, "audit", name, json.dumps({"what": what}), json.dumps(said, sort_keys=True))
