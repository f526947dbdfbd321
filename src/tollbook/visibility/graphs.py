"""The graph of origins without the reports and claims that stay back, and without words that are hidden."""

import re
from collections.abc import Mapping
from typing import Any

from tollbook.visibility.masking import BLOCK

Json = dict[str, Any]
Renamed = Mapping[str, str]
"""An origin's id → the id under which it is told."""
_DOCUMENT, _ORIGIN, _REPRINT, _HEARD = "document:", "origin:", "near-identical to ", " via "


def graph_without(graph: Json, gone: set[str], claims: set[str], veiled: set[str]) -> Json:
    """The graph without the documents `gone` and these claims. Titles of `veiled` documents become blocks.

    An edge goes with its document, or with the last claim that rests on it; a node with its last edge.
    """
    hidden = {_DOCUMENT + name for name in gone}
    edges = [
        left
        for edge in graph["edges"]
        if not hidden & {edge["source"], edge["target"]}
        and (left := _edge(edge, gone, claims, hide=edge["source"].removeprefix(_DOCUMENT) in veiled)) is not None
    ]
    reprinting = {edge["source"] for edge in graph["edges"] if edge["target"] in hidden}
    used = {name for edge in edges for name in (edge["source"], edge["target"])}
    nodes = [_node(node, reprinting, edges, veiled) for node in graph["nodes"] if node["id"] in used]
    return {"nodes": nodes, "edges": edges}


def heirs_of(graph: Json, gone: set[str]) -> dict[str, str]:
    """Origins that only a report that stays back gives its name, and the name of the first that repeats its words."""
    titles = {node["id"]: node["title"] for node in graph["nodes"]}
    outlets = {e["target"]: titles.get(e["source"], "") for e in graph["edges"] if e["kind"] == "publishes"}
    hidden = {_DOCUMENT + name for name in gone}
    left = [e for e in graph["edges"] if e["source"] not in hidden and e["kind"] in ("cites", "credits")]
    known = {e["target"] for e in left if not _rests_on(e, gone)}
    shown = {_slug(name) for document, name in outlets.items() if document not in hidden}
    names: dict[str, str] = {}
    repeating = {e["source"] for e in graph["edges"] if e["kind"] == "reprints" and e["target"] in hidden}
    for edge in left:
        origin, _, heard_by = edge["target"].removeprefix(_ORIGIN).partition(_HEARD)
        outlet = origin if _rests_on(edge, gone) else heard_by if edge["source"] in repeating else ""
        if outlet and _ORIGIN + outlet not in known and outlet not in shown:
            names.setdefault(outlet, _slug(outlets.get(edge["source"], "")) or edge["source"].removeprefix(_DOCUMENT))
    return names


def _rests_on(edge: Json, gone: set[str]) -> bool:
    """Whether the origin is that of a report that stays back, which this one repeats."""
    basis = str(edge["basis"])
    return basis.startswith(_REPRINT) and any(name in basis for name in gone)


def _edge(edge: Json, gone: set[str], claims: set[str], *, hide: bool) -> Json | None:
    left = [claim for claim in edge["claims"] if claim not in claims]
    if edge["claims"] and not left:
        return None
    basis = "" if any(name in edge["basis"] for name in gone) else edge["basis"]
    return edge | {"claims": left, "basis": BLOCK * len(basis) if hide else basis}


def _node(node: Json, reprinting: set[str], edges: list[Json], veiled: set[str]) -> Json:
    """A document that repeats one that stays back reports for itself, as far as anyone is told."""
    if node["kind"] != "document":
        return node
    if node["id"] in reprinting and not any(e["kind"] == "credits" for e in edges if e["source"] == node["id"]):
        node = node | {"reporting": "own"}
    if node["id"].removeprefix(_DOCUMENT) in veiled:
        node = node | {"title": BLOCK * len(node["title"])}
    return node


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.lower()))
