"""Who says a claim: the chain of sources over the statements that hold it, and the stance they take."""

from collections.abc import Mapping
from types import MappingProxyType

from tollbook.model import Document, Origin, Source, Statement
from tollbook.model.codes import Stance

_ANSWERS = {"deny", "dispute", "no_comment", "retract", "cannot_verify"}


def holding(statements: tuple[Statement, ...], start: int, end: int) -> Statement | None:
    """The innermost statement whose content holds at least half of the span, or whose cue stands in it."""
    inside = [(_size(s), s) for s in statements if _covered(s, start, end) * 2 >= end - start]
    if not inside:  # a span that holds the words of saying themselves
        inside = [(_size(s), s) for s in statements if s.cue and start <= s.cue.start and s.cue.end <= end]
    return min(inside, key=lambda pair: (pair[0], pair[1].id))[1] if inside else None


def _size(statement: Statement) -> int:
    return sum(c.end - c.start for c in statement.content)


def _covered(statement: Statement, start: int, end: int) -> int:
    return sum(max(0, min(c.end, end) - max(c.start, start)) for c in statement.content)


def chain(
    statement: Statement | None,
    statements: dict[str, Statement],
    document: Document,
    grounds: Mapping[str, tuple[Source, ...]] = MappingProxyType({}),
) -> tuple[Source, ...]:
    """Sources in order: who says it in this text, whom they cite, the medium told, the publisher.

    A party that only answers a report (denies, disputes) is no source of what the report says. `grounds` are the
    reports on which a speaker bases what he says, by his name: see `grounds_of`.
    """
    line = list[Statement]()
    while statement is not None:
        line.insert(0, statement)
        statement = statements.get(statement.parent or "")
    while len(line) > 1 and line[0].stance in _ANSWERS:
        line.pop(0)
    said = [s for st in line for s in (st.source, *st.others)]
    cited = [c for st in line for c in (*st.cites, *grounds.get(st.source.name, ()))]
    told = [st.told for st in line if st.told]
    distinct: dict[str, Source] = {}
    for source in (s for s in (*said, *cited, *told, publisher(document)) if s.name):
        distinct.setdefault(source.name.lower(), source)
    return tuple(distinct.values())


def publisher(document: Document) -> Source:
    """The outlet itself as the source of what it asserts."""
    return Source(name=document.publisher or "unknown publisher", type="media")


def stance_of(statement: Statement | None, statements: Mapping[str, Statement], *, zero: bool) -> Stance:
    """The stance of a claim of harm inside a statement; a figure of nobody denies harm.

    What a source does with a report of its own ("retracted its report that …") holds for what the report says.
    """
    if zero:
        return "deny"
    if statement is None:
        return "assert"
    above = statements.get(statement.parent or "")
    own = above is not None and above.source.name == statement.source.name
    if above is not None and above.stance == "deny" and not statement.source.name and statement.stance == "assert":
        return "deny"  # "denied reports that …": nobody is named who says so
    return above.stance if above is not None and own and statement.stance == "assert" else statement.stance


def origin_of(sources: tuple[Source, ...]) -> Origin:
    """The deepest source that the text cites, or the outlet itself; incidents weigh it against other reports."""
    deepest = next((s for s in reversed(sources) if s.type not in ("media", "wire_agency")), sources[-1])
    basis = "the deepest source the text cites" if deepest.start is not None else "the outlet itself"
    return Origin(id=deepest.name, basis=basis)
