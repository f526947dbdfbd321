"""What is known of names follows every change of the record, and is what reading everything would find."""

import random
from datetime import date

import pytest
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook import store
from tollbook.model import Anchor, Decision, Visibility
from tollbook.project import Project
from tollbook.store.erasing import erase_decision
from tollbook.visibility import ONLY_PUBLIC, PUBLIC_EYES, WITH_NAMES, Naming, gate_for

EYES = (PUBLIC_EYES, WITH_NAMES, ONLY_PUBLIC)
TODAY = date(2026, 1, 1)
NAMED = " Among the dead was Amal Haddad."
STEPS = ("accept", "reject", "unverifiable", "correct", "visibility", "undo", "erase", "report", "incident", "relink")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Six reports, of which two name one of the dead."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    project = Project(tmp_path / "project")
    rows = [row(f"n{n}", killed(n + 2, f"Town{n}") + NAMED * (n % 3 == 0)) for n in range(6)]
    project.run([write_rows(tmp_path / "in.jsonl", rows)], stages=STAGES)
    yield project
    project.close()


def hidden(connection, naming: Naming | None) -> list[tuple]:
    """What is hidden from whom: full names, parts of names by document, and what stays back."""
    gates = [gate_for(connection, eyes, TODAY, naming) for eyes in EYES]
    return [(gate.masker._names, gate.held) for gate in gates]


def decision(connection, number: int, action: str, chance: random.Random, made: list[str]) -> Decision:
    """A decision about a claim, which may put a name into it."""
    name, claim = chance.choice(list(store.all_claims(connection)))
    document = next(store.documents_by_id(connection, [name]))
    about = Anchor(sha256=document.sha256, start=claim.span.start, end=claim.span.end, kind=claim.kind, harm=claim.harm)
    names = chance.choice(["", '"Omar Said"'])
    after = {
        "correct": f'{{"victims": {{"text": "people", "names": [{names}]}}}}', "visibility": '{"level": "withheld"}',
        "undo": chance.choice(made) if made else None,
    }.get(action)  # fmt: skip
    return Decision(
        id=f"x-{number}", action=action, about=about, before=claim.model_dump_json(), after=after, reason="Seen.",
        by="p-1", at="2026-01-01T00:00:00+00:00",
    )  # fmt: skip


def step(project: Project, number: int, chance: random.Random, made: list[str], folder) -> None:
    """Change something: decide, undo, erase a decision, take in a report, withhold an incident, link."""
    action = chance.choice(STEPS)
    if action == "report":
        told = killed(number + 2, f"Town{number % 7}") + chance.choice(["", NAMED])
        project.run([write_rows(folder / f"{number}.jsonl", [row(f"m{number}", told)])], stages=STAGES)
    elif action == "relink":
        project.relink(STAGES)
    elif action == "incident":
        with project.open().write() as connection:
            one = chance.choice(list(store.all_incidents(connection)))
            level = Visibility(level=chance.choice(["public", "team", "withheld"]))
            store.show_incident_as(connection, one.model_copy(update={"visibility": level}))
    elif action == "erase":
        with project.open().write() as connection:
            if made:
                erase_decision(connection, chance.choice(made))
    elif action != "undo" or made:
        with project.open().write() as connection:
            store.append_decision(connection, decision(connection, number, action, chance, made))
            made.append(f"x-{number}")


@pytest.mark.parametrize("seed", range(10))
def test_after_any_changes_what_is_hidden_is_what_reading_everything_would_hide(project, seed, tmp_path):
    """One at a time or several at once: nothing that was known before is held to."""
    chance, made, naming = random.Random(seed), [], Naming()
    for number in range(12):
        step(project, number, chance, made, tmp_path)
        if chance.random() < 0.7:
            with project.open().read() as connection:
                assert hidden(connection, naming) == hidden(connection, None)


def test_a_report_that_is_erased_leaves_no_name_behind(project):
    """Nor is any kept in memory."""
    naming = Naming()
    with project.open().read() as connection:
        assert "n0" in hidden(connection, naming)[0][0].parts
    project.erase("n0", "p-1", "An order of court.", STAGES)
    project.erase("n3", "p-1", "An order of court.", STAGES)
    with project.open().read() as connection:
        assert hidden(connection, naming) == hidden(connection, None)
        assert naming._claims[2] == {}


def test_a_report_that_cannot_be_read_any_more_is_known_as_such(project):
    """Its claims are not told, so that they name nobody."""
    naming = Naming()
    with project.open().write() as connection:
        hidden(connection, naming)
        key = store.documents_of_hashes(connection, store.hashes_of(connection, ["n0"]).values())
        assert {"n0", "n3"} == naming._claims[2].keys()
        store.fail(connection, next(iter(key.values())), "worker-died", "It died.")
        assert hidden(connection, naming) == hidden(connection, None)
        assert {"n3"} == naming._claims[2].keys()


def test_who_began_earlier_sees_the_state_of_then_and_changes_nothing_for_others(project):
    """Two readers of two states by turns: each has what is hidden in his, of claims and of incidents."""
    naming = Naming()
    with project.open().read() as early:
        then = hidden(early, naming)
        with project.open().write() as connection:
            one = store.find_incident(connection, "i-town1-1") or next(store.all_incidents(connection))
            store.show_incident_as(connection, one.model_copy(update={"visibility": Visibility(level="withheld")}))
            correcting = decision(connection, 1, "correct", random.Random(1), [])
            after = '{"victims": {"text": "people", "names": ["Omar Said"]}}'
            store.append_decision(connection, correcting.model_copy(update={"after": after}))
        with project.open().read() as late:
            now = hidden(late, naming)
            assert now == hidden(late, None) != then
            assert hidden(early, naming) == then
            assert naming._incidents[0] == store.index_state(late)
            assert hidden(late, naming) == now


def test_where_no_name_changed_what_hides_names_is_the_same(project):
    """A decision that names nobody has nothing made anew: fifty thousand names are not put together again."""
    naming = Naming()
    with project.open().write() as connection:
        before = [gate_for(connection, eyes, TODAY, naming).masker for eyes in EYES]
        store.append_decision(connection, decision(connection, 1, "accept", random.Random(1), []))
        one = next(store.all_incidents(connection))
        store.show_incident_as(connection, one.model_copy(update={"grade": "weak"}))
        after = [gate_for(connection, eyes, TODAY, naming).masker for eyes in EYES]
        assert all(a is b for a, b in zip(before, after, strict=True))
