"""A stretch of reported speech: who says what, and how."""

from tollbook.model.base import Quote, Record, Span
from tollbook.model.codes import SourceType, Stance


class Source(Record):
    """Who says it. `name` is the resolved name; offsets are null for document metadata (the publisher)."""

    name: str
    type: SourceType
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Statement(Record):
    """source + cue + content, possibly nested in `parent`.

    `others` are sources that say it jointly ("Amnesty International, Human Rights Watch and …"); `cites` whom the
    speaker names as the ground of what he says; `told` the medium told ("told AFP").
    """

    id: str
    source: Source
    cue: Quote | None = None
    content: tuple[Span, ...] = ()
    parent: str | None = None
    stance: Stance = "assert"
    others: tuple[Source, ...] = ()
    cites: tuple[Source, ...] = ()
    told: Source | None = None
