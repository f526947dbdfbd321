"""Runs all groundings over a document."""

from collections.abc import Iterator
from itertools import groupby

from tollbook.grounding.actors import find_actors
from tollbook.grounding.grounded import Grounded
from tollbook.grounding.places import find_places
from tollbook.grounding.terms import find_terms
from tollbook.grounding.times import find_times
from tollbook.model import Block, Document, Time


def ground(document: Document, *, hints: tuple[str, ...] = ()) -> Grounded:
    """The dates, places, actors and terms of a document's text; `hints` are likely ISO country codes.

    Its figures are read sentence by sentence, where harm is told (see `tollbook.claims.figures`).
    """
    text = document.text
    return Grounded(
        text=text,
        times=_times(document),
        places=find_places(text, hints=hints),
        actors=find_actors(text),
        terms=find_terms(text),
    )


def _times(document: Document) -> tuple[Time, ...]:
    """The dates of the text; in an entry of a live blog "on Friday" is told from the entry's own day."""
    found = find_times(document.text, document.published)
    told = list(_entries(document))
    if not told:
        return found
    kept = [t for t in found if not any(start <= t.start_offset < end for start, end, _ in told)]
    for start, end, published in told:
        for time in find_times(document.text[start:end], published):
            at = {"start_offset": time.start_offset + start, "end_offset": time.end_offset + start}
            kept.append(time.model_copy(update=at))
    return tuple(sorted(kept, key=lambda t: (t.start_offset, t.end_offset)))


def _entries(document: Document) -> Iterator[tuple[int, int, str]]:
    """Runs of blocks whose entry was published on another day than the document: start, end, publication."""
    for published, blocks in groupby(document.blocks, key=lambda b: b.published):
        run: list[Block] = list(blocks)
        if published and published[:10] != (document.published or "")[:10]:
            yield run[0].start, run[-1].end, published
