"""What is kept of texts to find those that repeat each other: a print of each, and who holds which phrase.

A phrase that more documents hold than tell anything is kept by itself, without its holders.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, or_, select, update

from tollbook.model import Document, Relation
from tollbook.store.schema import common_phrases, documents, phrases, readings, relations, text_prints

T = TypeVar("T", int, str)
_AT_ONCE = 500  # SQLite takes a limited number of values in one statement


def forget_prints_of_old(connection: Connection, version: str) -> bool:
    """Forget every print where one is of an earlier reading, or of other rules; returns whether that was so."""
    states = connection.execute(select(text_prints.c.state).distinct()).scalars()
    if all(state.startswith(f"{version} ") for state in states):
        return False
    for table in (text_prints, phrases, common_phrases, relations):
        connection.execute(delete(table))
    return True


def outdate_print(connection: Connection, key: int) -> None:
    """Note that a document is read again, so that its print is of an earlier reading."""
    connection.execute(update(text_prints).where(text_prints.c.document == key).values(state=""))


def documents_without_print(connection: Connection, most: int, after: int = 0) -> dict[int, tuple[str, Document]]:
    """The first documents behind the key `after` without a print, by key; with the version that read each."""
    query = (
        select(documents.c.key, readings.c.version, documents.c.record)
        .join(readings, readings.c.document == documents.c.key)
        .outerjoin(text_prints, text_prints.c.document == documents.c.key)
        .where(documents.c.state == "read", documents.c.key > after, text_prints.c.document.is_(None))
        .order_by(documents.c.key)
        .limit(most)
    )
    rows = connection.execute(query)
    return {key: (version, Document.model_validate_json(record)) for key, version, record in rows}


def keep_print(connection: Connection, key: int, state: str, words: str, held: int, record: str) -> None:
    """Keep a document's print: `words` is the hash of its words, `held` how many phrases it has, `state` what it was
    made of."""
    row = {"document": key, "state": state, "words": words, "held": held, "record": record}
    connection.execute(insert(text_prints).values(row))


def hold_phrases(connection: Connection, held: Mapping[int, Collection[int]], most: int) -> set[int]:
    """Note which phrases each document holds; returns the documents that a phrase brings together no more.

    These are the holders of phrases that now have more than `most`.
    """
    every = {phrase for mine in held.values() for phrase in mine}
    common = {row.phrase for some in _batches(every) for row in connection.execute(_common(some))}
    rows = [{"phrase": p, "document": key} for key, mine in held.items() for p in sorted(mine) if p not in common]
    if rows:
        connection.execute(insert(phrases), rows)
    left = every - common
    crossing = [row.phrase for some in _batches(left) for row in connection.execute(_held_by_more(some, most))]
    parted: set[int] = set()
    for some in _batches(crossing):
        parted |= {key for (key,) in connection.execute(select(phrases.c.document).where(phrases.c.phrase.in_(some)))}
        connection.execute(delete(phrases).where(phrases.c.phrase.in_(some)))
        connection.execute(insert(common_phrases), [{"phrase": p} for p in some])
    return parted


def with_words(connection: Connection, words: str) -> set[int]:
    """The documents that have these words."""
    return {key for (key,) in connection.execute(select(text_prints.c.document).where(text_prints.c.words == words))}


def sharing(connection: Connection, held: Collection[int]) -> dict[int, tuple[int, int]]:
    """The documents that hold any of these phrases: how many of them, and how many they hold in all."""
    shared: dict[int, tuple[int, int]] = {}
    joined = phrases.join(text_prints, text_prints.c.document == phrases.c.document)
    for some in _batches(held):
        query = select(phrases.c.document, func.count(), text_prints.c.held).select_from(joined)
        chosen = query.where(phrases.c.phrase.in_(some)).group_by(phrases.c.document, text_prints.c.held)
        for other, number, every in connection.execute(chosen):
            shared[other] = (shared.get(other, (0, 0))[0] + number, every)
    return shared


def prints_by_key(connection: Connection, keys: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The prints of these documents, as JSON, by key."""
    for some in _batches(keys):
        chosen = select(text_prints.c.document, text_prints.c.record).where(text_prints.c.document.in_(some))
        rows = connection.execute(chosen.order_by(text_prints.c.document))
        yield from ((key, record) for key, record in rows)


def replace_relations(connection: Connection, names: Iterable[str], new: Iterable[Relation]) -> None:
    """Keep these relations of texts in place of all those that these documents were in."""
    for some in _batches(names):
        connection.execute(delete(relations).where(or_(relations.c.document.in_(some), relations.c.other.in_(some))))
    rows = [r.model_dump(include={"kind", "document", "other", "overlap"}) for r in new]
    if rows:
        connection.execute(insert(relations), rows)


def _common(some: Collection[int]) -> Select[tuple[int]]:
    return select(common_phrases.c.phrase).where(common_phrases.c.phrase.in_(some))


def _held_by_more(some: Collection[int], most: int) -> Select[tuple[int]]:
    held = select(phrases.c.phrase).where(phrases.c.phrase.in_(some)).group_by(phrases.c.phrase)
    return held.having(func.count() > most)


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(sorted(set(values)))
    while some := list(islice(left, _AT_ONCE)):
        yield some
