"""The file that a report is one of, archived as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column."""
    op.add_column("documents", sa.Column("container", sa.String(64)))
