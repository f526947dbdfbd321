"""Who holds a key in one row each, the documents to link again found without a walk through all, and why pairs score.

Keys had a row for each event that holds them, three times over with their indexes, spread all over the file.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_MOST_LISTED = 800
_AT_ONCE = 10_000


def upgrade() -> None:
    """Carry over what linking kept."""
    op.create_index("linked_documents_state", "linked_documents", ["state"])
    _outdate()
    _number_events()
    op.add_column("event_links", sa.Column("levels", sa.Text))
    for name in ("key_holders", "recent_holders"):
        op.create_table(
            name,
            sa.Column("key", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
            sa.Column("number", sa.Integer, nullable=False),
            sa.Column("events", sa.LargeBinary),
        )
    _keep("UPDATE events SET held = :packed WHERE number = :of", _keys_by_event())
    _keep("INSERT INTO key_holders (key, number, events) VALUES (:of, :number, :packed)", _events_by_key())
    op.drop_table("event_keys")


def _outdate() -> None:
    """Empty the state of documents that are new, were read again or are no more; a state begins with two versions."""
    op.execute(
        "UPDATE linked_documents SET state = '' WHERE NOT EXISTS (SELECT 1 FROM readings WHERE "
        "readings.document = linked_documents.document AND (linked_documents.state LIKE '% ' || readings.version "
        "OR linked_documents.state LIKE '% ' || readings.version || ' %'))"
    )
    op.execute(
        "INSERT INTO linked_documents (document, state) SELECT document, '' FROM readings "
        "WHERE document NOT IN (SELECT document FROM linked_documents)"
    )


def _number_events() -> None:
    for name in ("document", "record"):
        op.drop_index(f"events_{name}", "events")
    op.rename_table("events", "unnumbered_events")
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("record", sa.Text),
        sa.Column("profile", sa.Text, nullable=False),
        sa.Column("held", sa.LargeBinary, nullable=False),
    )
    op.execute(
        "INSERT INTO events (number, id, document, record, profile, held) "
        "SELECT row_number() OVER (ORDER BY document, id), id, document, record, profile, '' FROM unnumbered_events"
    )
    op.drop_table("unnumbered_events")
    for name in ("document", "record"):
        op.create_index(f"events_{name}", "events", [name])


def _rows(order: str) -> Iterator[tuple[int, ...]]:
    chosen = f"SELECT number, key, kind FROM event_keys JOIN events ON events.id = event_keys.event ORDER BY {order}"  # noqa: S608
    found = op.get_bind().execute(sa.text(chosen), execution_options={"yield_per": _AT_ONCE})
    yield from map(tuple, found)


def _keys_by_event() -> Iterator[dict[str, object]]:
    for number, rows in groupby(_rows("number, key"), itemgetter(0)):
        held = np.array(list(rows), np.int64)
        yield {"of": number, "packed": held[:, 1].astype("<i8").tobytes() + held[:, 2].astype("u1").tobytes()}


def _events_by_key() -> Iterator[dict[str, object]]:
    for key, rows in groupby(_rows("key, number"), itemgetter(1)):
        held = np.array([row[0] for row in rows], "<u4")
        yield {"of": key, "number": len(held), "packed": held.tobytes() if len(held) <= _MOST_LISTED else None}


def _keep(command: str, rows: Iterator[dict[str, object]]) -> None:
    """Run a command for each row, ten thousand at a time."""
    some: list[dict[str, object]] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            op.get_bind().execute(sa.text(command), some)
            some = []
    if some:
        op.get_bind().execute(sa.text(command), some)
