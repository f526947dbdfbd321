"""Relations of texts in a project: what is new is compared, as if all were compared at once."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.project.factory import STAGES, in_this_process, row, write_rows

from tollbook.incidents import print_of, relation_between, shares_enough
from tollbook.project import Project

MOST = 3
WORDS = (
    "shell", "market", "river", "school", "bridge", "doctor", "mayor", "convoy", "harbour", "mill", "garden", "tower",
    "baker", "square", "station",
)  # fmt: skip


@pytest.fixture(autouse=True)
def few_holders(monkeypatch):
    """Phrases of more than three documents are boilerplate, so that few documents show what many would."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setattr("tollbook.project.relating.most_phrase_holders", lambda: MOST)


def compared_at_once(documents):
    """All pairs that share enough phrases which two or three documents hold, or all their words."""
    prints = [print_of(document) for document in documents]
    holders = Counter(phrase for p in prints for phrase in p.hashed_phrases)
    found = []
    for one, other in combinations(prints, 2):
        shared = [p for p in one.hashed_phrases & other.hashed_phrases if holders[p] <= MOST]
        relation = relation_between(one, other)
        enough = shares_enough(len(shared), len(one.hashed_phrases), len(other.hashed_phrases))
        if relation is not None and (relation.kind == "same_text" or enough):
            found.append(relation)
    return sorted(found, key=lambda r: (r.document, r.other))


def story(seed: int, length: int) -> str:
    """An invented text of so many sentences; texts of one seed begin alike."""
    words = [WORDS[(seed * 7 + i * i * 3 + i) % len(WORDS)] for i in range(length * 8)]
    return " ".join(f"{w} {i}" if i % 8 else f"{w.title()} {i}" for i, w in enumerate(words)) + "."


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(3, 8)), min_size=1, max_size=9), st.integers(1, 4), st.randoms()
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_added_step_by_step_is_as_if_compared_at_once(tmp_path_factory, texts, step, rng):
    """Any order, in runs of any size, gives the relations of one comparison of all with all."""
    folder = tmp_path_factory.mktemp("relating")
    rows = [
        row(f"n{i}", story(*text), publisher=f"Paper {i}", published=f"2026-03-{i + 1:02}")
        for i, text in enumerate(texts)
    ]
    rng.shuffle(rows)
    project = Project(folder / "project")
    for i in range(0, len(rows), step):
        project.run([write_rows(folder / f"{i}.jsonl", rows[i : i + step])], stages=STAGES)
    assert list(project.relations()) == compared_at_once(list(project.documents()))
    project.close()


def test_a_phrase_that_becomes_common_parts_what_it_joined(tmp_path):
    """Two documents that only shared what many now hold are related no more."""
    project = Project(tmp_path / "project")
    rows = [row(f"n{i}", story(1, 6) + f" Seen by desk {i}.", publisher=f"Paper {i}") for i in range(MOST + 1)]
    project.run([write_rows(tmp_path / "a.jsonl", rows[:2])], stages=STAGES)
    assert [(r.document, r.other) for r in project.relations()] == [("n1", "n0")]
    project.run([write_rows(tmp_path / "b.jsonl", rows[2:])], stages=STAGES)
    assert list(project.relations()) == compared_at_once(list(project.documents()))


def test_what_is_read_again_is_compared_again(tmp_path, monkeypatch):
    """A new version of the rules leaves no relation of the old one."""
    project = Project(tmp_path / "project")
    path = write_rows(
        tmp_path / "a.jsonl", [row(f"n{i}", story(1, 6) + f" By desk {i}.", publisher=f"P{i}") for i in range(2)]
    )
    project.run([path], stages=STAGES)
    before = list(project.relations())
    monkeypatch.setattr("tollbook.project.relating.print_of", lambda d: print_of(d.model_copy(update={"text": d.id})))
    project.run([path], stages=STAGES)
    assert list(project.relations()) == before  # nothing new, nothing compared
    monkeypatch.setattr("tollbook.project.run.program_version", lambda: "other")
    project.run([path], stages=STAGES)
    assert list(project.relations()) == []
