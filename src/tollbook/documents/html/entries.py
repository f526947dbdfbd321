"""Live blogs: which entry a part of the page belongs to, and when that was published.

An entry is known by its JSON-LD (schema.org/LiveBlogPosting, `liveBlogUpdate`) or by its place: three or more elements
side by side, each with a time of day of its own, that go forward or back in time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from tollbook.documents.dates import parse_date
from tollbook.documents.html.linked import Node, first_string, types_of
from tollbook.documents.html.tree import Element

_FEWEST = 3
_SHINGLE = 5
_SHARE = 0.6
_SEVERAL = ""  # what entries of several dates say tells none
_MOST = 3_000
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"\w+")


class Entries:
    """The dated entries of a page; none where it is no live blog."""

    def __init__(self, root: Element, nodes: Iterable[Node]) -> None:
        self._by_words = _told(nodes)
        self._by_place = _placed(root)

    def published(self, owner: Element, text: str) -> str | None:
        """When the entry was published that these words, which stand in `owner`, belong to."""
        for element in (owner, *owner.iterancestors()):
            if element in self._by_place:
                return self._by_place[element]
        if not self._by_words:
            return None
        pieces = list(_pieces(text))
        known = [self._by_words[piece] for piece in pieces if piece in self._by_words]
        votes = Counter(date for date in known if date != _SEVERAL)
        date, count = votes.most_common(1)[0] if votes else ("", 0)
        return date if count >= max(1, _SHARE * votes.total()) and len(known) >= _SHARE * len(pieces) else None


def _told(nodes: Iterable[Node]) -> dict[tuple[str, ...], str]:
    """Runs of words → the date of the entry that JSON-LD says they stand in, or that several say so."""
    found: dict[tuple[str, ...], str] = {}
    blogs = [node for node in nodes if "LiveBlogPosting" in types_of(node)]
    for update in [u for blog in blogs for u in _updates(blog)][:_MOST]:
        date = parse_date(first_string(update.get("datePublished")))
        if date:
            for name in ("headline", "articleBody"):
                for piece in _pieces(_TAGS.sub(" ", unescape(first_string(update.get(name))))):
                    found[piece] = date if found.get(piece, date) == date else _SEVERAL
    return found


def _updates(blog: Node) -> list[dict[str, Any]]:
    told = blog.get("liveBlogUpdate")
    return [u for u in told if isinstance(u, dict)] if isinstance(told, list) else []


def _pieces(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    for i in range(max(1, len(words) - _SHINGLE + 1)):
        if words:
            yield tuple(words[i : i + _SHINGLE])


def _placed(root: Element) -> dict[Element, str]:
    """Elements that are entries by their place → when they were published."""
    dated: dict[Element, str] = {}
    for time in root.iter("time"):
        date = parse_date(time.get("datetime") or "")
        if date and "T" in date:
            for element in time.iterancestors():
                dated.setdefault(element, date)
    found: dict[Element, str] = {}
    for parent in {element.getparent() for element in dated} - {None}:
        rows = [child for child in parent if child in dated] if parent is not None else []
        dates = [dated[row] for row in rows]
        if len(rows) >= _FEWEST and len({row.tag for row in rows}) == 1 and _in_order(dates):
            found |= dict(zip(rows, dates, strict=True))
    return found


def _in_order(dates: list[str]) -> bool:
    """Whether the moments, as written in one time zone, go one way and are not all the same."""
    zones = {date[19:] for date in dates}
    return len(set(dates)) >= _FEWEST and len(zones) == 1 and dates in (sorted(dates), sorted(dates, reverse=True))
