"""A project's archived copies as one WACZ: what may leave, in the form that replay tools open."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import BinaryIO

from sqlalchemy import Connection

from tollbook import store
from tollbook.archive import Archive, Page, WaczWriter, http_status, resource_record
from tollbook.export import Gate, gate_of
from tollbook.store import Capture, Database, Stretch

_TYPES = {
    "html": "text/html", "text": "text/plain", "row": "application/x-ndjson", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "eml": "message/rfc822",
}  # fmt: skip
_ARRIVED = frozenset({"file", "import", "warc", "fetch", "attachment"})
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Exported:
    """How many documents and exchanges are in the file, and how many documents had to stay."""

    documents: int
    exchanges: int
    stayed: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """An archived copy that may leave; `at` is when it was captured, or came."""

    id: str
    sha256: str
    kind: str
    url: str
    at: str
    title: str | None
    charset: str | None = None

    @property
    def content_type(self) -> str:
        """Its type, with the encoding that a server named for it."""
        kind = _TYPES.get(self.kind, "application/octet-stream")
        return f"{kind}; charset={self.charset}" if self.charset else kind

    @property
    def page(self) -> Page | None:
        """Its line in the list of pages; rows of a table and addresses of no web are no pages."""
        return Page(self.url, self.at, self.title, self.id) if self.url.startswith(_WEB) else None


@dataclass(slots=True)
class _Sorted:
    """The copies that may leave, how many stay, and the addresses from which either kind was captured."""

    copies: list[_Copy] = field(default_factory=list)
    stayed: int = 0
    open: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)


def export_wacz(
    database: Database, archive: Archive, out: BinaryIO, title: str, *, with_names: bool = False,
    today: date | None = None,
) -> Exported:  # fmt: skip
    """Write the archived copies of a project's documents.

    A copy cannot be masked, so one leaves only where nothing of its document is masked: `with_names` opens those that
    hold names for the team alone; what is withheld or under embargo stays, and so does the message that it was attached
    to. Of the exchanges, those of such documents'
    addresses leave, and redirections. A document that was not fetched becomes a `resource` record.
    """
    writer = WaczWriter(out, title, datetime.now(UTC))
    with database.read() as connection:
        leaving = _sorted(connection, gate_of(connection, with_names=with_names, today=today))
        pages = {(copy.url, _second(copy.at)): copy for copy in leaving.copies}
        told: set[str] = set()
        exchanges = 0
        for stretch in store.all_stretches(connection):
            records = _records(archive, stretch, leaving)
            if records is None:
                continue
            copy = pages.get((stretch.url or "", _second(stretch.at or "")))
            writer.add(records, copy.page if copy else None)
            told.update({copy.id} if copy else ())
            exchanges += 1
    for copy in leaving.copies:
        if copy.id not in told:
            data = archive.read(copy.sha256)
            at = datetime.fromisoformat(copy.at)
            writer.add(resource_record(copy.url, copy.content_type, data, at), copy.page)
    writer.finish()
    return Exported(len(leaving.copies), exchanges, leaving.stayed)


def _sorted(connection: Connection, gate: Gate) -> _Sorted:
    arrived = {entry.sha256: entry.at for entry in store.all_custody(connection) if entry.how in _ARRIVED}
    shut = _documents_of_closed(connection, gate)
    found = _Sorted()
    closed = _closed(connection, shut, gate)
    for capture in store.captures(connection):
        leaves = capture.sha256 not in closed
        if capture.url:
            (found.open if leaves else found.closed).add(capture.url)
        if leaves:
            found.copies.append(_copy(capture, arrived.get(capture.sha256, "1970-01-01T00:00:00Z")))
        else:
            found.stayed += 1
    return found


def _closed(connection: Connection, shut: set[str], gate: Gate) -> set[str]:
    """The SHA-256 of the copies that stay: of closed documents, and of messages that carry one, which hold it too."""
    holders: dict[str, list[str]] = {}
    for whole, part in store.all_holdings(connection):
        holders.setdefault(part, []).append(whole)
    closed = {
        capture.sha256 for capture in store.captures(connection)
        if capture.document.id in shut or not _is_open(capture, gate)
    } | store.unread_within(connection) | {whole for whole, _ in store.erased_within(connection)}  # fmt: skip
    waiting = list(closed)
    while waiting:
        more = set(holders.get(waiting.pop(), ())) - closed
        closed |= more
        waiting += more
    return closed


def _documents_of_closed(connection: Connection, gate: Gate) -> set[str]:
    """The documents of incidents and tolls that are not wholly open."""
    records = (*store.all_incidents(connection), *store.all_tolls(connection))
    return {
        document for record in records
        if gate.open_for({}, (), record.visibility) != {}
        for document in record.documents
    }  # fmt: skip


def _is_open(capture: Capture, gate: Gate) -> bool:
    document = capture.document
    shown = gate.open_for(document.model_dump(mode="json"), (document.id,), document.visibility)
    return shown is not None and "masked" not in shown


def _copy(capture: Capture, arrived: str) -> _Copy:
    """A row of a table holds more than its address's page, so it goes under its hash, as does what has no address."""
    document = capture.document
    address = capture.url or (None if capture.kind == "row" else document.url or document.canonical_url)
    url = address if address and address.startswith(_WEB) else f"urn:sha256:{capture.sha256}"
    at = capture.retrieved or arrived
    return _Copy(document.id, capture.sha256, capture.kind, url, at, document.title, capture.charset)


def _records(archive: Archive, stretch: Stretch, found: _Sorted) -> bytes | None:
    """The records of an exchange that may leave; null for others."""
    if stretch.url is None or stretch.url in found.closed:
        return None
    records = archive.read_exchange(stretch)
    is_redirection = http_status(records) // 100 == 3
    return records if stretch.url in found.open or is_redirection else None


def _second(at: str) -> str:
    """A time to the second in UTC: documents and WARC records write the same moment differently."""
    if not at:
        return ""
    time = datetime.fromisoformat(at)
    return (time.astimezone(UTC) if time.tzinfo else time).strftime("%Y-%m-%dT%H:%M:%S")
