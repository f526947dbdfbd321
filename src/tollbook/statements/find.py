"""Statements of a document: who says what, by the words of its sentences."""

from tollbook.language import Sentence
from tollbook.model import ActorMention, Document, Quote, Span, Statement
from tollbook.statements.citing import with_cites
from tollbook.statements.identity import PARTIES
from tollbook.statements.joining import joined
from tollbook.statements.lines import line_reports
from tollbook.statements.nesting import parents
from tollbook.statements.nouns import noun_reports
from tollbook.statements.phrasal import phrase_reports
from tollbook.statements.positions import with_positions
from tollbook.statements.quotes import find_quotations
from tollbook.statements.report import Report
from tollbook.statements.resolution import Resolver
from tollbook.statements.verbs import verb_reports


def find_statements(
    document: Document, sentences: tuple[Sentence, ...], actors: tuple[ActorMention, ...] = ()
) -> tuple[Statement, ...]:
    """The statements in text order of their cues. Sentences may be a part of the document, in text order.

    Pronouns and roles ("he", "the group") are resolved in `source.name`; `source.text` stays as written.
    """
    text = document.text
    reports = reports_of(document, sentences)
    resolver = Resolver(document, sentences, actors)
    above = parents(reports)
    sources = resolver.sources(reports, above)
    return tuple(
        Statement(
            id=f"s{i + 1}",
            source=sources[i],
            cue=Quote(start=report.cue[0], end=report.cue[1], text=text[slice(*report.cue)]),
            content=tuple(Span(start=s, end=e) for s, e in report.content),
            parent=_id(above[i]),
            stance=(report.if_party if sources[i].type in PARTIES else None) or report.stance,
            others=resolver.beside(report, sources[i]),
            cites=resolver.named(report.cites),
            told=resolver.medium(report.told),
        )
        for i, report in enumerate(reports)
    )


def _id(position: int | None) -> str | None:
    return None if position is None else f"s{position + 1}"


def reports_of(document: Document, sentences: tuple[Sentence, ...]) -> list[Report]:
    """The reports in text order of their cues, quotations joined, before anyone is named."""
    text = document.text
    reports = list(line_reports(document)) if sentences else []
    for sentence in sentences:
        own = (*phrase_reports(text, sentence), *noun_reports(text, sentence), *verb_reports(text, sentence))
        reports += with_cites(text, with_positions(text, sentence, own))
    return sorted(joined(text, sentences, reports, find_quotations(text)), key=lambda r: (r.cue, r.content))
