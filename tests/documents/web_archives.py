"""Web archives as crawlers write them: their records, styles and faults, made for the tests."""

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

import brotli

DATE = "2026-03-01T12:30:15Z"


def page(number: int, words: str = "An invented shell hit the market. Two people were injured, a medic said.") -> bytes:
    """A small page of an invented outlet."""
    return (
        f"<!doctype html><html><head><title>Report {number}</title></head><body><article><h1>Report {number}</h1>"
        f"<p>{words} It was report number {number} of that day, the invented outlet wrote.</p>"
        f"<p>Nothing else was known by the evening, the outlet added in a second paragraph.</p></article></body></html>"
    ).encode()


def http(body: bytes, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """An HTTP response; `content_encoding="br"` and the like become headers."""
    more = "".join(f"{name.replace('_', '-').title()}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks."""
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def encoded(body: bytes, encoding: str) -> bytes:
    """A body in one of the content encodings of HTTP."""
    raw = zlib.compressobj(wbits=-15)
    return {
        "gzip": lambda: gzip.compress(body),
        "deflate": lambda: zlib.compress(body),
        "raw-deflate": lambda: raw.compress(body) + raw.flush(),
        "br": lambda: bytes(brotli.compress(body)),
    }[encoding]()


def record(url: str, block: bytes, kind: str = "response", *, length: int | None = None, version: str = "1.1",
           headers: Mapping[str, str] | None = None) -> bytes:  # fmt: skip
    """A record in bytes, with a false length where one is given."""
    content = {"response": "application/http; msgtype=response", "request": "application/http; msgtype=request"}
    name = hashlib.md5(url.encode() + kind.encode() + block).hexdigest()
    fields = {
        "WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{name}>", "WARC-Date": DATE,
        "WARC-Target-URI": url, "Content-Type": content.get(kind, "text/html"), **(headers or {}),
        "Content-Length": str(len(block) if length is None else length),
    }  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def members(records: Iterable[bytes]) -> bytes:
    """A gzip member for each record, as all crawlers write."""
    return b"".join(map(gzip.compress, records))


def wacz(files: Mapping[str, bytes]) -> bytes:
    """A zip file with these members, stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
