"""Fetched exchanges in WARC files."""

import gzip
import hashlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from tollbook.archive import Record, WarcWriter
from tollbook.archive.warc import warc_files

AT = datetime(2026, 3, 1, 12, 30, 15, 250000, tzinfo=UTC)
REQUEST = b"GET /a HTTP/1.1\r\nHost: example.org\r\nUser-Agent: Tollbook\r\n\r\n"
PAGE = b"<html><body><p>Two people were hurt in an invented village.</p></body></html>"
RESPONSE = b"HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html\r\nX-Odd:\tyes\r\n\r\n" + PAGE
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"
)  # fmt: skip


def add(writer: WarcWriter, number: int = 1, response: bytes = RESPONSE) -> Record:
    """One exchange added."""
    return writer.add(f"https://example.org/{number}", REQUEST, response, AT, "192.0.2.7")


def types(path: Path) -> list[str]:
    """The types of a file's records, in order."""
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]


def test_a_record_names_its_stored_bytes(tmp_path: Path) -> None:
    """Offset, length and digest of a record are those of the bytes in the file."""
    record = add(WarcWriter(tmp_path))
    stored = record.path.read_bytes()[record.offset : record.offset + record.length]
    assert hashlib.sha256(stored).hexdigest() == record.digest
    assert record.payload == hashlib.sha256(PAGE).hexdigest()
    assert record.offset + record.length == record.path.stat().st_size


def test_the_messages_stand_byte_for_byte(tmp_path: Path) -> None:
    """Odd spacing and case of HTTP headers are kept as they came."""
    record = add(WarcWriter(tmp_path))
    plain = gzip.decompress(record.path.read_bytes()[record.offset :])
    assert RESPONSE in plain
    assert REQUEST in plain


@pytest.mark.parametrize("response", [RESPONSE, CHUNKED, b"HTTP/1.1 304 Not Modified\r\n\r\n"])
def test_warcio_and_fastwarc_find_valid_digests(tmp_path: Path, response: bytes) -> None:
    """Two independent readers read every record, with valid digests of block and payload."""
    path = add(WarcWriter(tmp_path), response=response).path
    with path.open("rb") as file:
        checked = [(r.rec_type, r.content_stream().read(), r.digest_checker.passed)
                   for r in ArchiveIterator(file, check_digests=True)]  # fmt: skip
    assert [(kind, passed) for kind, _, passed in checked] == [
        ("warcinfo", True),
        ("response", True),
        ("request", True),
    ]
    with path.open("rb") as file:
        found = [(str(r.record_type), r.verify_block_digest()) for r in FastIterator(file, parse_http=False)]
    assert found == [("warcinfo", True), ("response", True), ("request", True)]
    with path.open("rb") as file:
        assert [r.verify_payload_digest() for r in FastIterator(file) if r.is_http] == [True, True]


def test_headers_say_when_and_from_where(tmp_path: Path) -> None:
    """A time with an offset is written in UTC; the request names its response."""
    writer = WarcWriter(tmp_path)
    writer.add("https://example.org/", REQUEST, RESPONSE, AT.astimezone(timezone(timedelta(hours=2))), None)
    with next(warc_files(tmp_path)).open("rb") as file:
        _, response, request = [r.rec_headers for r in ArchiveIterator(file)]
    assert response.get_header("WARC-Date") == "2026-03-01T12:30:15.250000Z"
    assert response.get_header("WARC-IP-Address") is None
    assert request.get_header("WARC-Concurrent-To") == response.get_header("WARC-Record-ID")


def test_the_next_writer_goes_on_in_the_same_file(tmp_path: Path) -> None:
    """Two writers one after the other append to one file."""
    first, second = add(WarcWriter(tmp_path)), add(WarcWriter(tmp_path), 2)
    assert first.path == second.path
    assert second.offset == first.offset + first.length


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    """Beyond its most bytes a file is closed and the next one opens with its own warcinfo."""
    writer = WarcWriter(tmp_path, most_bytes=1500)
    for number in range(4):
        add(writer, number)
    files = list(warc_files(tmp_path))
    assert len(files) > 1
    assert all(types(path)[0] == "warcinfo" for path in files)
    assert sum(types(path).count("response") for path in files) == 4


def test_a_torn_tail_is_cut_wherever_it_was_torn(tmp_path: Path) -> None:
    """Whatever part of an append reached the disk, the next writer keeps what was acknowledged before and no more."""
    first = add(WarcWriter(tmp_path))
    add(WarcWriter(tmp_path), 2)
    whole, kept = first.path.read_bytes(), first.offset + first.length
    for length in range(kept, len(whole), 7):
        first.path.write_bytes(whole[:length])
        writer = WarcWriter(tmp_path)
        assert first.path.read_bytes() == whole[:kept]
        assert writer.cut == length - kept


@pytest.mark.parametrize("written", [0, 40, 300])
def test_zeros_that_a_crash_left_are_cut(tmp_path: Path, written: int) -> None:
    """A file system may leave zeros in place of an append's bytes."""
    first = add(WarcWriter(tmp_path))
    add(WarcWriter(tmp_path), 2)
    whole, kept = first.path.read_bytes(), first.offset + first.length
    first.path.write_bytes(whole[: kept + written] + bytes(500))
    WarcWriter(tmp_path)
    assert first.path.read_bytes() == whole[:kept]


def test_damage_before_the_end_is_kept_and_a_new_file_begun(tmp_path: Path) -> None:
    """A changed byte is for `verify` to find: nothing is cut, and the writing goes on elsewhere."""
    first = add(WarcWriter(tmp_path))
    add(WarcWriter(tmp_path), 2)
    damaged = bytearray(first.path.read_bytes())
    damaged[first.offset + 200] ^= 0xFF
    first.path.write_bytes(damaged)
    record = add(WarcWriter(tmp_path), 3)
    assert first.path.read_bytes() == damaged
    assert record.path != first.path
    assert types(record.path) == ["warcinfo", "response", "request"]
