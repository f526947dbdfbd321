"""What linking found, kept so that a later run links only what is new; the history of incidents; doubtful links."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; the next run fills them."""
    op.create_table(
        "linked_documents",
        sa.Column("document", sa.Integer, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
    )
    _events()
    _history()
    op.create_table(
        "doubtful_links",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("a", "b")),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_index("doubtful_links_b", "doubtful_links", ["b"])
    op.execute("DELETE FROM meta WHERE name = 'linked'")


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("record", sa.Text),
        sa.Column("profile", sa.Text, nullable=False),
    )
    for name in ("document", "record"):
        op.create_index(f"events_{name}", "events", [name])
    op.create_table(
        "event_keys",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("kind", sa.Integer, nullable=False),
    )
    op.create_index("event_keys_key", "event_keys", ["key", "event", "kind"])
    op.create_table(
        "event_links",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("a", "b")),
        sa.Column("score", sa.Float, nullable=False),
    )
    op.create_index("event_links_b", "event_links", ["b"])


def _history() -> None:
    op.create_table(
        "earlier_ids",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("earlier", "incident")),
    )
    op.create_index("earlier_ids_incident", "earlier_ids", ["incident"])
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.number"), primary_key=True),
        sa.Column("record", sa.Text, primary_key=True),
        sa.Column("what", sa.String(8), primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("before", "after")),
    )
