"""WARC records to reports: pages, texts and files that a server sent with status 200, and saved copies of such."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

from fastwarc.warc import WarcRecord, WarcRecordType

from tollbook.documents.dates import parse_date
from tollbook.documents.encoding import charset_in, is_binary
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw
from tollbook.documents.warc.bodies import BodyDamagedError, BodyTooLargeError, body_of
from tollbook.documents.warc.records import Damage, TornError, records_of

Open = Callable[[bytes, str, str], Iterator[Raw | Unreadable]]
"""The reports in a body's bytes, as of a file with the given ending, which is called by the given name."""

_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/x-ndjson": ".jsonl", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
# What Browsertrix adds about a page: its text, pictures and list of resources are no reports of their own.
_ADDED = ("urn:text:", "urn:view:", "urn:thumbnail:", "urn:fullpage:", "urn:pageinfo:", "urn:pagetext:", "metadata:")
_HEADERS = 1 << 16
_NOTHING = (None, b"", None)


def read_warc(stream: io.BufferedReader, name: str, limit: int, opened: Open) -> Iterator[Raw | Unreadable]:
    """The reports of a WARC stream, each with its address and the time of its capture; damage stands in its place.

    `limit` is the most bytes of one report, before and after its compression is undone.
    """
    responses: set[int] = set()
    found = False
    for item in records_of(stream, lambda record: tuple(_reports(record, name, limit, opened, responses))):
        found = True
        if isinstance(item, Damage):
            beyond = "nothing behind it can be read" if item.ends else "the reading went on behind it"
            cause = f"it is damaged at or behind byte {item.position:,} ({item.cause}); {beyond}"
            yield unreadable("cannot-read", input=name, cause=cause)
        else:
            yield from item
    if not found:
        yield unreadable("empty-file", input=name)


def _reports(
    record: WarcRecord, name: str, limit: int, opened: Open, responses: set[int]
) -> Iterator[Raw | Unreadable]:
    kind = record.record_type
    if kind == WarcRecordType.response:
        responses.add(hash(record.record_id))
    elif kind not in (WarcRecordType.resource, WarcRecordType.conversion):
        return
    if kind == WarcRecordType.conversion and hash(record.headers.get("WARC-Refers-To")) in responses:
        return  # the page that it was made from stands in this file
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if url.lower().startswith(_ADDED) or url.lower().endswith("/robots.txt"):
        return
    shown = f"{name}, {url or record.record_id}"
    try:
        ending, data, charset = _body(record, limit)
    except BodyTooLargeError:
        yield unreadable("too-large", input=shown, limit=f"{limit / 1024 / 1024:.0f} MB")
        return
    except BodyDamagedError as error:
        yield unreadable("cannot-read", input=shown, cause=f"the record is damaged: {error}")
        return
    if ending and data:
        retrieved = parse_date(record.headers.get("WARC-Date") or "")
        address = url if url.lower().startswith(("http://", "https://")) else None
        for raw in opened(data, ending, shown):
            yield (
                raw if isinstance(raw, Unreadable) else replace(raw, url=address, retrieved=retrieved, charset=charset)
            )


def _body(record: WarcRecord, limit: int) -> tuple[str | None, bytes, str | None]:
    """The ending that fits the body's type, null for what is no report; the body; and the encoding that was named."""
    most = limit + _HEADERS
    if record.record_type != WarcRecordType.response:
        named = record.headers.get("Content-Type")
        ending = _ENDINGS.get(_type(named))
        return (ending, _whole(record, record.content_length, limit), charset_in(named)) if ending else _NOTHING
    if not record.is_http:
        return _NOTHING
    length = record.content_length
    record.parse_http()
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return _NOTHING
    said = _type(headers.get("Content-Type"))
    ending = _ENDINGS.get(said or "text/html")
    if ending is None:
        return _NOTHING
    sent = _whole(record, record.content_length if record.content_length < length else None, most)
    encodings = headers.get("Content-Encoding") or ""
    body = body_of(sent, headers.get("Transfer-Encoding") or "", encodings, limit)
    return (None if not said and is_binary(body) else ending), body, charset_in(headers.get("Content-Type"))


def _type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()


def _whole(record: WarcRecord, length: int | None, limit: int) -> bytes:
    data = bytes(record.reader.read(limit + 1))
    if len(data) > limit:
        raise BodyTooLargeError
    if length is not None and len(data) < length:
        raise TornError(f"{len(data):,} of a record's {length:,} bytes are there")
    return data
