"""Runs all groundings over a document."""

from tollbook.grounding.actors import find_actors
from tollbook.grounding.counts import find_counts
from tollbook.grounding.grounded import Grounded
from tollbook.grounding.places import find_places
from tollbook.grounding.terms import find_terms
from tollbook.grounding.times import find_times
from tollbook.model import Document


def ground(document: Document, *, hints: tuple[str, ...] = (), policy: str = "literal") -> Grounded:
    """The figures, dates, places, actors and terms of a document's text; `hints` are likely ISO country codes."""
    text = document.text
    return Grounded(
        counts=find_counts(text, policy),
        times=find_times(text, document.published),
        places=find_places(text, hints=hints),
        actors=find_actors(text),
        terms=find_terms(text),
    )
