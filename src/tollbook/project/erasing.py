"""`tollbook erase`: a document or a decision, by law."""

from tollbook import store
from tollbook.archive import Archive
from tollbook.errors import TollbookError
from tollbook.review.audit import audit, now_iso
from tollbook.store import Database


def erase(database: Database, archive: Archive, name: str, by: str, reason: str) -> int:
    """Erase the document or the decision of this id; returns how many entries of the chain lost their words.

    The archived bytes go, the text, what was read from it and decided about it; a tombstone with hash, time, pseudonym
    and reason stays, and the chain holds. `Project.erase` cleans the database's free pages afterwards.

    Raises TollbookError `nothing-to-erase`, `reason-needed`, `attached` where a message holds the bytes as well.
    """
    if not reason.strip():
        raise TollbookError("reason-needed")
    with database.write() as connection:
        document = next(store.documents_by_id(connection, [name]), None)
        if document is not None:
            if carrier := store.carrier_of(connection, document.id):
                raise TollbookError("attached", name=name, carrier=carrier)
            entries = store.erase_document(connection, document, by, now_iso(), reason)
            audit(connection, "document erased", by, sha256=document.sha256, reason=reason)
        elif store.erase_decision(connection, name):
            entries = 1
            audit(connection, "decision erased", by, decision=name, reason=reason)
        else:
            raise TollbookError("nothing-to-erase", name=name)
    if document is not None:
        archive.remove(document.sha256)
    return entries
