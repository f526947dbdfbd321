"""What linking keeps between runs; only `store.events` reads it."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, Table, Text

from tollbook.store.schema.base import metadata

linked_documents = Table(
    "linked_documents",
    metadata,
    Column("document", Integer, primary_key=True),  # documents.key
    Column("state", Text, nullable=False),  # what its events were made of
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Integer, nullable=False),  # documents.key
    Column("record", Text),  # the incident or toll that it is part of
    Column("profile", Text, nullable=False),
    Index("events_document", "document"),
    Index("events_record", "record"),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("event", Text, primary_key=True),
    Column("key", BigInteger, primary_key=True),
    Column("kind", Integer, nullable=False),
    Index("event_keys_key", "key", "event", "kind"),
)

event_links = Table(
    "event_links",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("score", Float, nullable=False),  # natural log odds
    Index("event_links_b", "b"),
)
