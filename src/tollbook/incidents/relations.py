"""Which documents repeat which: the same words under another address, and one story in several outlets."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tollbook.incidents.near_duplicates import containment, reprints_among, text_of
from tollbook.incidents.report import Report, report_of
from tollbook.model import Document, Relation


def relations_of(documents: Iterable[Document]) -> tuple[Relation, ...]:
    """The relations among documents, sorted; the same whatever their order. Versions of one document are not related.

    Keeps a fingerprint of each document, not its text.
    """
    reports, texts = [], {}
    for document in documents:
        reports.append(report_of(document))
        texts[document.id] = _hash(document)
    reports.sort(key=lambda report: report.document)
    same = {frozenset(pair) for pair in _same(texts)}
    syndicated = {
        frozenset((reports[i].document, reports[j].document)): _overlap(reports[i], reports[j])
        for i, j in reprints_among(reports)
    }
    by_id = {report.document: report for report in reports}
    found = [
        *(_relation("same_text", [by_id[d] for d in pair], 1.0) for pair in same),
        *(_relation("syndicated", [by_id[d] for d in p], share) for p, share in syndicated.items() if p not in same),
    ]
    kept = (r for r in found if _base(r.document) != _base(r.other))
    return tuple(sorted(kept, key=lambda r: (r.document, r.other)))


def _same(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for document, text in texts.items():
        holders[text].append(document)
    for held in holders.values():
        yield from combinations(held, 2)


def _relation(kind: str, pair: Sequence[Report], overlap: float) -> Relation:
    first, later = sorted(pair, key=lambda r: (r.published_at or "9999", r.document))
    return Relation.model_validate(
        {"kind": kind, "document": later.document, "other": first.document, "overlap": round(overlap, 3)}
    )


def _overlap(first: Report, second: Report) -> float:
    return containment(text_of(first).phrases, text_of(second).phrases, 1)


def _hash(document: Document) -> str:
    """Of the words that are in some block, whatever stands between them; of all words where no blocks are known."""
    blocks = [document.text[block.start : block.end] for block in document.blocks] or [document.text]
    return hashlib.sha256(" ".join(" ".join(blocks).split()).encode("utf-8", "surrogatepass")).hexdigest()


def _base(document: str) -> str:
    """The id without its version."""
    base, at, version = document.rpartition("@")
    return base if at and version.isdigit() else document
