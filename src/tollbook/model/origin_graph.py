"""Who stands behind the reports of an event: a graph of origins, outlets and documents."""

from typing import Literal

from tollbook.model.base import Record

NodeKind = Literal["origin", "outlet", "document"]
EdgeKind = Literal["cites", "reprints", "credits", "publishes"]
Reporting = Literal["own", "relayed", "reprint"]


class OriginNode(Record):
    """An origin, an outlet or a document. `reporting`, of a document: `own` it asserts something itself; `relayed` all
    that it tells, it has from sources that it cites; `reprint` its words are another's, by an agency's credit or as
    they stand in an earlier report."""

    id: str
    kind: NodeKind
    title: str
    reporting: Reporting | None = None


class OriginEdge(Record):
    """From a document to the origin that it `cites`, to the agency or channel that it `credits` (a forwarded message
    is its author's), to the report that it `reprints`; from an outlet to what it `publishes`. `claims` rest on it."""

    source: str
    target: str
    kind: EdgeKind
    basis: str = ""
    claims: tuple[str, ...] = ()


class OriginGraph(Record):
    """Nodes and edges, sorted. Ids begin with `origin:`, `outlet:` or `document:`."""

    nodes: tuple[OriginNode, ...] = ()
    edges: tuple[OriginEdge, ...] = ()
