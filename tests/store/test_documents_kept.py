"""Documents in the store: arrival, versions, failures."""

import pytest

from tollbook.model import Document
from tollbook.store import (
    Database,
    Failure,
    all_documents,
    arrive,
    counts,
    fail,
    failures,
    keep,
    migrate,
    pending,
    refuse,
    retry_failed,
)  # fmt: skip


@pytest.fixture
def connection(tmp_path):
    """A writing transaction in a new project."""
    database = Database(tmp_path / "tollbook.db")
    migrate(database)
    with database.write() as connection:
        yield connection


def document(sha: str, name: str | None = None, **fields) -> Document:
    """A document of this hash's first letter."""
    return Document(id=name or f"d-{sha * 16}", sha256=sha * 64, text="Text.", **fields)


def kept(connection, sha: str, name: str | None = None, **fields) -> Document:
    """That document, kept in the store."""
    arrival = arrive(connection, sha * 64, f"{sha}.txt", None, "text")
    return keep(connection, arrival.key, document(sha, name, **fields))


def test_the_same_bytes_arrive_once(connection):
    """Bytes that arrived before are known, under whatever name they come."""
    assert arrive(connection, "a" * 64, "a.txt", None, "text") is not None
    assert arrive(connection, "a" * 64, "b.txt", None, "text") is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("a", "n1"), ("b", "n1"), ("n1@2", 2)),
        (("a", "n1"), ("b", "n2"), ("n2", 1)),
        (("a", None, "https://x.test/p"), ("b", None, "https://x.test/p"), ("d-aaaaaaaaaaaaaaaa@2", 2)),
        (("a", "n1", "https://x.test/p"), ("b", None, "https://x.test/p"), ("n1@2", 2)),
        (("a", None, "https://x.test/p"), ("b", "n2", "https://x.test/p"), ("n2", 1)),
        (("a", None, "https://x.test/"), ("b", None, "https://x.test/"), ("d-bbbbbbbbbbbbbbbb", 1)),
    ],
)  # fmt: skip
def test_other_bytes_under_an_id_or_address_are_the_next_version(connection, first, second, expected):
    """An own id stays as it is; without one the address decides, but never a site's front page."""
    kept(connection, *first[:2], url=(first[2:] or (None,))[0])
    later = kept(connection, *second[:2], url=(second[2:] or (None,))[0])
    assert (later.id, later.version) == expected


def test_versions_go_on_counting(connection):
    """The third bytes under an id are version 3."""
    assert [kept(connection, sha, "n1").id for sha in "abc"] == ["n1", "n1@2", "n1@3"]


def test_a_document_read_again_keeps_its_id(connection):
    """Reading the second version again leaves it the second."""
    kept(connection, "a", "n1")
    arrival = arrive(connection, "b" * 64, "b.txt", None, "text")
    assert [keep(connection, arrival.key, document("b", "n1")).id for _ in range(2)] == ["n1@2", "n1@2"]
    assert [d.id for d in all_documents(connection)] == ["n1", "n1@2"]


def test_a_failed_document_keeps_its_error_and_can_be_retried(connection):
    """Its bytes are archived, so that it can wait again."""
    arrival = arrive(connection, "a" * 64, "a.txt", 7, "row")
    fail(connection, arrival.key, "worker-died", "It died.")
    assert list(failures(connection)) == [Failure("a.txt", 7, "worker-died", "It died.", "a" * 64)]
    assert retry_failed(connection) == 1
    assert list(pending(connection)) == [arrival]


def test_an_input_without_bytes_keeps_its_error_once_until_it_is_mended(connection):
    """The same failure is not kept twice, and goes when the same place yields bytes."""
    failure = Failure("a.jsonl", 3, "bad-line", "Line 3 is bad.")
    assert [refuse(connection, failure), refuse(connection, failure)] == [True, False]
    assert counts(connection) == {"pending": 0, "read": 0, "failed": 1}
    arrive(connection, "a" * 64, "a.jsonl", 3, "row")
    assert counts(connection) == {"pending": 1, "read": 0, "failed": 0}
