"""Writes one format of one project."""

from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy import Connection

from tollbook.export.formats import Format
from tollbook.export.masking import Masker
from tollbook.export.names import collect_names
from tollbook.export.visibility import Gate
from tollbook.store import Database, all_claims, all_incidents, read_as


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
    masker = None if with_names else Masker(collect_names(all_claims(connection), all_incidents(connection)))
    return Gate(masker, (today or date.today()).isoformat())
