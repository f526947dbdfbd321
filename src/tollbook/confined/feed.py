"""RSS and Atom to entries, each as the row of a report."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

import feedparser

_MOST_BYTES = 20 * 1024 * 1024
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_MOST_ENTITIES = 0  # no feed declares its own; those that do are bombs


def read(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """One row an entry, in the feed's order. Raises ValueError with a clause where it is no feed."""
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError(f"it is larger than {_MOST_BYTES // 1024 // 1024} MB")
    if len(_ENTITY.findall(data)) > _MOST_ENTITIES:
        raise ValueError("it declares XML entities of its own, as bombs do")
    found = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise ValueError("it is no RSS or Atom feed")
    if not found.entries:
        raise ValueError("the feed has no entries")
    house = _text(found.feed, "title")
    for entry in found.entries:
        yield _row(entry, house, _text(found.feed, "language"))


def _row(entry: Mapping[str, Any], house: str | None, language: str | None) -> dict[str, Any]:
    written = max((c.get("value") or "" for c in entry.get("content") or ()), key=len, default="")
    html = written or str(entry.get("summary") or "")
    source = entry.get("source") or {}
    title = _text(entry, "title")
    row = {
        "id": _text(entry, "id"),
        "url": _text(entry, "link"),
        "title": title,
        "publisher": _text(source, "title") or _text(entry, "publisher") or house,
        "published": _date(entry, "published") or _date(entry, "created"),
        "modified": _date(entry, "updated"),
        "byline": ", ".join(dict.fromkeys(a["name"] for a in entry.get("authors") or () if a.get("name"))) or None,
        "language": language,
        "html": html if _has_words(html) else None,
        "given": {
            "credit": sorted({c.get("content") for c in entry.get("media_credit") or () if c.get("content")}),
            "rights": _text(entry, "rights"),
            "tags": [t["term"] for t in entry.get("tags") or () if t.get("term")],
        },
    }
    if row["modified"] == row["published"]:
        row["modified"] = None
    if row["html"] is None:
        row["text"], row["title"] = title or "", None
    return {name: value for name, value in row.items() if value is not None}


def _has_words(html: str) -> bool:
    return bool(re.sub(r"<[^>]*>|\s|&\w+;", "", html))


def _text(value: Mapping[str, Any], name: str) -> str | None:
    said = value.get(name)
    return " ".join(re.sub(r"<[^>]*>", " ", said).split()) or None if isinstance(said, str) else None


def _date(entry: Mapping[str, Any], name: str) -> str | None:
    """The date in ISO 8601, UTC; none where the feed's own words are no date."""
    parsed = entry.get(f"{name}_parsed")
    if parsed is None or not entry.get(name):
        return None
    said = str(entry[name]).strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return said
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
