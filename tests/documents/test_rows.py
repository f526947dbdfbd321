"""JSON Lines: the text to the character, the fields, and every line that is wrong."""

import json

import pytest
from tests.documents.factory import blocks, document, problem

from tollbook.documents import Unreadable, read_bytes
from tollbook.model import Document


def row(**fields: object) -> bytes:
    """One line of JSON."""
    return json.dumps(fields).encode() + b"\n"


def test_without_a_title_the_text_is_the_row_s():
    """Offsets into the row's text are offsets into the document's."""
    text = "\n  Ten people died.\n\nTwo were hurt. "
    assert document(row(text=text), "x.jsonl").text == text
    assert document(row(text=text, title=""), "x.jsonl").text == text


def test_with_a_title_it_stands_above():
    """The text is the title, a blank line, and the row's text; the title is the headline."""
    read = document(row(title="Ten die in blast", text="Ten people died in a blast on Monday."), "x.jsonl")
    assert read.text == "Ten die in blast\n\nTen people died in a blast on Monday."
    assert blocks(read, "headline") == ["Ten die in blast"]
    assert blocks(read, "body") == ["Ten people died in a blast on Monday."]


def test_the_row_s_fields_go_first():
    """What the row says counts before what its text says."""
    read = document(
        row(
            id="r1",
            url="https://news.example/a",
            publisher="Gazette",
            published="2021-05-04T10:00:00Z",
            language="en-GB",
            text="A headline of its own\n\nMay 1, 2021\n\nTen people died in a blast on Monday, medics said.",
        ),
        "x.jsonl",
    )
    assert (read.id, read.url, read.publisher) == ("r1", "https://news.example/a", "Gazette")
    assert (read.published, read.language, read.title) == ("2021-05-04T10:00:00+00:00", "en", "A headline of its own")


def test_a_title_said_again_is_furniture():
    """The headline repeated in the text stands in no second block."""
    line = row(title="Ten die in blast in the north - Gazette", text="Ten die in blast in the north\n\nTen died.")
    assert blocks(document(line, "x.jsonl"), "body") == ["Ten died."]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"[1, 2]", "it is no JSON object"),
        (b'{"id": "x"}', "it has no text"),
        (b'{"text": "   "}', "it has no text"),
        (b'{"text": 5}', "it has no text"),
        (b'{"text": "a"', "it is no valid JSON"),
        (b'{"text":' + b"[" * 100_000, "it is no valid JSON"),
    ],
)
def test_a_bad_line_is_said_and_the_rest_is_read(line: bytes, cause: str):
    """The message names file and line; the lines around it are documents."""
    items = list(
        read_bytes(row(id="a", text="One died.") + line + b"\n\n" + row(id="b", text="Two died."), name="x.jsonl")
    )
    assert [getattr(i, "id", None) for i in items] == ["a", None, "b"]
    bad = items[1]
    assert isinstance(bad, Unreadable) and (bad.code, bad.line) == ("bad-line", 2)
    assert f"x.jsonl, line 2: {cause}" in bad.message


def test_a_date_that_is_none_is_said_and_the_row_is_read():
    """Nothing is guessed: the publication date is unknown, and the message names the document."""
    document, bad = read_bytes(row(id="a", text="One man died.", published="next Tuesday"), name="x.jsonl")
    assert isinstance(document, Document) and document.published is None
    assert isinstance(bad, Unreadable) and (bad.code, bad.document, bad.line) == ("bad-date", "a", 1)


def test_the_order_of_keys_makes_no_new_document():
    """The bytes of a row are its canonical JSON."""
    one, two = (
        document(b'{"text":"One died.","url":"u"}', "x.jsonl"),
        document(b'{"url": "u", "text": "One died."}', "x.jsonl"),
    )
    assert one.id == two.id and one.id == f"d-{one.sha256[:16]}"


def test_other_bytes_under_one_id_are_a_version():
    """The second text under an id is `id@2` and said; the same row again is no second document."""
    first, second = row(id="a", text="One died."), row(id="a", text="Two died.")
    items = list(read_bytes(first + second + first, name="x.jsonl"))
    assert [(i.id, i.version) for i in items if isinstance(i, Document)] == [("a", 1), ("a@2", 2)]
    assert [(i.code, i.line, i.document) for i in items if isinstance(i, Unreadable)] == [("duplicate-id", 2, "a@2")]


def test_a_line_that_is_too_long_is_skipped():
    """One endless line costs one message, not the memory."""
    items = list(read_bytes(row(text="x" * 5000) + row(id="b", text="Two died."), name="x.jsonl", limit=1000))
    assert isinstance(items[0], Unreadable) and items[0].code == "too-large"
    assert isinstance(items[1], Document) and items[1].id == "b"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_rows_in_other_encodings(encoding: str):
    """A byte order mark, UTF-16 and older code pages are read."""
    data = '{"id":"a","text":"Ten people died in the café."}\n{"id":"b","text":"Two died."}\n'.encode(encoding)
    found = [i for i in read_bytes(data, name="x.jsonl") if isinstance(i, Document)]
    assert [d.text for d in found] == ["Ten people died in the café.", "Two died."]


def test_a_file_of_blank_lines_is_empty():
    """Nothing but line breaks is an empty file."""
    assert problem(b"\n\n \n", "x.jsonl").code == "empty-file"
