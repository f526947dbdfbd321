"""`tollbook verify`: is everything still what it was when it was read?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from tollbook import store
from tollbook.archive import Archive, stamp_fault, warc_faults
from tollbook.model import Claim, Incident, Reading, Statement
from tollbook.store import Database

Cited = tuple[str, int | None, int | None, str | None]
"""Who cites, where, and which words."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold. `part` is archive, custody, timestamp, evidence, records, decisions or database."""

    part: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked, how many of each, and every fault found."""

    files: int
    documents: int
    quotes: int
    decisions: int
    custody: int
    faults: tuple[Fault, ...]


def verify(database: Database, archive: Archive) -> Verdict:
    """Check all of a project. Raises TollbookError only where the database cannot be read at all."""
    quotes = documents = 0
    faults: list[Fault] = []
    claims: Counter[str] = Counter()
    with database.read() as connection:
        faults += [Fault("database", m) for m in store.database_faults(connection)]
        known = set(store.known_hashes(connection))
        faults += [Fault("archive", f"{f.path} is {f.kind}.") for f in archive.check(known)]
        faults += [Fault("archive", m) for m in _holding_erased(connection)]
        faults += [Fault("archive", m) for m in warc_faults(archive.warcs, store.all_stretches(connection))]
        faults += [Fault("custody", m) for m in _without_custody(known, connection)]
        for reading in store.all_readings(connection):
            documents += 1
            claims.update(c.id for c in reading.claims)
            cited = list(_cited(reading))
            quotes += len(cited)
            faults += [Fault("evidence", m) for m in _misquotes(reading, cited)]
        decided = frozenset(claim.id for _, claim in store.all_claims(connection))
        faults += [Fault("records", m) for m in _dangling(claims, decided, store.all_incidents(connection))]
        faults += [Fault("decisions", m) for m in store.chain_faults(connection)]
        decisions, custody = store.number_of_decisions(connection), store.number_of_entries(connection, "custody")
        faults += [Fault("timestamp", m) for m in _bad_stamps(connection)]
    return Verdict(len(known), documents, quotes, decisions, custody, tuple(faults))


def _without_custody(known: set[str], connection: Connection) -> Iterator[str]:
    kept = {entry.sha256 for entry in store.all_custody(connection)}
    for sha256 in sorted(known - kept):
        yield f"No entry says how the bytes {sha256} came."


def _holding_erased(connection: Connection) -> Iterator[str]:
    """What was erased by law and came again inside something else."""
    for whole, part in store.erased_within(connection):
        yield f"The archived bytes {whole} hold the erased {part}; erase them too."


def _bad_stamps(connection: Connection) -> Iterator[str]:
    for entry in store.all_custody(connection):
        if entry.how != "timestamp":
            continue
        if not store.has_link(connection, entry.sha256):
            yield f"The time stamp of {entry.at} signs a link that the chain does not hold."
        if fault := stamp_fault(entry):
            yield fault


def _cited(reading: Reading) -> Iterator[Cited]:
    for place in reading.places:
        yield "A place", place.start, place.end, place.text
    for time in reading.times:
        yield "A time", time.start_offset, time.end_offset, time.text
    for statement in reading.statements:
        yield from _cited_by_statement(statement)
    for claim in reading.claims:
        yield from _cited_by_claim(claim)


def _cited_by_statement(statement: Statement) -> Iterator[Cited]:
    name = f"Statement {statement.id}"
    for source in (statement.source, *statement.others, *statement.cites):
        yield name, source.start, source.end, source.text
    if statement.cue is not None:
        yield name, statement.cue.start, statement.cue.end, statement.cue.text


def _cited_by_claim(claim: Claim) -> Iterator[Cited]:
    name = f"Claim {claim.id}"
    for evidence in claim.evidence:
        yield name, evidence.start, evidence.end, evidence.text
    for source in claim.sources:
        yield name, source.start, source.end, source.text
    if claim.place is not None:
        yield name, claim.place.start, claim.place.end, claim.place.text
    if claim.time is not None:
        yield name, claim.time.start_offset, claim.time.end_offset, claim.time.text


def _misquotes(reading: Reading, cited: Iterable[Cited]) -> Iterator[str]:
    text, document = reading.document.text, reading.document.id
    for who, start, end, words in cited:
        if start is None or end is None:  # document metadata needs no span
            continue
        if not 0 <= start <= end <= len(text) or text[start:end] != words:
            yield f"{who} of document {document} cites other words than stand at {start}–{end}."
    for claim in reading.claims:
        if not any(e.slot == "claim" for e in claim.evidence):
            yield f"Claim {claim.id} of document {document} cites no words."


def _dangling(claims: Counter[str], decided: frozenset[str], incidents: Iterable[Incident]) -> Iterator[str]:
    for claim, times in sorted(claims.items()):
        if times > 1:
            yield f"The id {claim} stands for {times} claims."
    for incident in incidents:
        for claim in incident.claims:
            if claim not in claims and claim not in decided:
                yield f"Incident {incident.id} names the claim {claim}, which does not exist."
