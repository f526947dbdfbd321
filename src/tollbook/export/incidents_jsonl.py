"""Incidents, and tolls, as JSON Lines in the interchange format."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from tollbook.export.lines import line
from tollbook.model import Incident
from tollbook.store import all_incidents, all_tolls
from tollbook.visibility.gate import Gate


def incidents_jsonl(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """One incident a line."""
    yield from json_lines(all_incidents(connection), gate)


def json_lines(incidents: Iterable[Incident], gate: Gate) -> Iterator[bytes | None]:
    """These incidents, one a line."""
    for incident in incidents:
        yield line(gate, incident.model_dump(mode="json"), incident.documents, incident.visibility)


def tolls_jsonl(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """One toll a line. Tolls are never added to incidents."""
    for toll in all_tolls(connection):
        yield line(gate, toll.model_dump(mode="json"), toll.documents, toll.visibility)
