"""The custody log, as entries of the chain."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from tollbook.model import Custody
from tollbook.store.chain import all_entries, append_entry


def about_bytes(sha256: str) -> str:
    """What an entry of custody is about, as the chain has it."""
    return json.dumps({"sha256": sha256})


def append_custody(connection: Connection, custody: Custody) -> None:
    """Keep what was done with bytes as the chain's next link."""
    said = custody.model_dump(exclude={"id", "sha256"}, exclude_none=True)
    payload = json.dumps(said, ensure_ascii=False, sort_keys=True)
    append_entry(connection, "custody", custody.id, about_bytes(custody.sha256), payload)


def all_custody(connection: Connection) -> Iterator[Custody]:
    """Every entry whose payload stands, oldest first."""
    for entry in all_entries(connection, "custody"):
        yield Custody(id=entry.id, **json.loads(entry.about), **json.loads(entry.payload))
