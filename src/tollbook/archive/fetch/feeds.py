"""RSS and Atom feeds to the addresses of what they announce."""

from io import BytesIO
from urllib.parse import urljoin

import feedparser

from tollbook.errors import TollbookError
from tollbook.store import FeedEntry

_MOST = 2000
_LONGEST = 2000


def read_feed(body: bytes, url: str) -> tuple[str | None, tuple[FeedEntry, ...]]:
    """The feed's title, and its entries that have an address, in the feed's order.

    Raises TollbookError `bad-feed` where it is none.
    """
    parsed = feedparser.parse(BytesIO(body), response_headers={"content-location": url}, sanitize_html=False)
    if not parsed.get("version") and not parsed.entries:
        cause = str(parsed.get("bozo_exception") or "it holds no entries")
        raise TollbookError("bad-feed", url=url, cause=" ".join(cause.split())[:200])
    entries = (_entry(entry, url) for entry in parsed.entries[:_MOST])
    return _short(parsed.feed.get("title")), tuple(entry for entry in entries if entry is not None)


def _entry(entry: feedparser.FeedParserDict, url: str) -> FeedEntry | None:
    link = _short(entry.get("link"))
    if link is None:
        return None
    try:
        address = urljoin(url, link)
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")):  # an id that stands for the address that is not there
        return None
    return FeedEntry(_short(entry.get("id")) or address, address, _short(entry.get("updated")))


def _short(value: object) -> str | None:
    return " ".join(value.split())[:_LONGEST] or None if isinstance(value, str) else None
