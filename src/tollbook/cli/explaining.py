"""An explanation in the terminal."""

from collections.abc import Iterator

from rich.console import RenderableType

from tollbook.assessment.explain import Explanation
from tollbook.cli.terminal import heading, indented, line


def tell_explanation(explanation: Explanation) -> Iterator[RenderableType]:
    """An explanation part by part."""
    yield line(explanation.title, "bold")
    parts = {
        "Why this range": explanation.figures,
        "Every figure seen, with its words": explanation.told,
        "Responsibility": explanation.responsibility,
        "What the parties answer": explanation.positions,
        "Why this grade": explanation.grade,
    }
    for title, sentences in parts.items():
        if sentences:
            yield heading(title)
            for sentence in sentences:
                inner = len(sentence) - len(sentence.lstrip())
                yield indented(line(sentence.strip()), 2 + inner)
