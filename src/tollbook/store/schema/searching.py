"""What is searched and filtered by, and the project's own notes about itself."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, false

from tollbook.store.schema.base import metadata

incident_index = Table(
    "incident_index",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),  # what it is found by; the virtual table incident_words indexes them
    Column("facts", Text, nullable=False),  # what it is filtered, sorted and counted by, as JSON
    Column("guarded", Boolean, nullable=False),  # names persons, or is not for everyone
    Index("incident_index_guarded", "guarded"),
)

claim_index = Table(
    "claim_index",
    metadata,
    Column("key", BigInteger, primary_key=True),  # see store.indexing.claim_key; claim_words has the same
    Column("document", Integer, ForeignKey("documents.key"), nullable=False),
    *(Column(name, Text) for name in ("start", "end", "country", "kind", "harm", "stance")),
    Column("personal", Boolean, nullable=False),  # names a victim or a witness
    Column("guarded", Boolean, nullable=False, server_default=false()),  # as it was read, not for everyone
    Index("claim_index_guarded", "guarded"),
    Index("claim_index_document", "document"),
    Index("claim_index_country", "country", "key"),
    Index("claim_index_personal", "personal", "document"),
)

saved_filters = Table(
    "saved_filters",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),  # the filters as an address has them
    UniqueConstraint("user", "name", name="saved_filters_name"),
)

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
