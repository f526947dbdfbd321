"""The first tables: documents, readings, claims, incidents, tolls, decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables. On SQLite, triggers keep the chain of decisions append-only."""
    _documents()
    _readings()
    for name in ("incidents", "tolls"):
        _assessed(name)
    op.create_table(
        "incident_claims",
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id"), primary_key=True),
        sa.Column("claim", sa.Text, primary_key=True),
    )
    op.create_index("incident_claims_claim", "incident_claims", ["claim"])
    _decisions()
    op.create_table("meta", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("kind", sa.String(8)),
        sa.Column(
            "state",
            sa.String(8),
            sa.CheckConstraint("state IN ('pending', 'read', 'failed')", "state"),
            nullable=False,
        ),
        *(sa.Column(name, sa.Text) for name in ("error_code", "error_message", "notes")),
        sa.Column("id", sa.Text, unique=True),
        sa.Column("base_id", sa.Text),
        sa.Column("version", sa.Integer),
        *(sa.Column(n, sa.Text) for n in ("address", "publisher", "title", "published", "language", "record")),
    )
    for name in ("state", "base_id", "address"):
        op.create_index(f"documents_{name}", "documents", [name])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("version", "statements", "places", "times", "incidents")),
    )
    op.create_table(
        "claims",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("harm", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("stance", "scope", "record")),
    )
    op.create_index("claims_id", "claims", ["id"])


def _assessed(name: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("start", sa.Text),
        sa.Column("end", sa.Text),
        sa.Column("country", sa.String(2)),
        sa.Column("killed_low", sa.Integer),
        sa.Column("killed_high", sa.Integer),
        sa.Column("grade", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text) for name in ("about", "payload", "salt")),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64)),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
        )
        op.execute(
            "CREATE TRIGGER decisions_chain BEFORE UPDATE OF position, id, payload_hash, previous, hash ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
        )
