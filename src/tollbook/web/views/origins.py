"""Who stands behind the reports: origin by origin the reports that rest on it, and what each report is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tollbook.model import Document, OriginEdge, OriginGraph
from tollbook.telling import origin_label
from tollbook.texts import _, ngettext
from tollbook.web.views.addresses import document_address

_DOCUMENT = "document:"


@dataclass(frozen=True, slots=True)
class Rests:
    """A report that rests on an origin, and why: "cites it (cited by the ministry), 2 claims"."""

    outlet: str
    title: str
    address: str | None
    language: str | None
    why: str


@dataclass(frozen=True, slots=True)
class OriginBehind:
    """An origin with the reports that rest on it."""

    label: str
    reports: tuple[Rests, ...]


@dataclass(frozen=True, slots=True)
class Reporting:
    """A report, and `first`, the one whose words it repeats."""

    outlet: str
    title: str
    address: str | None
    language: str | None
    first: str
    first_address: str | None


@dataclass(frozen=True, slots=True)
class OriginsShown:
    """The graph as two lists: the origins, and the reports by whether they tell anything themselves."""

    origins: tuple[OriginBehind, ...]
    reports: tuple[tuple[str, tuple[Reporting, ...]], ...]


class _Graph:
    """The graph with the documents that may be opened."""

    def __init__(self, graph: OriginGraph, documents: Mapping[str, Document]) -> None:
        self.graph, self.documents = graph, documents
        self.titles = {node.id: node.title for node in graph.nodes}
        self.outlets = {e.target: self.titles[e.source] for e in graph.edges if e.kind == "publishes"}

    def address(self, node: str) -> str | None:
        name = node.removeprefix(_DOCUMENT)
        return document_address(name) if name in self.documents else None

    def language(self, node: str) -> str | None:
        found = self.documents.get(node.removeprefix(_DOCUMENT))
        return found.language if found else None


def origins_of(
    graph: OriginGraph, documents: Mapping[str, Document], labels: Mapping[str, str]
) -> OriginsShown | None:  # fmt: skip
    """The graph in words; null where there is none. `documents` can be opened; `labels` name origins by their ids."""
    if not graph.nodes:
        return None
    known = _Graph(graph, documents)
    behind = []
    for node in graph.nodes:
        resting = [e for e in graph.edges if e.target == node.id and e.kind in ("cites", "credits")]
        if node.kind == "origin" and resting:
            label = labels.get(node.title) or origin_label(node.title)
            behind.append(OriginBehind(label, tuple(_rests(edges, known) for edges in _by_report(resting))))
    behind.sort(key=lambda origin: (-len(origin.reports), origin.label))
    reports: dict[str, list[Reporting]] = {}
    for node in graph.nodes:
        if node.kind == "document":
            reports.setdefault(_how(node.reporting), []).append(_reporting(node.id, known))
    return OriginsShown(tuple(behind), tuple((how, tuple(found)) for how, found in reports.items()))


def _by_report(edges: Iterable[OriginEdge]) -> Iterable[list[OriginEdge]]:
    """The edges to one origin, those of a report together: it may cite an agency and credit it too."""
    found: dict[str, list[OriginEdge]] = {}
    for edge in edges:
        found.setdefault(edge.source, []).append(edge)
    return found.values()


def _rests(edges: list[OriginEdge], known: _Graph) -> Rests:
    said = [_("cites it") if edge.kind == "cites" else _("credits it") for edge in edges]
    number = len({claim for edge in edges for claim in edge.claims})
    if number:
        said.append(ngettext("%(num)d claim", "%(num)d claims", number) % {"num": number})
    bases = dict.fromkeys(_basis(edge.basis, known) for edge in edges if edge.basis)
    why = ", ".join(dict.fromkeys(said)) + (f" ({'; '.join(bases)})" if bases else "")
    at = edges[0].source
    return Rests(known.outlets.get(at, ""), known.titles[at], known.address(at), known.language(at), why)


def _how(reporting: str | None) -> str:
    """Whether a report tells anything itself."""
    return {
        "own": _("its own reporting"),
        "relayed": _("told by others whom it cites"),
        "reprint": _("another's words"),
    }.get(reporting or "") or _("known only as what others reprint")


def _reporting(node: str, known: _Graph) -> Reporting:
    first = next((e.target for e in known.graph.edges if e.source == node and e.kind == "reprints"), None)
    return Reporting(
        outlet=known.outlets.get(node, ""),
        title=known.titles[node],
        address=known.address(node),
        language=known.language(node),
        first=known.titles.get(first or "", ""),
        first_address=known.address(first) if first else None,
    )


def _basis(basis: str, known: _Graph) -> str:
    """Why, with the title of a report in place of its id."""
    repeated = basis.removeprefix("near-identical to ").removesuffix(", published first")
    title = known.titles.get(_DOCUMENT + repeated)
    return basis.replace(repeated, f"“{title}”") if title and repeated != basis else basis
