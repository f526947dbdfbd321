"""The encoding that the server named, for pages that name none themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column."""
    op.add_column("documents", sa.Column("charset", sa.Text))
