"""Statements of a text written in a test."""

from tollbook.grounding import find_actors
from tollbook.language import load_parser, split_sentences
from tollbook.model import Document, Statement
from tollbook.statements import find_statements


def statements(text: str) -> tuple[Statement, ...]:
    """All statements of a text, every sentence parsed."""
    document = Document(id="t", sha256="0" * 64, publisher="The Gazette", text=text)
    parsed = load_parser().parse(text, split_sentences(document))
    return find_statements(document, parsed, find_actors(text))


def words(text: str, statement: Statement) -> tuple[str | None, str | None, str, str]:
    """Source, cue, content (pieces joined by an ellipsis) and stance as words."""
    content = " … ".join(text[c.start : c.end] for c in statement.content)
    return statement.source.text, statement.cue.text if statement.cue else None, content, statement.stance
