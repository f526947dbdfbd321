"""Incidents as a table for a spreadsheet: comma-separated UTF-8, one row each, lists joined by '; '."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from tollbook.model import Incident
from tollbook.store import all_incidents
from tollbook.visibility.gate import Gate

_FIGURES = (
    "killed", "injured", "missing", "displaced", "civilians_killed", "combatants_killed", "children_killed",
    "women_killed", "attackers_killed",
)  # fmt: skip
COLUMNS = (
    "id", "title", "start", "end", "place", "admin1", "country", "lat", "lon", "place_precision",
    *(f"{figure}_{bound}" for figure in _FIGURES for bound in ("low", "best", "high")),
    "perpetrators", "responsibility", "methods", "weapons", "objects", "grade", "strike_status", "origins",
    "range_policy", "documents", "claims", "masked",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_incidents(connection: Connection, gate: Gate) -> Iterator[bytes | None]:
    """A header, then one incident a row."""
    yield from csv_lines(all_incidents(connection), gate)


def csv_lines(incidents: Iterable[Incident], gate: Gate) -> Iterator[bytes | None]:
    """A header, then these incidents, one a row."""
    yield csv_row(COLUMNS)
    for incident in incidents:
        shown = gate.open_for(incident.model_dump(mode="json"), incident.documents, incident.visibility)
        yield None if shown is None else csv_row(cells_of(shown)[column] for column in COLUMNS)


def cells_of(shown: dict[str, Any]) -> dict[str, Any]:
    """An incident's cells by column, from its JSON as the gate let it through."""
    time, place = shown["time"] or {}, shown["place"] or {}
    figures = {f"{f}_{b}": (shown[f] or {}).get(b) for f in _FIGURES for b in ("low", "best", "high")}
    return figures | {
        "id": shown["id"], "title": shown["title"], "start": time.get("start"), "end": time.get("end"),
        "place": place.get("name") or place.get("text"), "admin1": place.get("admin1"),
        "country": place.get("country"), "lat": place.get("lat"), "lon": place.get("lon"),
        "place_precision": place.get("precision"),
        "perpetrators": _joined(a["name"] for a in shown["actors"] if a["role"] == "perpetrator"),
        "responsibility": shown["responsibility"]["status"], "methods": _joined(shown["methods"]),
        "weapons": _joined(shown["weapons"]), "objects": _joined(o["code"] for o in shown["objects"]),
        "grade": shown["grade"], "strike_status": shown["strike_status"], "origins": shown["origins"],
        "range_policy": shown["range_policy"], "documents": _joined(shown["documents"]),
        "claims": len(shown["claims"]), "masked": "yes" if shown.get("masked") else "no",
    }  # fmt: skip


def _joined(values: Any) -> str:
    return "; ".join(dict.fromkeys(values))


def csv_row(cells: Any) -> bytes:
    """Cells as a line, no text in it a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_inert(cell) for cell in cells])
    return out.getvalue().encode()


def _inert(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula is quoted: reports are data."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
