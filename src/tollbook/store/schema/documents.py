"""What was taken in: documents and what was read from them, how they repeat each other."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
)

from tollbook.store.schema.base import metadata

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
