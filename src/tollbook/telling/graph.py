"""The graph of origins in words: behind each origin the documents that rest on it, and how."""

from collections.abc import Mapping

from tollbook.model import OriginEdge, OriginGraph, OriginNode
from tollbook.telling.origins import origin_label
from tollbook.texts import gettext as _
from tollbook.texts import later, ngettext

_HOW = {
    "own": later("its own reporting"),
    "relayed": later("told by others whom it cites"),
    "reprint": later("another's words"),
}
_ALONE = later("known only as what others reprint")


def tell_graph(graph: OriginGraph, labels: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Headings with their sentences: the origins with the documents that cite or credit them, then each document.

    `labels` are the names of origins by their ids.
    """
    nodes = {node.id: node for node in graph.nodes}
    outlets = {edge.target: nodes[edge.source].title for edge in graph.edges if edge.kind == "publishes"}
    parts = []
    for node in graph.nodes:
        behind = [edge for edge in graph.edges if edge.target == node.id and edge.kind in ("cites", "credits")]
        if node.kind == "origin" and behind:
            name = labels.get(node.title) or origin_label(node.title)
            parts.append(
                (_("Origin: %(name)s") % {"name": name}, tuple(_edge(edge, nodes, outlets) for edge in behind))
            )
    documents = [node for node in graph.nodes if node.kind == "document"]
    parts.append((_("Documents"), tuple(_document(node, graph, nodes, outlets) for node in documents)))
    return tuple(parts)


def _edge(edge: OriginEdge, nodes: Mapping[str, OriginNode], outlets: Mapping[str, str]) -> str:
    rests = _("%(outlet)s credits it") if edge.kind == "credits" else _("%(outlet)s cites it")
    words = (rests % {"outlet": outlets.get(edge.source, "")}).strip()
    if edge.claims:
        words += ", " + ngettext("%(num)d claim", "%(num)d claims", len(edge.claims)) % {"num": len(edge.claims)}
    basis = f" ({edge.basis})" if edge.basis else ""
    return f"{words}{basis}: {nodes[edge.source].title}"


def _document(node: OriginNode, graph: OriginGraph, nodes: Mapping[str, OriginNode], outlets: Mapping[str, str]) -> str:
    how = _(_HOW.get(node.reporting or "", _ALONE))
    reprints = [nodes[edge.target].title for edge in graph.edges if edge.source == node.id and edge.kind == "reprints"]
    first = "; " + _("the words of %(report)s") % {"report": reprints[0]} if reprints else ""
    return f"{outlets.get(node.id, '')} · {node.title}: {how}{first}".strip(" ·")
