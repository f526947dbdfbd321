"""Where documents come from: the archive's records, addresses, feeds."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from tollbook.store.schema.base import metadata

warc_records = Table(
    "warc_records",
    metadata,
    Column("file", Text, primary_key=True),
    Column("offset", Integer, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),  # of the stored bytes
    Column("url", Text),  # null for the record that opens a file
    Column("at", Text),
    Index("warc_records_url", "url"),
)

visits = Table(  # the last answer of each address that was fetched
    "visits",
    metadata,
    Column("url", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("checked", Text),  # when it was last asked for
    Column("seen", Text),  # when it last had something new
    Column("error", Text),  # why it could not be read the last time
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("feed", Text, ForeignKey("feeds.url"), nullable=False),
    Column("name", Text, nullable=False),  # the entry's own id, else its address
    Column("url", Text, nullable=False),
    Column("updated", Text),  # as the feed says it
    Column("state", String(8), nullable=False),  # wanted, done or failed
    Column("attempts", Integer, nullable=False),
    Index("feed_entries_state", "state"),
    UniqueConstraint("feed", "name", name="feed_entry"),
)
