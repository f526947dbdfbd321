"""Pages that left the web, and pages that came back: facts of the custody log, from which documents have their status.

The archived bytes are never touched.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from tollbook import store
from tollbook.archive import custody
from tollbook.model import Document
from tollbook.model.custody import How

GONE = frozenset({404, 410})
"""The HTTP statuses by which a server says that there is no such page, or no more."""


def note_gone(connection: Connection, urls: Iterable[str]) -> str | None:
    """A server says that it has no page at these addresses, the asked one and the one that it led to.

    Returns the id of the newest document from there, now `deleted`; null where none is known, or where that was known.
    """
    asked = tuple(urls)
    newest = next(iter(store.documents_at(connection, asked)), None)
    if newest is None or newest.status in ("deleted", "retracted"):
        return None
    _note(connection, newest, "gone", asked[-1])
    return newest.id


def note_found(connection: Connection, url: str, sha256: str | None) -> None:
    """A page was had with these bytes; null where the server says that they are those of the last time."""
    known = store.documents_at(connection, [url])
    same = next((document for document in known if sha256 in (None, document.sha256)), None)
    if same is not None and same.status == "deleted":
        _note(connection, same, "found", url)


def _note(connection: Connection, document: Document, how: How, url: str) -> None:
    store.append_custody(connection, custody(how, document.sha256, url))
    store.show_document_as(connection, store.as_found(connection, document))
