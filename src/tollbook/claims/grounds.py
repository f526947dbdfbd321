"""The reports on which a speaker bases what he says: "airstrikes, from 'credible human rights organizations'"."""

import re
from collections.abc import Sequence

from tollbook.grounding.sources import type_source
from tollbook.model import Document, Source, Statement

_FROM = re.compile(
    r"\b(?:from|according to|citing|reports? (?:by|from|of)) [\"“'‘]?((?:[a-z][\w-]+ ){0,3}[a-z][\w-]+)[,.\"”'’]"
)
_REPORTERS = {"ngo", "un", "activist", "witness", "hospital", "civil_defence", "health_ministry"}


def grounds_of(document: Document, statements: Sequence[Statement]) -> dict[str, tuple[Source, ...]]:
    """For each speaker the unnamed reporters that his statements give as their ground, by the speaker's name."""
    found: dict[str, dict[str, Source]] = {}
    for statement in statements:
        for part in statement.content:
            for match in _FROM.finditer(document.text, part.start, part.end):
                kind = type_source(match[1])
                if kind in _REPORTERS and statement.stance == "assert":
                    source = Source(name=match[1], type=kind, text=match[1], start=match.start(1), end=match.end(1))
                    found.setdefault(statement.source.name, {}).setdefault(match[1], source)
    return {speaker: tuple(named.values()) for speaker, named in found.items()}
