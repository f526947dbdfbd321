"""`tollbook erase`: a document or a decision, by law."""

from sqlalchemy import Connection

from tollbook import store
from tollbook.archive import Archive, blank_exchange, take_up
from tollbook.documents import Raw, raw_of_bytes
from tollbook.errors import TollbookError
from tollbook.model import Document
from tollbook.review.audit import audit, now_iso
from tollbook.store import Database


def erase(database: Database, archive: Archive, name: str, by: str, reason: str) -> int:
    """Erase what has this id: a document, a decision, or archived bytes by their SHA-256.

    Hold the project's lock. Returns how many entries of the chain lost their words. The archived bytes go, the
    exchanges over the network that brought them, the text, what was read from it and decided about it; a tombstone with
    hash, time, pseudonym and reason stays, and the chain holds. `Project.erase` cleans the database's free pages
    afterwards.

    Raises TollbookError `nothing-to-erase`, `reason-needed`, `held` where other archived bytes hold these as well.
    """
    if not reason.strip():
        raise TollbookError("reason-needed")
    take_up(database, archive.warcs)
    with database.write() as connection:
        document = next(store.documents_by_id(connection, [name]), None)
        sha256 = document.sha256 if document is not None else name
        _refuse_held(connection, name, sha256)
        if document is not None:
            entries = _blank_exchanges(connection, archive, document, by, reason)
            entries += store.erase_document(connection, document, by, now_iso(), reason)
            audit(connection, "document erased", by, sha256=sha256, reason=reason)
        elif (told := store.erase_bytes(connection, sha256, by, now_iso(), reason)) is not None:
            entries = told
            audit(connection, "file erased", by, sha256=sha256, reason=reason)
        elif store.erase_decision(connection, name):
            audit(connection, "decision erased", by, decision=name, reason=reason)
            return 1
        else:
            raise TollbookError("nothing-to-erase", name=name)
    archive.remove(sha256)
    return entries


def _refuse_held(connection: Connection, name: str, sha256: str) -> None:
    """What lies within other archived bytes stays there, unless these go first."""
    wholes = store.wholes_of(connection, sha256)
    if wholes:
        called = store.names_of(connection, wholes)
        raise TollbookError("held", name=name, wholes=", then ".join(called[whole] or whole for whole in wholes))


def _blank_exchanges(connection: Connection, archive: Archive, document: Document, by: str, reason: str) -> int:
    """Overwrite the exchanges that brought a document's bytes; returns how many entries of custody lost their words."""
    erased = 0
    addresses = store.addresses_of(connection, document.sha256)
    for stretch in [s for s in store.all_stretches(connection) if s.url in addresses]:
        raws = raw_of_bytes(archive.read_exchange(stretch), name="exchange.warc.gz")
        if any(isinstance(raw, Raw) and raw.sha256 == document.sha256 for raw in raws):
            blank = blank_exchange(archive.warcs, stretch)
            erased += store.blank_stretch(connection, stretch, blank)
            audit(connection, "exchange erased", by, file=stretch.file, offset=stretch.offset, reason=reason)
    return erased
