"""The tables of people and their work: users, sessions, tokens, who has which item, what was erased.

Times are seconds since 1970 (UTC), so that a comparison needs no parsing. Secrets stand as hashes only, but for the
seed of a second factor, which must be known to check a code.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from tollbook.store.schema import metadata

users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, unique=True),  # what one signs in with, case folded
    Column("pseudonym", Text, nullable=False, unique=True),  # what decisions and everyone else know
    Column("role", Text, nullable=False),
    Column("password", Text),  # argon2id
    Column("totp", Text),  # the second factor's seed
    Column("totp_step", Integer),  # the last step used, so that a code counts once
    Column("created", Integer, nullable=False),
    Column("disabled", Integer),
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("user", Text, ForeignKey("users.id"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("stage", String(4), CheckConstraint("stage IN ('full', 'totp')", "session_stage"), nullable=False),
    Column("created", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("expires", Integer, nullable=False),
    Index("sessions_user", "user"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user", Text, ForeignKey("users.id"), nullable=False),
    Column("label", Text, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created", Integer, nullable=False),
    Column("expires", Integer),
    Column("revoked", Integer),
    Index("tokens_user", "user"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("subject", String(64), primary_key=True),  # hash of a name or an address
    Column("failures", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("locked_until", Integer, nullable=False),
)

decision_index = Table(
    "decision_index",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("subject", Text, primary_key=True),  # "claim c-…", "incident i-…", "document SHA-256"
    Index("decision_index_subject", "subject", "position"),
)

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

erased = Table(
    "erased",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
