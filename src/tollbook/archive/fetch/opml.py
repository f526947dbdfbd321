"""Lists of feeds, as feed readers export them (OPML 2.0)."""

from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tollbook.errors import TollbookError

_MOST_BYTES = 5 * 1024 * 1024


def read_opml(path: str | Path) -> dict[str, str | None]:
    """The feeds' addresses with their titles, in order, each once. No entity and no outside reference is followed.

    Raises TollbookError `missing-path`, `cannot-read` or `bad-opml`.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise TollbookError("missing-path", path=path) from error
    except OSError as error:
        raise TollbookError("cannot-read", path=path, cause=error.strerror or str(error)) from error
    if len(data) > _MOST_BYTES:
        raise TollbookError("bad-opml", path=path, cause="it is larger than 5 MB")
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise TollbookError("bad-opml", path=path, cause=f"it is no plain XML ({error})") from error
    feeds: dict[str, str | None] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        if url:
            feeds.setdefault(url, (outline.get("title") or outline.get("text") or "").strip() or None)
    if not feeds:
        raise TollbookError("bad-opml", path=path, cause="it names no feed (an outline with xmlUrl)")
    return feeds
