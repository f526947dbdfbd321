"""The graph of origins in words: behind each origin the documents that rest on it, and how."""

from collections.abc import Mapping

from tollbook.model import OriginEdge, OriginGraph, OriginNode
from tollbook.telling.origins import origin_label

_HOW = {
    "own": "its own reporting",
    "relayed": "told by others whom it cites",
    "reprint": "another's words",
}


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
            parts.append((f"Origin: {name}", tuple(_edge(edge, nodes, outlets) for edge in behind)))
    documents = [node for node in graph.nodes if node.kind == "document"]
    parts.append(("Documents", tuple(_document(node, graph, nodes, outlets) for node in documents)))
    return tuple(parts)


def _edge(edge: OriginEdge, nodes: Mapping[str, OriginNode], outlets: Mapping[str, str]) -> str:
    claims = f", {len(edge.claims)} claim{'s' * (len(edge.claims) != 1)}" if edge.claims else ""
    basis = f" ({edge.basis})" if edge.basis else ""
    return f"{outlets.get(edge.source, '')} {edge.kind} it{claims}{basis}: {nodes[edge.source].title}".strip()


def _document(node: OriginNode, graph: OriginGraph, nodes: Mapping[str, OriginNode], outlets: Mapping[str, str]) -> str:
    how = _HOW.get(node.reporting or "", "known only as what others reprint")
    reprints = [nodes[edge.target].title for edge in graph.edges if edge.source == node.id and edge.kind == "reprints"]
    first = f"; the words of {reprints[0]}" if reprints else ""
    return f"{outlets.get(node.id, '')} · {node.title}: {how}{first}".strip(" ·")
