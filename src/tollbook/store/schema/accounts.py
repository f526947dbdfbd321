"""Who may sign in. Times are seconds since 1970 (UTC), so that a comparison needs no parsing.

Secrets stand as hashes only, but for the seed of a second factor, which must be known to check a code.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from tollbook.store.schema.base import metadata

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
