"""Which documents repeat which. New ones are compared with those that share phrases with them, so that the work grows
with what is new; the result is that of comparing all at once, in any order.
"""

from collections.abc import Collection

from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import TextPrint, most_phrase_holders, print_of, relation_between, shares_enough
from tollbook.store import Database

_AT_ONCE = 200  # documents a transaction


def relate_texts(database: Database, version: str) -> bool:
    """Compare what is new. What was read again, or by other rules, has everything compared again.

    Each step is kept by itself: killed in between, the next call goes on.
    """
    with database.write() as connection:
        changed = store.forget_prints_of_old(connection, version)
    last = 0
    while (done := _some_related(database, version, last)) is not None:
        last = done
        changed = True
    return changed


def _some_related(database: Database, version: str, after: int) -> int | None:
    """Relate the next documents behind this key; returns the last one's, or null where there are none."""
    with database.read() as connection:
        waiting = store.documents_without_print(connection, _AT_ONCE, after)
    if not waiting:
        return None
    prints = {key: print_of(document) for key, (_, document) in waiting.items()}
    held = {key: made.hashed_phrases for key, made in prints.items()}
    with database.write() as connection:
        for key, made in prints.items():
            store.keep_print(
                connection, key, f"{version} {waiting[key][0]}", made.words, len(held[key]), made.model_dump_json()
            )
        parted = store.hold_phrases(connection, held, most_phrase_holders())
        _relate(connection, parted | prints.keys())
    return max(waiting)


def _relate(connection: Connection, keys: Collection[int]) -> None:
    """Find the relations of these documents anew."""
    mine = dict(_prints(connection, keys))
    pairs = {
        (min(key, other), max(key, other))
        for key, made in mine.items()
        for other in _worth_comparing(connection, made) - {key}
    }
    every = mine | dict(_prints(connection, {key for pair in pairs for key in pair} - mine.keys()))
    found = (relation_between(every[one], every[other]) for one, other in sorted(pairs))
    store.replace_relations(connection, (p.document for p in mine.values()), (r for r in found if r is not None))


def _worth_comparing(connection: Connection, made: TextPrint) -> set[int]:
    held = made.hashed_phrases
    shared = store.sharing(connection, held).items()
    near = {other for other, (number, every) in shared if shares_enough(number, len(held), every)}
    return near | store.with_words(connection, made.words)


def _prints(connection: Connection, keys: Collection[int]) -> list[tuple[int, TextPrint]]:
    return [(key, TextPrint.model_validate_json(record)) for key, record in store.prints_by_key(connection, keys)]
