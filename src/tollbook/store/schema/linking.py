"""What linking keeps between runs; only `store.events` and `store.holders` read it."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, Table, Text

from tollbook.store.schema.base import metadata

linked_documents = Table(  # a row for each reading, and for those that are no more but were linked
    "linked_documents",
    metadata,
    Column("document", Integer, primary_key=True),  # documents.key
    Column("state", Text, nullable=False),  # what its events were made of; empty where its reading is another since
    Index("linked_documents_state", "state"),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, nullable=False),  # documents.key
    Column("record", Text),  # the incident or toll that it is part of
    Column("profile", Text, nullable=False),
    Column("held", LargeBinary, nullable=False),  # its keys, see store.holders
    Index("events_document", "document"),
    Index("events_record", "record"),
)


def _holders(name: str) -> Table:
    return Table(
        name,
        metadata,
        # SQLite takes only INTEGER for its own row number, which has 64 bits
        Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column("number", Integer, nullable=False),  # how many events hold it
        Column("events", LargeBinary),  # which; null where they are too many for the key to tell anything
    )


key_holders = _holders("key_holders")
recent_holders = _holders("recent_holders")  # rows that stand in place of those

event_links = Table(
    "event_links",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("score", Float, nullable=False),  # natural log odds
    Column("levels", Text),  # of each comparison, with spaces; null where a person ruled, or an older version linked
    Index("event_links_b", "b"),
)
