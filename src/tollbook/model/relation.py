"""What ties two documents, or a document and an input, to one text."""

from tollbook.model.base import Record
from tollbook.model.codes import RelationKind


class Relation(Record):
    """`document` repeats `other`, which came out first.

    `overlap`, 0 to 1, is the share of the shorter text that stands in the other. Of `same_bytes`, both are the one
    document that these bytes are, and `input` is the further input, or address, that they came in by.
    """

    kind: RelationKind
    document: str
    other: str
    overlap: float
    input: str | None = None
