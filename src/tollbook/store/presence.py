"""Whether documents' pages are still on the web, as the custody log has it."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from tollbook.model import Document
from tollbook.model.codes import DocumentStatus
from tollbook.store.chain import entries_about
from tollbook.store.schema import documents

_STATUS: dict[str, DocumentStatus] = {"gone": "deleted", "found": "live"}


def as_found(connection: Connection, document: Document) -> Document:
    """A document with the status that the last look at its page gave it; one that was retracted stays so."""
    about = json.dumps({"sha256": document.sha256})
    seen = [json.loads(entry.payload)["how"] for entry in entries_about(connection, "custody", about)]
    last = next((how for how in reversed(seen) if how in _STATUS), None)
    if last is None or document.status == "retracted":
        return document
    return document.model_copy(update={"status": _STATUS[last]})


def documents_at(connection: Connection, urls: Iterable[str]) -> tuple[Document, ...]:
    """The documents that were captured at one of these addresses, or name one as theirs; the newest first."""
    chosen = documents.c.address.in_(sorted(set(urls))) & (documents.c.state == "read")
    found = connection.execute(select(documents.c.record).where(chosen).order_by(documents.c.key.desc()))
    return tuple(Document.model_validate_json(record) for (record,) in found)
