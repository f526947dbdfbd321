"""One incident or toll in the terminal: facts, grade, how its toll was told over time, who answers, every claim."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from tollbook.cli.reading import tell_claims_of
from tollbook.cli.terminal import facts, heading, indented, line, table
from tollbook.model import Incident, Position
from tollbook.project import Case
from tollbook.telling import (
    Fact,
    code_in_words,
    date_of,
    facts_of,
    figure_in_words,
    grade_in_words,
    origin_label,
    stance_verb,
)  # fmt: skip


def tell_case(case: Case, *, colours: bool) -> Iterator[RenderableType]:
    """The whole case in words, part by part."""
    yield from tell_record(case)
    yield heading("Claims, by report in order of publication")
    for document in case.documents:
        claims = case.claims.get(document.id, ())
        if claims:
            parts = [document.publisher or document.id, date_of(document.published), document.title or ""]
            yield line("\n" + " · ".join(part for part in parts if part), "bold")
            yield from tell_claims_of(document, claims, case.record, colours=colours)


def tell_record(case: Case) -> Iterator[RenderableType]:
    """The record without its claims."""
    record = case.record
    yield line(f"{record.title}", "bold")
    yield line(f"{record.id} · {len(record.documents)} documents, {record.origins} independent origins", "dim")
    yield indented(facts([*facts_of(record), *_graded(case)]))
    if record.tolls_seen:
        yield heading("How the figures were told over time")
        yield indented(_history(case))
    if record.positions:
        yield heading("What the parties answer")
        yield from (indented(line(position_in_words(position))) for position in record.positions)


def position_in_words(position: Position) -> str:
    """ "2015-10-03, United States partly admits (civilian harm): “may have resulted in collateral damage”"."""
    conceded = f": “{position.conceded}”" if position.conceded else ""
    about = code_in_words(position.about)
    return f"{date_of(position.date)}, {position.actor} {stance_verb(position.stance)} ({about}){conceded}"


def names_in(case: Case) -> tuple[str, ...]:
    """The names that a case's origins may go by."""
    cited = [source.name for claim in case.all_claims for source in claim.sources]
    outlets = [name for document in case.documents for name in (document.publisher, *document.agencies) if name]
    return tuple(dict.fromkeys([*cited, *outlets]))


def origin_labels(case: Case) -> dict[str, str]:
    """The labels of a case's origins, by id."""
    names = names_in(case)
    told = {seen.origin for seen in case.record.tolls_seen}
    behind = {node.title for node in case.record.origin_graph.nodes if node.kind == "origin"}
    return {origin: origin_label(origin, names) for origin in sorted(told | behind)}


def _graded(case: Case) -> tuple[Fact, ...]:
    if not isinstance(case.record, Incident):
        return (Fact("Grade", "a toll over a period or an area is not graded and never added to incidents"),)
    return (Fact("Grade", grade_in_words(case.record)),)


def _history(case: Case) -> Table:
    labels = origin_labels(case)
    rows = [
        (
            date_of(seen.reported),
            labels[seen.origin],
            f"{figure_in_words(seen)} {code_in_words(seen.harm)}",
            "superseded" if seen.superseded_by else "in force",
        )
        for seen in sorted(case.record.tolls_seen, key=lambda s: (s.harm != "killed", s.harm, s.reported or "9999"))
    ]
    return table(("Reported", "Origin", "Figure", "Standing"), dict.fromkeys(rows))
