"""Which claims name people is worked out once for what stands, and is what looking at everything anew would find."""

import random

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook import store
from tollbook.model import Anchor, Decision
from tollbook.project import Project
from tollbook.store import erasing, naming

CHOICES = ("accept", "reject", "unverifiable", "correct", "visibility", "undo", "erase")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Six reports, of which two name one of the dead."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    naming._nobody.clear()
    project = Project(tmp_path / "project")
    named = " Among the dead was Amal Haddad."
    rows = [row(f"n{n}", killed(n + 2, f"Town{n}") + named * (n % 3 == 0)) for n in range(6)]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


def told(connection) -> dict[str, set[str]]:
    """The documents that name anyone, with the records of their claims."""
    found: dict[str, set[str]] = {}
    for name, claim in store.claims_of_people(connection):
        found.setdefault(name, set()).add(claim.model_dump_json())
    return found


def anew(connection) -> dict[str, set[str]]:
    """The same, as if nothing were known from before."""
    kept, naming._nobody = naming._nobody, type(naming._nobody)()
    try:
        return told(connection)
    finally:
        naming._nobody = kept


def decide(connection, number: int, chance: random.Random, made: list[str]) -> None:
    """Decide something about a claim, put a name into it perhaps, or undo or erase what was decided."""
    action = chance.choice(CHOICES)
    if action in ("undo", "erase") and not made:
        return
    if action == "erase":
        erasing.erase_decision(connection, chance.choice(made))
        return
    name, claim = chance.choice(list(store.all_claims(connection)))
    document = next(store.documents_by_id(connection, [name]))
    about = Anchor(sha256=document.sha256, start=claim.span.start, end=claim.span.end, kind=claim.kind, harm=claim.harm)
    after = None
    if action == "correct":
        names = chance.choice([[], ["Omar Said"]])
        after = f'{{"victims": {{"text": "people", "names": {names}}}}}'.replace("'", '"')
    elif action == "visibility":
        after = '{"level": "team"}'
    elif action == "undo":
        after = chance.choice(made)
    decision = Decision(
        id=f"x-{number}", action=action, about=about, before=claim.model_dump_json(), after=after, reason="Seen.",
        by="p-1", at="2026-01-01T00:00:00+00:00",
    )  # fmt: skip
    store.append_decision(connection, decision)
    made.append(decision.id)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_decisions_the_same_claims_name_people(project, seed):
    """Accepted, rejected, corrected to name somebody, undone or erased: nothing that was kept is held to."""
    chance, made, seen = random.Random(seed), [], set()
    for number in range(14):
        with project.open().write() as connection:
            decide(connection, number, chance, made)
            assert told(connection) == anew(connection)
            seen |= told(connection).keys()
    assert {"n0", "n3"} <= seen


def test_a_document_that_names_nobody_is_read_once(project, monkeypatch):
    """What was decided about it is not applied again until something else is decided about it."""
    with project.open().write() as connection:
        claim = next(claim for name, claim in store.all_claims(connection) if name == "n1")
        document = next(store.documents_by_id(connection, ["n1"]))
        about = Anchor(sha256=document.sha256, start=claim.span.start, end=claim.span.end, kind="harm", harm="killed")
        one = Decision(id="x-1", action="accept", about=about, before=claim.model_dump_json(), reason="", by="p-1",
                       at="2026-01-01T00:00:00+00:00")  # fmt: skip
        store.append_decision(connection, one)
        assert "n1" not in told(connection)
        asked = []
        read = naming._naming
        monkeypatch.setattr(naming, "_naming", lambda c, unknown: asked.extend(unknown) or read(c, unknown))
        told(connection)
        assert asked == []
        names = one.model_copy(
            update={
                "id": "x-2",
                "action": "correct",
                "after": '{"victims": {"text": "people", "names": ["Omar Said"]}}',
            }
        )
        store.append_decision(connection, names)
        assert "n1" in told(connection)
        assert asked == [document.sha256]
