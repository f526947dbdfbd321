"""An explanation in the terminal."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType

from tollbook.assessment.explain import Explanation
from tollbook.cli.terminal import heading, indented, line
from tollbook.model import Assessed
from tollbook.telling import readable, tell_graph


def tell_explanation(explanation: Explanation, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """An explanation part by part; `labels` are the names of origins by their ids."""
    yield line(explanation.title, "bold")
    for title, sentences in explanation.parts():
        if sentences:
            yield heading(title)
            for sentence in dict.fromkeys(sentences):  # two outlets may carry the same words
                inner = len(sentence) - len(sentence.lstrip())
                yield indented(line(readable(sentence.strip(), labels)), 2 + inner)


def tell_origins(record: Assessed, labels: Mapping[str, str]) -> Iterator[RenderableType]:
    """Who stands behind the reports of a record, origin by origin."""
    yield line(record.title, "bold")
    for title, sentences in tell_graph(record.origin_graph, labels):
        yield heading(title)
        for sentence in sentences:
            yield indented(line(sentence))
