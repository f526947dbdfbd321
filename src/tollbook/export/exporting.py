"""Writes one format of one project."""

from datetime import date
from typing import BinaryIO

from tollbook.export.formats import Format
from tollbook.store import Database
from tollbook.visibility import PUBLIC_EYES, WITH_NAMES, gate_for


def export_to(
    database: Database, format: Format, out: BinaryIO, *, with_names: bool = False, today: date | None = None
) -> int:
    """Write all records of a format, sorted, from one state of the project; returns how many had to stay.

    `with_names` keeps names and words that are for the team or restricted. `today` ends embargoes.
    """
    stayed = 0
    with database.read() as connection:
        clearance = WITH_NAMES if with_names else PUBLIC_EYES
        gate = gate_for(connection, clearance, today or date.today())
        for piece in format.write(connection, gate):
            if piece is None:
                stayed += 1
            else:
                out.write(piece)
    return stayed
