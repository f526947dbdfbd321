"""One chain for decisions, custody and audit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Put the chain of kinds in place of the decisions' own. Raises where decisions were made under the old one."""
    if op.get_bind().execute(sa.text("SELECT count(*) FROM decisions")).scalar_one():
        raise RuntimeError("decisions of an unpublished schema cannot be carried over")
    op.drop_table("decisions")
    op.create_table(
        "chain",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column(
            "kind",
            sa.String(8),
            sa.CheckConstraint("kind IN ('decision', 'custody', 'audit')", "entry_kind"),
            nullable=False,
        ),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text) for name in ("about", "payload", "salt")),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64)),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    op.create_index("chain_kind", "chain", ["kind", "position"])
    if op.get_bind().dialect.name == "sqlite":
        for name, event in (
            ("keep", "DELETE"),
            ("links", "UPDATE OF position, kind, id, payload_hash, previous, hash"),
        ):
            op.execute(
                f"CREATE TRIGGER chain_{name} BEFORE {event} ON chain "
                "BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END"
            )
