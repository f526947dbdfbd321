"""Tables to documents, by guessed and saved mappings."""

import gzip
from datetime import datetime

import pytest
from tests.documents.made import only, read, workbook

from tollbook.documents import Unreadable, iter_raw, read_path, read_raw
from tollbook.documents.tables import guess_columns, load_columns, look_at, written_columns
from tollbook.errors import TollbookError
from tollbook.hooks import Columns
from tollbook.model import Document

TEXT = "Eleven people were killed when shells fell on the market of Norvale, Mayor Ana Ortiz said."
CSV = f'Report ID,Outlet,Date,Headline,Body,Coder\nr1,Gazette,2021-05-04,"Eleven killed, it says","{TEXT}",ana\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_row_is_a_document(delimiter: str, encoding: str):
    """Whatever parts the cells and whatever they are encoded in, the header's names tell the columns."""
    rows = [
        ["Report ID", "Outlet", "Date", "Headline", "Body"],
        ["r1", "Gazette", "2021-05-04", "Título é", f'"{TEXT}"'],
    ]
    document = only("\r\n".join(delimiter.join(row) for row in rows).encode(encoding), "a.csv")
    assert (document.id, document.publisher, document.published) == ("r1", "Gazette", "2021-05-04")
    assert document.text == f"Título é\n\n{TEXT}"


def test_excel_is_read_too():
    """Numbers and dates of cells are what they show."""
    data = workbook(["id", "date", "source", "text"], [7, datetime(2021, 5, 4), "Gazette", TEXT])
    document = only(data, "a.xlsx")
    assert (document.id, document.published, document.text) == ("7", "2021-05-04", TEXT)


def test_what_is_no_field_is_kept_with_the_report(tmp_path):
    """The bytes that are archived of a row hold its other columns."""
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    (raw,) = iter_raw(path)
    assert not isinstance(raw, Unreadable)
    assert b'"given":{"Coder":"ana"}' in raw.data


def test_a_packed_table_is_read(tmp_path):
    """A .csv.gz is unpacked on the way."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(CSV.encode()))
    assert [d.id for d in read_path(path) if isinstance(d, Document)] == ["r1"]


def test_rows_without_text_are_said():
    """The other rows are read."""
    found = read((CSV + "r2,Gazette,2021-05-05,T,,\n").encode(), "a.csv")
    assert [type(item) for item in found] == [Document, Unreadable]


def test_a_table_whose_text_is_not_known_names_its_columns():
    """The sentence says which columns there are and how to give a mapping."""
    (problem,) = read(b"a,b\n1,2\n", "a.csv")
    assert isinstance(problem, Unreadable)
    assert "there are a, b" in problem.message
    assert "--mapping" in problem.message


def test_a_saved_mapping_is_used(tmp_path):
    """It names columns, the order of day and month, and what holds for every row."""
    table, saved = tmp_path / "a.csv", tmp_path / "m.yaml"
    table.write_text(f"when,what\n03/04/2021,{TEXT}\n")
    saved.write_text(
        "columns: {published: when, text: what}\ndates: day_first\nconstants: {publisher: Gazette, language: en}\n"
    )
    (raw,) = iter_raw(table, columns=load_columns(saved))
    assert not isinstance(raw, Unreadable)
    (document,) = read_raw(raw)
    assert isinstance(document, Document)
    assert (document.published, document.publisher, document.language) == ("2021-04-03", "Gazette", "en")


def test_what_is_printed_can_be_given_back(tmp_path):
    """The guess of a table, saved, reads it as the guess does."""
    table, saved = tmp_path / "a.csv", tmp_path / "m.yaml"
    table.write_text(CSV)
    columns, header = look_at(table)
    saved.write_text(written_columns(columns, header, "a.csv"))
    assert load_columns(saved) == columns
    assert "Coder" in saved.read_text()


@pytest.mark.parametrize(
    ("saved", "cause"),
    [
        ("columns: [", "no valid YAML"),
        ("columns: {headline: x}", "there is no field headline"),
        ("dates: backwards", "dates"),
        ("- a", "Input should be"),
    ],
)
def test_a_mapping_that_is_none_is_said(tmp_path, saved: str, cause: str):
    """The error names the file and what is wrong in it."""
    path = tmp_path / "m.yaml"
    path.write_text(saved)
    with pytest.raises(TollbookError, match=cause):
        load_columns(path)


def test_a_mapping_that_does_not_fit_is_said(tmp_path):
    """The column that is missing is named, with those that there are."""
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    (problem,) = iter_raw(path, columns=Columns(columns={"text": "Story"}))
    assert isinstance(problem, Unreadable)
    assert "it has no column Story; there are Report ID" in problem.message


@pytest.mark.parametrize(
    ("header", "text"),
    [
        (["event_id_cnty", "event_date", "source", "notes"], "notes"),
        (["article_content", "article_title", "unit_id"], "article_content"),
        (["Title", "Full Text", "Link"], "Full Text"),
        (["a", "b"], None),
    ],
)
def test_the_text_is_guessed(header: list[str], text: str | None):
    """Tables of ACLED, FA-KES and news archives are known by their headers."""
    assert guess_columns(header).columns.get("text") == text


def test_a_sheet_can_be_named(tmp_path):
    """A sheet that is not there is said with those that are."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(["text"], [TEXT], sheet="May"))
    (problem,) = iter_raw(path, columns=Columns(sheet="June"))
    assert isinstance(problem, Unreadable)
    assert "it has no sheet June; there are May" in problem.message
    assert not isinstance(next(iter_raw(path, columns=Columns(sheet="May"))), Unreadable)
