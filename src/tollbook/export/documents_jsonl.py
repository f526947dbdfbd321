"""Documents as JSON Lines."""

from collections.abc import Iterator

from sqlalchemy import Connection

from tollbook.export.lines import line
from tollbook.store import all_documents
from tollbook.visibility.gate import Gate


def documents_jsonl(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """One document a line; the text keeps its length where names are hidden, so that offsets into it fit."""
    for document in all_documents(connection):
        yield line(gate, document.model_dump(mode="json"), (document.id,), document.visibility)
