"""JSON files of rows to documents, by guessed and saved mappings."""

import json
from typing import Any

import pytest
from tests.documents.made import only, read, telegram

from tollbook.documents import Unreadable, iter_raw
from tollbook.documents.tables import look_at
from tollbook.errors import TollbookError
from tollbook.hooks import Columns
from tollbook.model import Document

TEXT = "Eleven people were killed when shells fell on the market of Norvale, Mayor Ana Ortiz said."
ROW = {"Report ID": 7, "Outlet": "Gazette", "Date": "2021-05-04", "Headline": "Eleven killed", "Body": TEXT, "n": 1.0}
MINE = Columns(columns={"id": "nr", "text": "told.words", "publisher": "told.by.name"}, dates="day_first")
OTHER = {"nr": 3, "told": {"words": TEXT, "by": {"name": "Gazette"}}, "checked": True, "places": ["Norvale", "Ost"]}


def packed(value: Any, **how: Any) -> bytes:
    """A JSON file."""
    return json.dumps(value, **how).encode()


@pytest.mark.parametrize(
    "data",
    [
        packed([ROW]), packed([ROW], indent=2), b"\xef\xbb\xbf" + packed([ROW]), packed({"reports": [ROW]}),
        packed({"count": 1, "links": ["a"], "data": {"items": [ROW]}, "next": None}), packed(ROW, indent=1),
        packed(ROW) + b"\n" + packed(ROW | {"Report ID": 7}),
    ],
    ids=["list", "indented", "with a mark", "under a name", "deeper", "one object", "lines"],
)  # fmt: skip
def test_an_object_is_a_document(data: bytes):
    """The list of objects may be the file or stand in it; names of fields tell the columns as a table's header does."""
    document = only(data, "a.json")
    assert (document.id, document.publisher, document.published) == ("7", "Gazette", "2021-05-04")
    assert document.text == f"Eleven killed\n\n{TEXT}"


def test_a_saved_mapping_reaches_into_objects(tmp_path):
    """`told.words` is the field `words` of the object `told`; all that is no column is kept with the report."""
    path = tmp_path / "a.json"
    path.write_bytes(packed([OTHER]))
    (raw,) = iter_raw(path, columns=MINE)
    assert not isinstance(raw, Unreadable) and raw.row is not None
    assert (raw.id, raw.row["publisher"], raw.row["text"]) == ("3", "Gazette", TEXT)
    assert raw.row["given"] == {"checked": "true", "places": "Norvale, Ost"}


def test_json_lines_take_the_same_mapping(tmp_path):
    """A line that has the mapping's columns is read by it; a row of Tollbook's own stays one in the same run."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(packed(OTHER) + b"\n" + packed({"id": "o1", "text": TEXT, "publisher": "Herald"}) + b"\n")
    one, two = iter_raw(path, columns=MINE)
    assert not isinstance(one, Unreadable) and not isinstance(two, Unreadable)
    assert one.row is not None and two.row is not None
    assert (one.id, one.row["publisher"], one.row["text"]) == ("3", "Gazette", TEXT)
    assert two.row == {"id": "o1", "text": TEXT, "publisher": "Herald"}


def test_rows_of_our_own_keep_their_agencies():
    """A list of rows as they stand in JSON Lines gives the same documents as these."""
    row = {
        "id": "a",
        "text": TEXT,
        "agencies": ["AFP", "dpa"],
        "canonical_url": "https://a.example/1",
        "status": "live",
    }
    document, line = only(packed([row]), "a.json"), only(packed(row), "a.jsonl")
    assert document.agencies == ("AFP", "dpa")
    assert document.model_dump(exclude={"sha256"}) == line.model_dump(exclude={"sha256"})


def test_what_is_wrong_with_a_row_names_its_place():
    """A row without text, and what is no object, are said by number; the others are read."""
    found = read(packed([ROW, ROW | {"Body": ""}, 5, ROW | {"Report ID": 8}]), "a.json")
    assert [item.id for item in found if isinstance(item, Document)] == ["7", "8"]
    assert [(i.line, i.code) for i in found if isinstance(i, Unreadable)] == [(2, "bad-report"), (3, "bad-report")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed([ROW, ROW])[:-30], "breaks off or is no valid JSON behind row 1"),
        (b'[{"text": "x",}]', "it is no valid JSON"),
        (packed({"a": [ROW], "b": [ROW]}), "holds several lists of objects (a, b); name the one to read as `sheet`"),
        (packed([{"place": "Norvale"}]), "no column is known to hold the reports' text; there are place"),
        (packed({"version": 3}), "no column is known to hold the reports' text"),
        (b"[" * 100_000 + b"{", "a.json"),
        (packed([1, 2]), "is of no kind"),
        (b'[{"text": "' + b"\xff" * 90 + b'"}]', "it is no valid JSON"),
    ],
)
def test_what_is_no_list_of_reports_gets_one_sentence(data: bytes, says: str):
    """It says what is wrong and where; reports before the break are read."""
    problems = [item for item in read(data, "a.json") if isinstance(item, Unreadable) and item.code != "duplicate-id"]
    assert len(problems) == 1
    assert says in problems[0].message


def test_a_mapping_names_the_list(tmp_path):
    """Of several lists the one that `sheet` names is read; a name that none has is said."""
    path = tmp_path / "a.json"
    path.write_bytes(packed({"sources": [{"name": "x"}], "reports": [ROW]}))
    (raw,) = iter_raw(path, columns=Columns(sheet="reports"))
    assert not isinstance(raw, Unreadable) and raw.id == "7"
    (problem,) = iter_raw(path, columns=Columns(sheet="nothing"))
    assert isinstance(problem, Unreadable)
    assert "it has no list nothing; there are sources, reports" in problem.message


def test_later_fields_are_columns_too():
    """The first objects together tell the columns: one without a date leaves it unknown in itself alone."""
    first = {name: value for name, value in ROW.items() if name != "Date"} | {"Report ID": 6}
    found = [item for item in read(packed([first, ROW]), "a.json") if isinstance(item, Document)]
    assert [d.published for d in found] == [None, "2021-05-04"]


def test_a_telegram_export_is_recognised_first():
    """`result.json` is an export and no list of rows, whatever it is called."""
    for name in ("result.json", "rows.json"):
        assert only(telegram({"text": TEXT}), name).id == "telegram:99/1"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_the_columns_of_a_json_file_are_looked_at(name: str, tmp_path):
    """`tollbook mapping` gives the fields of its objects, those of objects in them after their names."""
    path = tmp_path / name
    path.write_bytes(packed(ROW | {"by": {"name": "x"}}))
    columns, names = look_at(path)
    assert columns.columns["text"] == "Body"
    assert "by.name" in names
    path.write_bytes(b"nothing")
    with pytest.raises(TollbookError, match="no valid JSON"):
        look_at(path)


def test_a_large_list_is_read_as_it_comes(tmp_path):
    """The first report of a large file is there before the file has been read to its end."""
    path = tmp_path / "a.json"
    path.write_bytes(b"[" + b",".join(packed({"id": i, "text": TEXT}) for i in range(20_000)) + b"]")
    found = iter_raw(path)
    first = next(found)
    assert not isinstance(first, Unreadable) and first.id == "0"
    assert sum(1 for _ in found) == 19_999
