"""Documents as they arrive, are read or fail. A row is made once its bytes are archived."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from tollbook.model import PUBLIC, Document
from tollbook.store.deciding import as_decided
from tollbook.store.holding import note_holding
from tollbook.store.indexing import index_document
from tollbook.store.meta import claims_changed
from tollbook.store.presence import as_found
from tollbook.store.schema import documents as table
from tollbook.store.schema import erased, readings

Kind = str
"""`text`, `html`, `row`, or the name of the reader of files that are one report each (`pdf`)."""
_ARRIVAL = (
    table.c.key, table.c.sha256, table.c.name, table.c.line, table.c.kind, table.c.url, table.c.retrieved,
    table.c.charset,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrival:
    """An input on its way: `name` and `line` say where it came from, `kind` how to read it; its bytes are archived.

    `url` and `retrieved` say where and when the bytes were captured, `charset` which encoding the server named, where
    that is known.
    """

    key: int
    sha256: str
    name: str
    line: int | None
    kind: Kind
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, with its error. `sha256` is null where it could not even be opened."""

    name: str
    line: int | None
    code: str
    message: str
    sha256: str | None = None


def is_known(connection: Connection, sha256: str) -> bool:
    """Whether these bytes have arrived before, also where they were erased by law since."""
    arrived = connection.execute(select(table.c.key).where(table.c.sha256 == sha256)).first()
    gone = select(erased.c.sha256).where(erased.c.sha256 == sha256)
    return arrived is not None or connection.execute(gone).first() is not None


def arrive(
    connection: Connection, sha256: str, name: str, line: int | None, kind: Kind, url: str | None = None,
    retrieved: str | None = None, container: str | None = None, charset: str | None = None,
) -> Arrival | None:  # fmt: skip
    """Note that these bytes wait to be read; null where they are known already.

    `container` is the hash of the archived file (a table, a feed, a mailbox) that they are one report of.

    An earlier failure to open the same input, or the file that it is part of, is forgotten: it has been mended.
    """
    if is_known(connection, sha256):
        return None
    unopened = (_from(name, line) | _from(name, None)) & table.c.sha256.is_(None)
    connection.execute(delete(table).where(unopened))
    row = {"sha256": sha256, "name": name, "line": line, "kind": kind, "url": url, "retrieved": retrieved,
           "charset": charset, "container": container, "state": "pending"}  # fmt: skip
    key = connection.execute(insert(table).values(row).returning(table.c.key)).scalar_one()
    if container is not None:
        note_holding(connection, container, sha256)
    return Arrival(key, sha256, name, line, kind, url, retrieved, charset)


def _from(name: str, line: int | None) -> ColumnElement[bool]:
    return (table.c.name == name) & table.c.line.is_not_distinct_from(line)


def refuse(connection: Connection, failure: Failure) -> bool:
    """Keep the error of an input that could not be opened; False where the same error is known already."""
    same = _from(failure.name, failure.line) & table.c.sha256.is_(None) & (table.c.error_message == failure.message)
    if connection.execute(select(table.c.key).where(same)).first():
        return False
    row = {"name": failure.name, "line": failure.line, "state": "failed",
           "error_code": failure.code, "error_message": failure.message}  # fmt: skip
    connection.execute(insert(table).values(row))
    return True


def pending(connection: Connection) -> Iterator[Arrival]:
    """What arrived and was neither read nor failed yet, in order of arrival."""
    for row in connection.execute(select(*_ARRIVAL).where(table.c.state == "pending").order_by(table.c.key)):
        yield Arrival(*row)


def retry_failed(connection: Connection) -> int:
    """Make every failed document wait again whose bytes are archived; returns how many."""
    failed = (table.c.state == "failed") & table.c.sha256.is_not(None)
    cleared = {"state": "pending", "error_code": None, "error_message": None}
    return connection.execute(update(table).where(failed).values(cleared)).rowcount


def outdated(connection: Connection, version: str) -> Iterator[Arrival]:
    """The documents that another version of the program read, in order of arrival."""
    joined = select(*_ARRIVAL).join(readings, readings.c.document == table.c.key)
    for row in connection.execute(joined.where(readings.c.version != version).order_by(table.c.key)):
        yield Arrival(*row)


def fail(connection: Connection, key: int, code: str, message: str) -> None:
    """Keep the error of a document that could not be read."""
    values = {"state": "failed", "error_code": code, "error_message": message}
    connection.execute(update(table).where(table.c.key == key).values(values))
    claims_changed(connection)


def keep(connection: Connection, key: int, document: Document, notes: Iterable[str] = ()) -> Document:
    """Keep a document that was read; returns it with the id and version that it has in the project.

    `notes` say what is wrong with a part of it, one sentence each.
    """
    columns = table.c.url, table.c.record, table.c.id, table.c.version
    before = connection.execute(select(*columns).where(table.c.key == key)).one()
    address = before.url or _address(document)
    if before.id is None:
        numbered = _numbered(connection, document, address)
    else:  # read before: ids never change
        numbered = document.model_copy(update={"id": before.id, "version": before.version})
    kept = as_found(connection, as_decided(connection, numbered))
    index_document(connection, key, Document.model_validate_json(before.record) if before.record else None, kept)
    values = {
        "state": "read", "id": kept.id, "base_id": kept.id.rpartition("@")[0] if kept.version > 1 else kept.id,
        "version": kept.version, "address": address, "publisher": kept.publisher, "title": kept.title,
        "published": kept.published, "language": kept.language, "record": kept.model_dump_json(),
        "guarded": kept.visibility != PUBLIC,
        "notes": "\n".join(notes) or None,
    }  # fmt: skip
    connection.execute(update(table).where(table.c.key == key).values(values))
    return kept


def _numbered(connection: Connection, document: Document, address: str | None) -> Document:
    """Other bytes under the same id, or without an own id at the same address, are the next version.

    Where they were captured goes before what a page says of its own address, which may name another's page.
    """
    same = table.c.base_id == document.id
    if address and document.id == f"d-{document.sha256[:16]}":
        same = or_(same, table.c.address == address)
    first = connection.execute(select(table.c.base_id).where(same).order_by(table.c.key).limit(1)).scalar()
    if first is None:
        return document
    newest = connection.execute(select(func.max(table.c.version)).where(table.c.base_id == first)).scalar_one()
    return document.model_copy(update={"id": f"{first}@{newest + 1}", "version": newest + 1})


def _address(document: Document) -> str | None:
    """The page's address, or null for a site's front page, which many broken pages name as theirs."""
    address = document.canonical_url or document.url
    path = address.partition("://")[2].partition("/")[2] if address else ""
    return address if path.strip("/") else None


def all_documents(connection: Connection) -> Iterator[Document]:
    """The documents that were read, sorted by id."""
    query = select(table.c.record).where(table.c.state == "read").order_by(table.c.id)
    for (record,) in connection.execute(query):
        yield Document.model_validate_json(record)


def failures(connection: Connection) -> Iterator[Failure]:
    """The inputs that failed, sorted by name and line."""
    columns = table.c.name, table.c.line, table.c.error_code, table.c.error_message, table.c.sha256
    query = select(*columns).where(table.c.state == "failed").order_by(table.c.name, table.c.line, table.c.key)
    for row in connection.execute(query):
        yield Failure(*row)


def all_notes(connection: Connection) -> Iterator[tuple[str, str]]:
    """What is wrong with a part of a document (a date that is none), with its id, sorted by id."""
    query = select(table.c.id, table.c.notes).where(table.c.notes.is_not(None)).order_by(table.c.id)
    for document, notes in connection.execute(query):
        yield from ((document, note) for note in notes.split("\n"))


def counts(connection: Connection) -> dict[str, int]:
    """How many documents are pending, read and failed."""
    found = connection.execute(select(table.c.state, func.count()).group_by(table.c.state))
    return {"pending": 0, "read": 0, "failed": 0} | dict(found.all())


def known_hashes(connection: Connection) -> Iterator[str]:
    """The SHA-256 of all bytes that should be in the archive: reports, and the files that they are parts of."""
    for column in (table.c.sha256, table.c.container):
        for (sha256,) in connection.execute(select(column).distinct().where(column.is_not(None))):
            yield sha256


def is_container(connection: Connection, sha256: str) -> bool:
    """Whether reports of a file with these bytes have arrived."""
    return connection.execute(select(table.c.key).where(table.c.container == sha256).limit(1)).first() is not None


def container_of(connection: Connection, document: str) -> str | None:
    """The SHA-256 of the archived file that a document is one report of; null where it is a file by itself."""
    return connection.execute(select(table.c.container).where(table.c.id == document)).scalar_one_or_none()
