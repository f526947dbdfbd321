"""Whose bytes lie within whose: a file attached to two messages lies in both."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table, and fill it from what each document names as its container."""
    op.create_table(
        "holdings",
        sa.Column("whole", sa.String(64), primary_key=True),
        sa.Column("part", sa.String(64), primary_key=True),
    )
    op.create_index("holdings_part", "holdings", ["part"])
    op.execute(
        "INSERT INTO holdings (whole, part) SELECT container, sha256 FROM documents "
        "WHERE container IS NOT NULL AND sha256 IS NOT NULL"
    )
