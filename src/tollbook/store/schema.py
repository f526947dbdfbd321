"""The project's tables. A record stands whole as JSON in `record`; other columns are what is searched or sorted by.

The tables are made by `migrations/`; a test holds both together. Plain SQL types only, so that they fit PostgreSQL.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)  # fmt: skip

HEAD = "0012"
KNOWN = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012",
)  # fmt: skip
"""The revisions this version understands, oldest first; HEAD is the one it writes."""

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),  # order of arrival
    Column("sha256", String(64), unique=True),  # null where the input could not even be opened
    Column("name", Text, nullable=False),  # the input as the user named it
    Column("line", Integer),
    Column("kind", String(8)),  # text, html, row or a reader's name; null where it could not be opened
    Column("url", Text),  # where the bytes were captured, and when; null where nobody says so
    Column("retrieved", Text),
    Column("charset", Text),  # the encoding that the server named; null where it named none
    Column("container", String(64)),  # the hash of the file that it is one report of, archived as it was
    Column("state", String(8), CheckConstraint("state IN ('pending', 'read', 'failed')", "state"), nullable=False),
    Column("error_code", Text),
    Column("error_message", Text),
    Column("notes", Text),  # what is wrong with a part of it, one sentence a line
    Column("id", Text, unique=True),
    Column("base_id", Text),  # the id without its version
    Column("version", Integer),
    Column("address", Text),
    Column("publisher", Text),
    Column("title", Text),
    Column("published", Text),
    Column("language", Text),
    Column("record", Text),
    Column("guarded", Boolean, nullable=False, server_default=false()),  # not for everyone
    Index("documents_state", "state"),
    Index("documents_guarded", "guarded"),
    Index("documents_base_id", "base_id"),
    Index("documents_address", "address"),
)

readings = Table(
    "readings",
    metadata,
    Column("document", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("version", Text, nullable=False),  # of the program and its rules
    Column("statements", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("times", Text, nullable=False),
    Column("incidents", Text, nullable=False),
    Index("readings_version", "version"),
)

claims = Table(
    "claims",
    metadata,
    Column("document", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("harm", Text),
    Column("stance", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("claims_id", "id"),
)


def _assessed(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("title", Text, nullable=False),
        Column("start", Text),
        Column("end", Text),
        Column("country", String(2)),
        Column("killed_low", Integer),
        Column("killed_high", Integer),
        Column("grade", Text),
        Column("record", Text, nullable=False),
        Index(f"{name}_start", "start", "end"),
    )


incidents = _assessed("incidents")
tolls = _assessed("tolls")

incident_claims = Table(
    "incident_claims",
    metadata,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Index("incident_claims_claim", "claim"),
)

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

doubtful_links = Table(
    "doubtful_links",
    metadata,
    Column("a", Text, primary_key=True),  # incidents.id, the smaller
    Column("b", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # one a line
    Index("doubtful_links_b", "b"),
)

earlier_ids = Table(
    "earlier_ids",
    metadata,
    Column("earlier", Text, primary_key=True),
    Column("incident", Text, primary_key=True),
    Index("earlier_ids_incident", "incident"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("run", Integer, ForeignKey("runs.number"), primary_key=True),
    Column("record", Text, primary_key=True),  # the incident or toll
    Column("what", String(8), primary_key=True),  # new, changed, merged, split or gone
    Column("other", Text, primary_key=True),  # where it went, or came from; empty for the rest
    Column("before", Text),  # the record as it was
    Column("after", Text),
)

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

arrivals = Table(  # further inputs that known bytes came in by
    "arrivals",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.key"), nullable=False),
    Column("name", Text, nullable=False),
    Column("line", Integer),
    Index("arrivals_document", "document"),
)

holdings = Table(  # whose bytes lie directly within whose; both are named by their SHA-256
    "holdings",
    metadata,
    Column("whole", String(64), primary_key=True),
    Column("part", String(64), primary_key=True),
    Index("holdings_part", "part"),
)

relations = Table(  # of texts; those of bytes are in `arrivals`
    "relations",
    metadata,
    Column("document", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("overlap", Float, nullable=False),
)

text_prints = Table(  # what is kept of each text to compare it with others
    "text_prints",
    metadata,
    Column("document", Integer, ForeignKey("documents.key"), primary_key=True),
    Column("state", Text, nullable=False),  # the versions of program and reader; empty once it is read again
    Column("words", String(64), nullable=False),  # hash of all its words
    Column("held", Integer, nullable=False),  # how many phrases it holds
    Column("record", Text, nullable=False),
    Index("text_prints_words", "words"),
    Index("text_prints_state", "state"),
)

phrases = Table(  # who holds which phrase, hashed
    "phrases",
    metadata,
    Column("phrase", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

common_phrases = Table(  # phrases that too many documents hold
    "common_phrases",
    metadata,
    Column("phrase", BigInteger, primary_key=True, autoincrement=False),
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

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

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
