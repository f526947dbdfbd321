"""Claims as JSON Lines, each with the id of the document that its offsets belong to."""

from collections.abc import Iterator

from sqlalchemy import Connection

from tollbook.export.lines import line
from tollbook.store import all_claims
from tollbook.visibility.gate import Gate


def claims_jsonl(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """One claim a line: `document`, then the claim's own fields."""
    for document, claim in all_claims(connection):
        record = {"document": document} | claim.model_dump(mode="json")
        yield line(gate, record, (document,), claim.visibility)
