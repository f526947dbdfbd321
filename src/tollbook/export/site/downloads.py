"""The publication's data as files, case by case: they hold what the pages hold, and no more."""

from collections.abc import Iterator
from typing import Any

import orjson

from tollbook.export.csv_incidents import COLUMNS, cells_of, csv_row
from tollbook.export.report.cases import Case
from tollbook.export.site.published import Published
from tollbook.export.site.rows import Row
from tollbook.model import Document, Toll
from tollbook.texts import gettext as _
from tollbook.visibility.masking import BLOCK, WITHHELD

FILES = (
    "incidents.csv", "incidents.jsonl", "claims.jsonl", "tolls.jsonl", "reports.csv", "incidents.geojson",
)  # fmt: skip
_REPORT = ("id", "publisher", "title", "published", "language", "url")


def descriptions() -> dict[str, str]:
    """Every download with what it holds."""
    about = (
        _("Incidents for a spreadsheet, one a row."), _("Incidents with all their fields, one JSON object a line."),
        _("Every public claim with the words it was read from."),
        _("Figures over longer periods or wider areas; never add them to incidents."),
        _("The reports: publisher, title, date, address."), _("Incidents that have a place on the map."),
    )  # fmt: skip
    return dict(zip(FILES, about, strict=True))


def headers() -> dict[str, bytes]:
    """How each file begins."""
    begin = dict.fromkeys(FILES, b"")
    return begin | {"incidents.csv": csv_row((*COLUMNS, "provisional")), "reports.csv": csv_row(_REPORT)}


def pieces_of(published: Published) -> Iterator[tuple[str, bytes]]:
    """What a case adds to which file."""
    record = published.case.record.model_dump(mode="json")
    if isinstance(published.case.record, Toll):
        yield "tolls.jsonl", _line(record)
    else:
        shown = _marked(record, published)
        yield "incidents.jsonl", _line(shown)
        cells = cells_of(shown)
        yield "incidents.csv", csv_row((*(cells[c] for c in COLUMNS), "no" if published.signed else "yes"))
    for document, claims in published.case.claims.items():
        for claim in claims:
            yield "claims.jsonl", _line({"document": document} | claim.model_dump(mode="json"))


def report_row(document: Document) -> bytes:
    """A report's line."""
    url = document.canonical_url or document.url
    return csv_row(
        (document.id, document.publisher, document.title, document.published, document.language, url),
    )


def content_of(case: Case, *, signed: bool) -> bytes:
    """All that is shown of a case, to see whether it changed."""
    parts = [case.record.model_dump(mode="json"), {"signed": signed}]
    parts += [claim.model_dump(mode="json") for claims in case.claims.values() for claim in claims]
    parts += [{"document": d.id, "url": d.url, "title": d.title} for d in case.documents]
    return b"".join(map(_line, parts))


def geojson(rows: tuple[Row, ...]) -> bytes:
    """The incidents that have a place on the map (RFC 7946); addresses are relative to the site's root."""
    features = [_feature(row) for row in rows if row.lat is not None and row.lon is not None]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _feature(row: Row) -> dict[str, Any]:
    shown = ("id", "title", "date", "killed", "precision", "radius_km", "grade", "provisional", "place")
    properties = {name: getattr(row, name) for name in shown} | {"href": row.path}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
        "properties": properties,
    }


def _marked(record: dict[str, Any], published: Published) -> dict[str, Any]:
    """Says where something is hidden, as exports do, and where two people have not yet signed."""
    text = orjson.dumps(record).decode()
    marks = {"masked": True} if BLOCK in text or WITHHELD in text else {}
    return record | marks | ({} if published.signed else {"provisional": True})


def _line(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
