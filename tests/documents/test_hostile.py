"""Input that means harm: answered in bounded time and memory by a clear message or by what can be read."""

import gzip
import time
from collections.abc import Iterator

import pytest
from tests.documents.factory import blocks, document, problem
from tests.documents.pages import PARAGRAPHS

from tollbook.documents import Unreadable, read_bytes

STORY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
SECONDS = 20


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """No test of this file may take longer than the limit, on a slow machine too."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "section", "x-made-up"])
def test_deep_nesting(tag: str):
    """A page nested 100,000 levels deep gives its report all the same."""
    page = "<html><body>" + f"<{tag}>" * 100_000 + STORY
    read = document(page, "a.html")
    assert set(PARAGRAPHS) <= {read.text[b.start : b.end] for b in read.blocks}


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        ("<p>" + "word " * 21_000_000, "20 MB"),
        ("<p>" + "word " * 1_000_000, "2,000,000 characters"),
        ("<p>a</p>" * 500_000, "400,000 tags"),
        ("<p>a</p>" * 100_000, "40,000 elements"),
    ],
    ids=["bytes", "characters", "tags", "elements"],
)
def test_a_page_that_is_too_large(page: str, limit: str):
    """A page beyond any report is refused with the limit that it breaks."""
    found = problem(f"<html><body>{page}".encode(), "a.html")
    assert found.code == "too-large" and limit in found.message


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
        '<script type="application/ld+json">[' + ",".join(['{"@type":"Article"}'] * 50_000) + "]</script>",
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>",
        '<meta class="' + "a-" * 2_000_000 + '">',
        "<title>" + "a " * 200_000 + "</title>",
    ],
    ids=["nested JSON-LD", "long JSON-LD", "entities", "long attribute", "long title"],
)
def test_a_hostile_head(head: str):
    """What stands around an article cannot hide it."""
    read = document(f"<html><head>{head}</head><body><article>{STORY}</article></body></html>", "a.html")
    assert blocks(read, "body") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line", ["(" * 690, "Image: " * 98, "a - " * 170, "AFP, " * 43, "a/" * 100, "12 May " * 28, "By " + "Aa " * 60]
)
def test_lines_that_are_hard_for_patterns(line: str):
    """Lines made for patterns that search back and forth take time in proportion to their number."""
    assert next(read_bytes((line + "\n\n").encode() * 2_000, name="a.txt"))


def test_a_text_that_is_too_large():
    """A text of more characters or lines than any report is refused."""
    assert "2,000,000 characters" in problem(b"word " * 500_000).message
    assert "100,000 lines" in problem(b"a\n" * 300_000).message


def test_a_gzip_bomb():
    """A packed line without end is skipped as it is unpacked."""
    (found,) = read_bytes(gzip.compress(b'{"text":"' + b"a" * 50_000_000), name="x.jsonl.gz")
    assert isinstance(found, Unreadable) and found.code == "too-large"


def test_nothing_in_a_page_is_fetched_or_run(monkeypatch: pytest.MonkeyPatch):
    """Reading a page with foreign addresses opens no connection."""
    monkeypatch.setattr("socket.socket.connect", lambda *a: pytest.fail("a connection was opened"))
    head = '<base href="https://evil.example/"><link rel="stylesheet" href="x.css"><script src="x.js"></script>'
    assert document(f"<html><head>{head}</head><body>{STORY}<img src=x.png><iframe src=y></iframe>", "a.html")
