"""Who a source is: names for pronouns, roles and short names, resolved in the document."""

from collections.abc import Sequence

from tollbook.language import Sentence
from tollbook.model import ActorMention, Document, Source
from tollbook.statements.report import Report, Spot


class Resolver:
    """Resolves the sources of one document's reports."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> None:
        self._text = document.text
        self._publisher = document.publisher

    def sources(self, reports: Sequence[Report]) -> tuple[Source, ...]:
        """The source of each report."""
        return tuple(self._source(r) for r in reports)

    def named(self, spots: Sequence[Spot]) -> tuple[Source, ...]:
        """Further sources as written."""
        return tuple(self._at(s) for s in spots)

    def medium(self, spot: Spot | None) -> Source | None:
        """The medium told, or None where it is no medium."""
        return None

    def _source(self, report: Report) -> Source:
        if report.source is None:
            return Source(name="", type="unattributed")
        return self._at(report.source)

    def _at(self, spot: Spot) -> Source:
        said = self._text[slice(*spot)]
        return Source(name=said, type="unattributed", text=said, start=spot[0], end=spot[1])
