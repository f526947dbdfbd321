"""Bytes of WARC 1.1 records, one gzip member each, made by warcio with SHA-256 digests."""

import base64
import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from tollbook import __version__

_HEADERS_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Pair:
    """A response record followed by its request record; `payload` is the SHA-256 of the response's body as sent."""

    data: bytes
    payload: str


class _Writer(WARCWriter):  # type: ignore[misc] # warcio ships no types
    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def pair_of_records(url: str, request: bytes, response: bytes, at: datetime, ip: str | None) -> Pair:
    """The records of one exchange, their blocks the very bytes of the messages."""
    out = BytesIO()
    writer = _Writer(out, gzip=True, warc_version="1.1")
    body = response.partition(_HEADERS_END)[2]
    common = [("WARC-Target-URI", url), ("WARC-Date", _stamp(at))]
    place = [("WARC-IP-Address", ip)] if ip else []
    name = writer._make_warc_id()
    writer.write_record(_record("response", name, [*common, *place, ("WARC-Payload-Digest", _digest(body))], response))
    concurrent = [*common, *place, ("WARC-Concurrent-To", name)]
    writer.write_record(_record("request", writer._make_warc_id(), concurrent, request))
    return Pair(out.getvalue(), hashlib.sha256(body).hexdigest())


def resource_record(url: str, content_type: str, data: bytes, at: datetime) -> bytes:
    """The record of bytes that came as a file, not over HTTP."""
    out = BytesIO()
    writer = _Writer(out, gzip=True, warc_version="1.1")
    headers = [("WARC-Target-URI", url), ("WARC-Date", _stamp(at)), ("WARC-Payload-Digest", _digest(data))]
    writer.write_record(_record("resource", writer._make_warc_id(), headers, data, content_type))
    return out.getvalue()


def info_record(filename: str, at: datetime) -> bytes:
    """The warcinfo record that opens a file."""
    out = BytesIO()
    writer = _Writer(out, gzip=True, warc_version="1.1")
    fields = f"software: Tollbook {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    headers = [("WARC-Filename", filename), ("WARC-Date", _stamp(at))]
    writer.write_record(_record("warcinfo", writer._make_warc_id(), headers, fields, "application/warc-fields"))
    return out.getvalue()


def http_status(records: bytes) -> int:
    """The status of the HTTP response that the first of these records holds; 0 where there is none."""
    head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(records, 1 << 14)
    words = head.partition(_HEADERS_END)[2].split(b" ", 2)
    return int(words[1]) if len(words) > 2 and words[1].isdigit() else 0


def _record(
    kind: str, name: str, headers: list[tuple[str, str]], block: bytes, content_type: str = ""
) -> ArcWarcRecord:
    """A record without parsed HTTP headers, so that warcio copies the block and does not write it anew."""
    own = StatusAndHeaders("", [("WARC-Type", kind), ("WARC-Record-ID", name), *headers], protocol="WARC/1.1")
    content_type = content_type or f"application/http; msgtype={kind}"
    own.add_header("Content-Type", content_type)
    if not own.get_header("WARC-Payload-Digest") and kind == "request":
        own.add_header("WARC-Payload-Digest", _digest(block.partition(_HEADERS_END)[2]))
    return ArcWarcRecord("warc", kind, own, BytesIO(block), None, content_type, len(block))


def _digest(data: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def _stamp(at: datetime) -> str:
    """WARC 1.1 has fractions of a second; a time without an offset is taken as UTC."""
    utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
