"""An incident as schema.org sees it (https://schema.org, 2024): an event, and the claims made of it.

There is no rating of claims: the record says who says what and how well it is corroborated, not what is true.
"""

import json
from typing import Any

from markupsafe import Markup

from tollbook.export.report.page import CaseShown
from tollbook.export.site.publication import Publication
from tollbook.export.site.rows import Row
from tollbook.model import Document
from tollbook.telling import safe
from tollbook.texts import gettext as _

_CONTEXT = "https://schema.org"


def event_of(row: Row, shown: CaseShown, documents: tuple[Document, ...], publication: Publication) -> Markup:
    """The incident as an `Event` with its reports and the claims that they carry."""
    reports = {document.id: _report(document) for document in documents}
    event: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Event",
        "identifier": row.id,
        "name": row.title,
        "inLanguage": publication.language.tag,
        "startDate": row.date or None,
        "location": _place(row),
        "description": _("Killed: %(killed)s. Injured: %(injured)s.")
        % {"killed": shown.killed, "injured": shown.injured},
        "url": publication.base + row.path if publication.base else None,
        "subjectOf": [
            *reports.values(),
            *(_claim(c.sentence, o.label, reports.get(c.document)) for o in shown.told_by for c in o.claims),
        ],
    }
    return _script(event)


def dataset_of(rows: tuple[Row, ...], publication: Publication) -> Markup:
    """The whole publication as a `Dataset` with its downloads."""
    dates = sorted(row.date for row in rows if row.date)
    files = {
        "incidents.csv": "text/csv",
        "incidents.jsonl": "application/jsonl",
        "incidents.geojson": "application/geo+json",
    }
    return _script(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "name": _("Casualty record: %(title)s") % {"title": publication.title},
            "inLanguage": publication.language.tag,
            "description": _("Incidents of armed violence as reported: ranges, grades, and who says so."),
            "url": publication.base or None,
            "temporalCoverage": f"{dates[0]}/{dates[-1]}" if dates else None,
            "measurementTechnique": _("Reading of reports by published rules; independent origins are counted once."),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{publication.base}data/{name}"}
                for name, kind in files.items()
            ],
        }
    )


def _place(row: Row) -> dict[str, Any] | None:
    if not row.place:
        return None
    point = {"@type": "GeoCoordinates", "latitude": row.lat, "longitude": row.lon}
    return {
        "@type": "Place",
        "name": row.place,
        "address": {"@type": "PostalAddress", "addressCountry": row.country_label} if row.country else None,
        "geo": point if row.lat is not None else None,
    }


def _report(document: Document) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": document.title,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        "datePublished": document.published,
        "url": document.canonical_url or document.url,
    }


def _claim(sentence: str, origin: str, report: dict[str, Any] | None) -> dict[str, Any]:
    return {"@type": "Claim", "text": sentence, "author": {"@type": "Thing", "name": origin}, "appearance": report}


def _script(value: dict[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(_said(value), ensure_ascii=False, sort_keys=True)
    for sign, escaped in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, escaped)
    return Markup(text)  # noqa: S704 - every sign that HTML knows is escaped above


def _said(value: Any) -> Any:
    """The value without what is not known."""
    if isinstance(value, dict):
        return {k: _said(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_said(v) for v in value]
    return safe(value) if isinstance(value, str) else value
