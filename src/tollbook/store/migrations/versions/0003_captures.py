"""Where and when bytes were captured, and the records of the project's WARC files."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and the table."""
    for name in ("url", "retrieved"):
        op.add_column("documents", sa.Column(name, sa.Text))
    op.create_table(
        "warc_records",
        sa.Column("file", sa.Text, primary_key=True),
        sa.Column("offset", sa.Integer, primary_key=True),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("at", sa.Text),
    )
    op.create_index("warc_records_url", "warc_records", ["url"])
