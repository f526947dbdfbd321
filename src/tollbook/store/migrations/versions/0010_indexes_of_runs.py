"""Indexes by which a run finds what is new, and what happened when, without walking through all records."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("readings_version", "readings", ["version"])
    op.create_index("text_prints_state", "text_prints", ["state"])
    for table in ("incidents", "tolls"):
        op.create_index(f"{table}_start", table, ["start", "end"])
