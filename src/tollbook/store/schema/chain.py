"""The chain of decisions, custody and audit, and what it is found by."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from tollbook.store.schema.base import metadata

chain = Table(
    "chain",
    metadata,
    Column("position", Integer, primary_key=True),
    Column(
        "kind", String(8), CheckConstraint("kind IN ('decision', 'custody', 'audit')", "entry_kind"), nullable=False
    ),
    Column("id", Text, nullable=False, unique=True),
    Column("about", Text),  # null once the payload was erased by law
    Column("payload", Text),
    Column("salt", Text),
    Column("payload_hash", String(64), nullable=False),
    Column("previous", String(64)),
    Column("hash", String(64), nullable=False, unique=True),
    Index("chain_kind", "kind", "position"),
    Index("chain_about", "about"),
)

decision_index = Table(
    "decision_index",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("subject", Text, primary_key=True),  # "claim c-…", "incident i-…", "document SHA-256"
    Index("decision_index_subject", "subject", "position"),
)

erased = Table(
    "erased",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
