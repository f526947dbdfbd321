"""Reviewers' work on items of the queue: who has which, who looks at it, what is done."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from tollbook.store.schema.base import metadata

presence = Table(
    "presence",
    metadata,
    Column("item", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.id"), primary_key=True),
    Column("since", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)

assignments = Table(
    "assignments",
    metadata,
    Column("item", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.id"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)

codings = Table(
    "codings",
    metadata,
    Column("item", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.id"), primary_key=True),
    Column("answers", Text, nullable=False),  # JSON: variable to value
    Column("at", Text, nullable=False),
)

done_items = Table(
    "done_items",
    metadata,
    Column("item", Text, primary_key=True),
    Column("state", Text, nullable=False),  # what the item looked like, so that a change brings it back
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)
