"""What repeats what, and what is known of addresses and feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "arrivals",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
    )
    op.create_index("arrivals_document", "arrivals", ["document"])
    op.create_table(
        "relations",
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("overlap", sa.Float, nullable=False),
    )
    _prints()
    op.create_table(
        "visits",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("etag", "modified")),
    )
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text) for name in ("title", "checked", "seen", "error")),
    )
    op.create_table(
        "feed_entries",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("feed", sa.Text, sa.ForeignKey("feeds.url"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("updated", sa.Text),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.UniqueConstraint("feed", "name", name="feed_entry"),
    )
    op.create_index("feed_entries_state", "feed_entries", ["state"])


def _prints() -> None:
    op.create_table(
        "text_prints",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("words", sa.String(64), nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("text_prints_words", "text_prints", ["words"])
    op.create_table(
        "phrases",
        sa.Column("phrase", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table("common_phrases", sa.Column("phrase", sa.BigInteger, primary_key=True, autoincrement=False))
