"""What searching needs: words of incidents, claims and documents; what is counted and guarded; saved filters."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables; they are filled once the migration is done. The words themselves are indexed by FTS5."""
    op.create_table(
        "incident_index",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("guarded", sa.Boolean, nullable=False),
    )
    op.create_index("incident_index_guarded", "incident_index", ["guarded"])
    op.create_table(
        "claim_index",
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.key"), nullable=False),
        *(sa.Column(name, sa.Text) for name in ("start", "end", "country", "kind", "harm", "stance")),
        sa.Column("personal", sa.Boolean, nullable=False),
    )
    op.create_index("claim_index_personal", "claim_index", ["personal", "document"])
    op.create_index("claim_index_document", "claim_index", ["document"])
    op.create_index("claim_index_country", "claim_index", ["country", "key"])
    op.create_index("chain_about", "chain", ["about"])
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.UniqueConstraint("user", "name", name="saved_filters_name"),
    )
    if op.get_bind().dialect.name == "sqlite":
        words = 'tokenize = "unicode61 remove_diacritics 2"'
        op.execute(
            "CREATE VIRTUAL TABLE incident_words USING fts5"
            f"(words, content = 'incident_index', content_rowid = 'key', {words})"
        )
        for name in ("claim_words", "document_words"):
            op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, content = '', {words})")
