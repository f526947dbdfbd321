"""Keeps the search index current, in the transaction that changes what it is about.

The words of claims and documents stand in their records already, so their FTS5 tables hold none ("contentless"): to
take an entry out, SQLite is given the words that it was made of. `VERSION` grows whenever these are made another way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, delete, func, insert, select, text

from tollbook.model import PUBLIC, Claim, Document, Incident, personal_sources
from tollbook.store.batches import batches
from tollbook.store.index_changes import note_changed
from tollbook.store.meta import get_meta, set_meta
from tollbook.store.schema import chain, claim_index, claims, decision_index, documents, incident_index, incidents
from tollbook.store.words import facts_of_incident, words_of_claim, words_of_document, words_of_incident

VERSION = "3"
_CLAIMS_A_DOCUMENT = 1_000_000
_AT_ONCE = 1000
_LONGEST_WORDS = 20_000


def claim_key(document: int, position: int) -> int:
    """The number of a claim in the index: sorted by arrival of its document, then by place in its text."""
    return document * _CLAIMS_A_DOCUMENT + position


def place_of_claim(key: int) -> tuple[int, int]:
    """The document's key and the claim's position in it; `claim_key` the other way round."""
    return divmod(key, _CLAIMS_A_DOCUMENT)


def places_of_claims(connection: Connection, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The document's key and the position of each claim of these ids."""
    for some in batches(names):
        chosen = select(claims.c.document, claims.c.position).where(claims.c.id.in_(some))
        yield from ((row.document, row.position) for row in connection.execute(chosen))


def index_document(connection: Connection, key: int, old: Document | None, new: Document) -> None:
    """Find the document by its words from now on; `old` is how it was indexed before."""
    if old is not None:
        _take_out(connection, "document_words", key, words_of_document(old))
    _put_in(connection, "document_words", [{"key": key, "words": words_of_document(new)}])


def forget_document(connection: Connection, key: int, old: Document) -> None:
    """Find the document no more."""
    _take_out(connection, "document_words", key, words_of_document(old))


def index_claims(connection: Connection, document: int, old: Iterable[Claim], new: Sequence[Claim]) -> None:
    """Find a document's claims by their words from now on; `old` are those it had before."""
    for position, claim in enumerate(old):
        _take_out(connection, "claim_words", claim_key(document, position), words_of_claim(claim))
    connection.execute(delete(claim_index).where(claim_index.c.document == document))
    rows = [_row(document, position, claim) for position, claim in enumerate(new)]
    if rows:
        connection.execute(insert(claim_index), rows)
        words = [{"key": row["key"], "words": words_of_claim(c)} for row, c in zip(rows, new, strict=True)]
        _put_in(connection, "claim_words", words)


def _row(document: int, position: int, claim: Claim) -> dict[str, Any]:
    time, place = claim.time, claim.place
    return {
        "key": claim_key(document, position), "document": document, "start": time.start if time else None,
        "end": time.end if time else None, "country": place.country if place else None, "kind": claim.kind,
        "harm": claim.harm, "stance": claim.stance,
        "personal": bool(claim.victims.names) or any(True for _ in personal_sources(claim)),
        "guarded": claim.visibility != PUBLIC,
    }  # fmt: skip


def index_incidents(connection: Connection, found: Iterable[Incident], gone: Iterable[str] | None = None) -> None:
    """Find these incidents from now on. `gone` are the ids that no longer exist; null means all that are not found."""
    new = {incident.id: incident for incident in found}
    known = _known(connection, None if gone is None else {*new, *gone})
    free = connection.execute(select(func.max(incident_index.c.key))).scalar() or 0
    left = set(known) - set(new) if gone is None else set(gone) & set(known)
    for name in sorted(left | (set(known) & set(new))):
        _take_out_incident(connection, known[name])
    changed = None if gone is None else {known[name] for name in known.keys() & (new.keys() | left)}
    for some in _batches(new.values()):
        told = _words_of_claims(connection, some)
        rows = []
        for incident in some:
            free += incident.id not in known
            rows.append(_row_of(known.get(incident.id, free), incident, told))
        changed = None if changed is None else changed | {row["key"] for row in rows}
        connection.execute(insert(incident_index), rows)
        _put_in(connection, "incident_words", [{"key": row["key"], "words": row["words"]} for row in rows])
    note_changed(connection, changed)


def _known(connection: Connection, names: Collection[str] | None) -> dict[str, int]:
    """The numbers in the index of these incidents, or of all."""
    query = select(incident_index.c.id, incident_index.c.key)
    if names is None:
        return dict(connection.execute(query).all())
    found: dict[str, int] = {}
    for some in batches(names):
        found |= dict(connection.execute(query.where(incident_index.c.id.in_(some))).all())
    return found


def _row_of(key: int, incident: Incident, told: Mapping[str, str]) -> dict[str, Any]:
    words = "\n".join(dict.fromkeys([words_of_incident(incident), *(told.get(c, "") for c in incident.claims)]))
    return {
        "key": key, "id": incident.id, "words": words[:_LONGEST_WORDS],
        "facts": orjson.dumps(facts_of_incident(incident)).decode(),
        "guarded": bool(incident.persons) or incident.visibility != PUBLIC,
    }  # fmt: skip


def _words_of_claims(connection: Connection, found: Iterable[Incident]) -> dict[str, str]:
    """The words that carry each claim of these incidents, by claim id; of claims and reports for everyone alone.

    A claim about whose visibility anyone decided gives none: it is found by its own words still.
    """
    words: dict[str, str] = {}
    told = select(claims.c.id, claims.c.record, documents.c.guarded)
    told = told.join(documents, documents.c.key == claims.c.document)
    for some in batches(claim for incident in found for claim in incident.claims):
        decided = _with_a_level(connection, some)
        # asked for as a condition, SQLite would begin with all documents that are for everyone, in each portion
        for name, record, guarded in connection.execute(told.where(claims.c.id.in_(some))):
            if guarded:
                continue
            said = orjson.loads(record)
            own = said["visibility"]
            if name not in decided and own["level"] == "public" and own["embargo_until"] is None:
                words[name] = " ".join(e["text"] for e in said["evidence"] if e["slot"] == "claim")
    return words


def _with_a_level(connection: Connection, names: list[str]) -> set[str]:
    """Those of these claims about whose visibility anyone decided."""
    about = select(decision_index.c.subject).join(chain, chain.c.position == decision_index.c.position)
    subjects = decision_index.c.subject.in_([f"claim {name}" for name in names])
    found = connection.execute(about.where(subjects, chain.c.payload.like('{"action": "visibility"%')))
    return {subject.removeprefix("claim ") for (subject,) in found}


def _take_out_incident(connection: Connection, key: int) -> None:
    words = connection.execute(select(incident_index.c.words).where(incident_index.c.key == key)).scalar_one()
    _take_out(connection, "incident_words", key, words)
    connection.execute(delete(incident_index).where(incident_index.c.key == key))


def is_indexed(connection: Connection) -> bool:
    """Whether this version has made the index."""
    return get_meta(connection, "index_version") == VERSION


def index_all(connection: Connection) -> None:
    """Index everything anew, unless this version has done so: after a migration, or where words are made otherwise."""
    if is_indexed(connection):
        return
    for name in ("claim_words", "document_words", "incident_words"):
        connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('delete-all')"))  # noqa: S608 - names of ours
    for table in (claim_index, incident_index):
        connection.execute(delete(table))
    for some in _batches(_all_documents(connection)):
        _put_in(connection, "document_words", [{"key": key, "words": words_of_document(d)} for key, d in some])
        _index_claims_of(connection, [key for key, _ in some])
    every = select(incidents.c.record).order_by(incidents.c.id)
    index_incidents(connection, (Incident.model_validate_json(record) for (record,) in connection.execute(every)))
    set_meta(connection, "index_version", VERSION)


def _all_documents(connection: Connection) -> Iterator[tuple[int, Document]]:
    read = select(documents.c.key, documents.c.record).where(documents.c.state == "read").order_by(documents.c.key)
    for key, record in connection.execute(read):
        yield key, Document.model_validate_json(record)


def _index_claims_of(connection: Connection, of: list[int]) -> None:
    """Index the claims of these documents, of which nothing is in the index."""
    chosen = select(claims.c.document, claims.c.position, claims.c.record).where(claims.c.document.in_(of))
    rows, words = [], []
    for document, position, record in connection.execute(chosen):
        claim = Claim.model_validate_json(record)
        rows.append(_row(document, position, claim))
        words.append({"key": rows[-1]["key"], "words": words_of_claim(claim)})
    if rows:
        connection.execute(insert(claim_index), rows)
        _put_in(connection, "claim_words", words)


def _put_in(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    connection.execute(text(f"INSERT INTO {table}(rowid, words) VALUES (:key, :words)"), rows)  # noqa: S608


def _take_out(connection: Connection, table: str, key: int, words: str) -> None:
    command = text(f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', :key, :words)")  # noqa: S608
    connection.execute(command, {"key": key, "words": words})


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    some: list[Any] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some
