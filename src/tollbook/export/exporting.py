"""Writes one format of one project."""

from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy import Connection

from tollbook.export.formats import Format
from tollbook.store import Database, read_as
from tollbook.visibility import PUBLIC_EYES, WITH_NAMES, Gate, gate_for


def export_to(
    database: Database,
    format: Format,
    out: BinaryIO,
    *,
    with_names: bool = False,
    today: date | None = None,
    change: Callable[[Any], Any] | None = None,
) -> int:
    """Write all records of a format, sorted, from one state of the project; returns how many had to stay.

    `with_names` keeps names and words that are for the team or restricted. `today` ends embargoes.
    `change` makes each incident and toll anew, by other policies.
    """
    stayed = 0
    with database.read() as plain:
        connection = read_as(plain, change)
        gate = gate_of(connection, with_names=with_names, today=today)
        for piece in format.write(connection, gate):
            if piece is None:
                stayed += 1
            else:
                out.write(piece)
    return stayed


def gate_of(connection: Connection, *, with_names: bool = False, today: date | None = None) -> Gate:
    """The gate over the project's present state, through which everything leaves."""
    clearance = WITH_NAMES if with_names else PUBLIC_EYES
    return gate_for(connection, clearance, today or date.today())
