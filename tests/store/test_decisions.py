"""The chain of decisions."""

import pytest
from sqlalchemy import text

from tollbook.model import Anchor, Decision
from tollbook.store import (
    Database,
    all_decisions,
    append_decision,
    chain_faults,
    chain_head,
    erase_payload,
    migrate,
)  # fmt: skip


def decision(name: str) -> Decision:
    """A decision of an invented reviewer."""
    return Decision(
        id=name, about=Anchor(incident="i-1"), action="grade", before='"weak"', after='"fair"', reason="Second origin.",
        by="reviewer-1", at="2026-01-02T03:04:05Z",
    )  # fmt: skip


@pytest.fixture
def connection(tmp_path):
    """A writing transaction in a new project."""
    database = Database(tmp_path / "tollbook.db")
    migrate(database)
    with database.write() as connection:
        for name in ("d1", "d2", "d3"):
            append_decision(connection, decision(name))
        yield connection


def test_each_decision_names_the_hash_of_the_one_before(connection):
    """The first follows nothing, each other the one before it, and the chain holds."""
    first, second, third = all_decisions(connection)
    assert first.previous is None
    assert first.model_copy(update={"previous": None}) == decision("d1")
    assert len({first.previous, second.previous, third.previous, chain_head(connection)}) == 4
    assert list(chain_faults(connection)) == []


def test_decisions_cannot_be_deleted_or_relinked(connection):
    """The database itself refuses to delete a decision or to change its place in the chain."""
    for statement in ("DELETE FROM chain", "UPDATE chain SET hash = 'x'"):
        with pytest.raises(Exception, match="append-only"):
            connection.execute(text(statement))


def test_a_changed_payload_is_found(connection):
    """A decision edited after the fact no longer fits its hash."""
    connection.execute(text("UPDATE chain SET payload = replace(payload, 'fair', 'weak') WHERE id = 'd2'"))
    assert list(chain_faults(connection)) == ["Decision d2 was changed after it was made."]


def test_a_decision_cut_out_is_found(connection):
    """Even one who removes the guard cannot take a decision out unseen."""
    connection.execute(text("DROP TRIGGER chain_keep"))
    connection.execute(text("DELETE FROM chain WHERE id = 'd2'"))
    assert list(chain_faults(connection)) == ["Entry 2 is missing from the chain."]


def test_an_erased_payload_leaves_the_chain_whole(connection):
    """What the law demands to be erased is gone, and the chain holds without it."""
    assert erase_payload(connection, "d2")
    assert [d.id for d in all_decisions(connection)] == ["d1", "d3"]
    assert list(chain_faults(connection)) == []
    assert connection.execute(text("SELECT count(*) FROM chain WHERE salt IS NULL")).scalar_one() == 1
