"""What came, decompressed within limits and of a kind that can be read."""

import re
import zlib

from tollbook.archive.fetch.exchange import Exchange
from tollbook.errors import TollbookError

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml", "text/html"}
)  # some servers send feeds as pages
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib's window sizes: gzip; either header
_PIECE = 1 << 16
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")


def media_type_of(exchange: Exchange) -> str:
    """The media type that an answer gives itself, in lower case without parameters; empty where it gives none."""
    found = _MEDIA_TYPE.match(exchange.headers.get("content-type", "").strip().lower())
    return found[0] if found else ""


def body_of(exchange: Exchange, types: frozenset[str] | None, limit: int) -> bytes:
    """The decompressed body of an answer.

    Raises TollbookError `wrong-type` where its media type is not among `types` (null: any),
    `answer-too-large` over `limit` bytes, `fetch-failed` where it is compressed in a way that was not asked for, or
    is damaged.
    """
    url = exchange.address.url
    found = media_type_of(exchange)
    if types is not None and found and found not in types:
        raise TollbookError("wrong-type", url=url, found=found)
    body = exchange.body
    codings = [c.strip().lower() for c in exchange.headers.get("content-encoding", "").split(",")]
    for coding in reversed([c for c in codings if c not in ("", "identity")]):
        if coding not in _CODINGS:
            raise TollbookError("fetch-failed", url=url, cause=f"it is compressed as {coding[:20]!r}")
        body = _inflated(body, coding, limit, url)
    if len(body) > limit:
        raise TollbookError("answer-too-large", url=url, limit=_megabytes(limit))
    return body


def _inflated(data: bytes, coding: str, limit: int, url: str) -> bytes:
    try:
        return _inflate(data, _CODINGS[coding], limit)
    except zlib.error as error:
        if coding == "deflate":  # some servers leave the header out
            try:
                return _inflate(data, -15, limit)
            except zlib.error:
                pass
        raise TollbookError("fetch-failed", url=url, cause=f"its compressed body is damaged ({error})") from error
    except OverflowError as error:
        raise TollbookError("answer-too-large", url=url, limit=_megabytes(limit)) from error


def _inflate(data: bytes, window: int, limit: int) -> bytes:
    """Raises OverflowError before more than `limit` bytes, and a little, are made."""
    inflater = zlib.decompressobj(window)
    out = bytearray()
    while data:
        out += inflater.decompress(data, _PIECE)
        if len(out) > limit:
            raise OverflowError
        data = inflater.unconsumed_tail
    out += inflater.flush()
    if not inflater.eof:
        raise zlib.error("it ends early")
    return bytes(out)


def _megabytes(limit: int) -> str:
    return f"{limit / 1024 / 1024:.0f} MB"
