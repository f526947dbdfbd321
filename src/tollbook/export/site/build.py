"""Builds the site: cases one by one, then what is made of all of them."""

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sqlalchemy import Connection

from tollbook.export.report.build import case_shown, labels_of
from tollbook.export.report.cases import Case
from tollbook.export.site import downloads
from tollbook.export.site.changes import Known, Past, brought_forward, known_of
from tollbook.export.site.feed import in_feed, told_changes, updated
from tollbook.export.site.folder import Draft, past_in, replacing
from tollbook.export.site.linked_data import dataset_of, event_of
from tollbook.export.site.lists import choices_of, facet_labels, list_pages, newest_first
from tollbook.export.site.publication import Publication, Tally
from tollbook.export.site.published import Published, published
from tollbook.export.site.render import rendered
from tollbook.export.site.rows import Row, path_of, row_of, total_of
from tollbook.model import Document
from tollbook.store import Database
from tollbook.telling import tell_graph
from tollbook.texts import using


def publish_site(database: Database, folder: Path, publication: Publication) -> Tally:
    """Write the site into the folder, in place of an earlier one; returns what was published and what stayed.

    Raises TollbookError `holds-other-things`, `site-damaged`, `disk-full` or `not-writable`.
    """
    past = past_in(folder)
    tally = Tally()
    with using(publication.language), database.read() as connection, replacing(folder) as draft:
        rows, known = _cases(connection, draft, publication, tally)
        now = brought_forward(past, known, publication.today)
        incidents = newest_first(row for row in rows if not row.is_toll)
        tolls = newest_first(row for row in rows if row.is_toll)
        _lists(draft, incidents, tolls, publication, tally)
        _changes(draft, now, rows, publication)
        _moved(draft, rows, now, publication)
        _rest(draft, incidents, tolls, publication)
        draft.close(now)
    return tally


def _cases(
    connection: Connection, draft: Draft, publication: Publication, tally: Tally
) -> tuple[list[Row], dict[str, Known]]:
    rows, known = [], {}
    documents: dict[str, Document] = {}
    for name, begin in downloads.headers().items():
        draft.add(f"data/{name}", begin)
    for case in published(connection, publication, tally):
        row = row_of(case, publication)
        draft.add(f"{row.path}index.html", _case_page(case, row, publication))
        for name, piece in downloads.pieces_of(case):
            draft.add(f"data/{name}", piece)
        rows.append(row)
        known[row.id] = known_of(row, downloads.content_of(case.case, signed=case.signed))
        documents |= {d.id: d.model_copy(update={"text": "", "blocks": ()}) for d in case.case.documents}
    for name in sorted(documents):
        draft.add("data/reports.csv", downloads.report_row(documents[name]))
    return rows, known


def _case_page(published_case: Published, row: Row, publication: Publication) -> bytes:
    case = published_case.case
    numbered = enumerate((c for d in case.documents for c in case.claims.get(d.id, ())), start=1)
    anchors = {claim.id: f"claim-{number}" for number, claim in numbered}
    origins = publication.origins(case)
    shown = case_shown(case, origins, anchors)
    return rendered(
        "incident.html.jinja",
        row.path,
        publication=publication,
        row=row,
        case=shown,
        reports=_reports(case),
        behind=tell_graph(case.record.origin_graph, labels_of(case, origins)) if case.record.origin_graph.nodes else (),
        hidden_claims=published_case.hidden_claims,
        data=event_of(row, shown, case.documents, publication),
    )


def _reports(case: Case) -> dict[str, tuple[str, Document]]:
    """By document id: its anchor in the page, and itself."""
    return {d.id: (f"report-{number}", d) for number, d in enumerate(case.documents, start=1)}


def _lists(
    draft: Draft, incidents: tuple[Row, ...], tolls: tuple[Row, ...], publication: Publication, tally: Tally
) -> None:
    choices = choices_of(incidents)
    data = dataset_of(incidents, publication)
    for page in list_pages(incidents):
        html = rendered(
            "list.html.jinja",
            page.path,
            publication=publication,
            page=page,
            choices=choices,
            facets=facet_labels(),
            tally=tally,
            tolls=tolls,
            data=data,
            killed=total_of(row.figure for row in page.of_list),
        )
        draft.add(f"{page.path}index.html", html)


def _changes(draft: Draft, now: Past, rows: Iterable[Row], publication: Publication) -> None:
    changes = told_changes(now, {row.id: row for row in rows}, publication)
    page = rendered("changes.html.jinja", "changes/", publication=publication, changes=changes)
    draft.add("changes/index.html", page)
    feed = rendered("feed.xml.jinja", "", publication=publication, changes=in_feed(changes), updated=updated(now))
    draft.add("feed.xml", feed)


def _moved(draft: Draft, rows: list[Row], now: Past, publication: Publication) -> None:
    """Old addresses lead on: an earlier id to those that took it over, a withdrawn one to a page that says so."""
    ids = {row.id for row in rows}
    heirs: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in row.previous_ids:
            if name not in ids:
                heirs[name].append(row)
    for name, found in sorted(heirs.items()):
        path = path_of(name)
        page = rendered("moved.html.jinja", path, publication=publication, heirs=found, id=name)
        draft.add(f"{path}index.html", page)
    for name, path in sorted((now.withdrawn or {}).items()):
        page = rendered("withdrawn.html.jinja", path, publication=publication, id=name)
        draft.add(f"{path}index.html", page)


def _rest(draft: Draft, incidents: tuple[Row, ...], tolls: tuple[Row, ...], publication: Publication) -> None:
    draft.add("data/incidents.geojson", downloads.geojson(incidents))
    for name, template in (("method/", "method"), ("downloads/", "downloads")):
        page = rendered(f"{template}.html.jinja", name, publication=publication, descriptions=downloads.descriptions())
        draft.add(f"{name}index.html", page)
    draft.add("404.html", rendered("missing.html.jinja", "", publication=publication))
    if publication.base:
        draft.add("sitemap.xml", rendered("sitemap.xml.jinja", "", publication=publication, rows=(*incidents, *tolls)))
    css = [files("tollbook.export.report").joinpath("report.css"), files("tollbook.export.site").joinpath("site.css")]
    draft.add("assets/site.css", b"".join(path.read_bytes() for path in css))
    for name, path in _islands():
        draft.add(f"assets/islands/{name}", path.read_bytes())


def _islands() -> list[tuple[str, Traversable]]:
    """The built files of the map, which the workbench has too."""
    folder = files("tollbook").joinpath("web", "static", "islands")
    return [(path.name, path) for path in sorted(folder.iterdir(), key=lambda p: p.name) if path.name not in _NOT_MAP]


_NOT_MAP = frozenset({"plot.js", "selection.js", "keys.js", "presence.js", "built.json"})
"""Islands that only the workbench has."""
