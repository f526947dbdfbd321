"""The graph of who stands behind the reports of an event: origins, outlets and documents, and what joins them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tollbook.incidents.event import Event
from tollbook.incidents.origins import outlet_origin
from tollbook.incidents.report import Report
from tollbook.model import Origin, OriginEdge, OriginGraph, OriginNode
from tollbook.model.origin_graph import Reporting

CREDITED, REPRINTED = "credited to ", "near-identical to "


def graph_of(
    events: Sequence[Event], origins: Mapping[str, Origin], first: Mapping[str, Report] | None = None
) -> OriginGraph:
    """The graph of the events of one incident. `origins` are by claim id; `first` as in `outlet_origin`.

    A document reports for itself where it asserts anything that is no other's: whoever it cites besides.
    """
    nodes: dict[str, OriginNode] = {}
    edges: dict[tuple[str, str, str], OriginEdge] = {}
    for report, claims in _by_document(events):
        document, outlet = f"document:{report.document}", f"outlet:{report.publisher or report.document}"
        nodes[outlet] = OriginNode(id=outlet, kind="outlet", title=report.publisher or report.document)
        _add(edges, OriginEdge(source=outlet, target=document, kind="publishes"))
        own = outlet_origin(report, first)
        reprint = own.basis.startswith((CREDITED, REPRINTED))
        for edge in _behind(report, document, own, first):
            _add(edges, edge)
        cited: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            cited[origins[claim].id].append(claim)
        for origin, told in cited.items():
            basis = origins[told[0]].basis
            _add(edges, OriginEdge(source=document, target=f"origin:{origin}", kind="cites", basis=basis,
                                   claims=tuple(sorted(told))))  # fmt: skip
        for origin in {*cited, own.id}:
            nodes[f"origin:{origin}"] = OriginNode(id=f"origin:{origin}", kind="origin", title=origin)
        how: Reporting = "reprint" if reprint else "own" if own.id in cited or not claims else "relayed"
        nodes[document] = OriginNode(id=document, kind="document", title=report.title or report.document, reporting=how)
    missing = {e.target for e in edges.values()} - set(nodes)
    nodes |= {name: OriginNode(id=name, kind="document", title=name.removeprefix("document:")) for name in missing}
    used = {n for e in edges.values() for n in (e.source, e.target)}
    kept = sorted((node for name, node in nodes.items() if name in used), key=lambda node: node.id)
    return OriginGraph(nodes=tuple(kept), edges=tuple(edges[key] for key in sorted(edges)))


def _by_document(events: Sequence[Event]) -> tuple[tuple[Report, list[str]], ...]:
    """Each report with the ids of its claims."""
    found: dict[str, tuple[Report, list[str]]] = {}
    for event in events:
        found.setdefault(event.report.document, (event.report, []))[1].extend(claim.id for claim in event.claims)
    return tuple(found.values())


def _behind(report: Report, document: str, own: Origin, first: Mapping[str, Report] | None) -> tuple[OriginEdge, ...]:
    """The edges to the report that a document reprints, and to the agency or channel it credits."""
    edges = []
    source = first.get(report.document, report) if first else report
    if source.document != report.document:
        target = f"document:{source.document}"
        edges.append(OriginEdge(source=document, target=target, kind="reprints", basis="the same story in its words"))
    if source.agencies:
        edges.append(OriginEdge(source=document, target=f"origin:{own.id}", kind="credits", basis=own.basis))
    return tuple(edges)


def _add(edges: dict[tuple[str, str, str], OriginEdge], edge: OriginEdge) -> None:
    edges[edge.source, edge.target, edge.kind] = edge
