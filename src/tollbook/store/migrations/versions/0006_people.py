"""People and their work: users, sessions, tokens, who has which item, what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, and find the subjects of the decisions that there are."""
    _people()
    _work()


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _time(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null)


def _user(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("user", sa.Text, sa.ForeignKey("users.id"), nullable=False, primary_key=key)


def _people() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("pseudonym", sa.Text, nullable=False, unique=True),
        _text("role"), _text("password", null=True), _text("totp", null=True), _time("totp_step", null=True),
        _time("created"), _time("disabled", null=True),
    )  # fmt: skip
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(64), primary_key=True),
        _user(), _text("csrf"),
        sa.Column("stage", sa.String(4), sa.CheckConstraint("stage IN ('full', 'totp')", "session_stage"),
                  nullable=False),
        _time("created"), _time("seen"), _time("expires"),
    )  # fmt: skip
    op.create_table(
        "tokens",
        sa.Column("id", sa.Text, primary_key=True),
        _user(), _text("label"), sa.Column("hash", sa.String(64), nullable=False, unique=True),
        _time("created"), _time("expires", null=True), _time("revoked", null=True),
    )  # fmt: skip
    for name in ("sessions", "tokens"):
        op.create_index(f"{name}_user", name, ["user"])
    op.create_table(
        "attempts",
        sa.Column("subject", sa.String(64), primary_key=True),
        _time("failures"), _time("last"), _time("locked_until"),
    )  # fmt: skip


def _work() -> None:
    op.create_table(
        "decision_index",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
    )
    op.create_index("decision_index_subject", "decision_index", ["subject", "position"])
    item = ("item", sa.Text)
    op.create_table("presence", sa.Column(*item, primary_key=True), _user(key=True), _time("since"),
                    _time("seen"))  # fmt: skip
    op.create_table("assignments", sa.Column(*item, primary_key=True), _user(key=True), _text("by"), _text("at"))
    op.create_table("codings", sa.Column(*item, primary_key=True), _user(key=True), _text("answers"), _text("at"))
    op.create_table("done_items", sa.Column(*item, primary_key=True), _text("state"), _text("by"), _text("at"))
    op.create_table(
        "erased", sa.Column("sha256", sa.String(64), primary_key=True), _text("at"), _text("by"), _text("reason")
    )
