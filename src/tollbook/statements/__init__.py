"""Who says what: reported speech with its source, cue, content, nesting and stance."""

from tollbook.statements.find import find_statements

__all__ = ["find_statements"]
