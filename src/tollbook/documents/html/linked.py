"""JSON-LD: what a page says of its article in schema.org's terms (schema.org/NewsArticle)."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from tollbook.documents.html.tree import Element

Node = Mapping[str, Any]

_ARTICLE = re.compile(r".*Article$|(?:Live)?BlogPosting$|Report$|SocialMediaPosting$")
_BREAKS = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_MOST_NODES = 5_000
_LONGEST_SCRIPT = 2_000_000


def linked_nodes(root: Element) -> tuple[Node, ...]:
    """Every object of the page's JSON-LD scripts, the outer ones first. Broken scripts are passed over."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind and script.text and len(script.text) < _LONGEST_SCRIPT:
            nodes += _objects(_loaded(script.text))
    return tuple(nodes)


def _loaded(text: str) -> Any:
    said = (
        text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    )
    for attempt in (said, _TRAILING_COMMA.sub("", _BREAKS.sub(" ", said)).rstrip("; ")):
        try:
            return orjson.loads(attempt)
        except orjson.JSONDecodeError:
            continue
    return None


def _objects(value: Any) -> Iterator[Node]:
    queue = deque([value])
    for _ in range(_MOST_NODES):
        if not queue:
            return
        item = queue.popleft()
        if isinstance(item, dict):
            yield item
            queue += [v for v in item.values() if isinstance(v, dict | list)]
        elif isinstance(item, list):
            queue += item


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types, without their namespace."""
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return tuple(t.rsplit("/", 1)[-1] for t in types if isinstance(t, str))


def article_node(nodes: tuple[Node, ...], headlines: tuple[str, ...]) -> Node:
    """The node that is the page's own article: the one with a headline that the page shows, else the first."""
    articles = [n for n in nodes if any(_ARTICLE.match(t) for t in types_of(n))]
    shown = {_plain(h) for h in headlines if h}
    for node in articles:
        if _plain(first_string(node.get("headline"))) in shown:
            return node
    dated = [n for n in articles if n.get("datePublished")]
    pages = [n for n in nodes if "WebPage" in types_of(n) and n.get("datePublished")]
    return next(iter([*dated, *articles, *pages]), {})


def first_string(value: Any) -> str:
    """The first string in a value that may be a list or an object with a name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next((s for s in map(first_string, value[:20]) if s), "")
    if isinstance(value, dict):
        return next(
            (s for key in ("name", "@value", "caption", "url", "@id") if (s := first_string(value.get(key)))), ""
        )
    return ""


def strings(value: Any) -> tuple[str, ...]:
    """The names in a value: strings, objects with names, or lists of these."""
    items = value if isinstance(value, list) else [value]
    return tuple(s for item in items[:50] if (s := first_string(item)))


def resolved(value: Any, nodes: tuple[Node, ...]) -> Any:
    """A value with its references by `@id` replaced by what they stand for."""
    if isinstance(value, list):
        return [resolved(item, nodes) for item in value[:50]]
    if isinstance(value, dict) and "@id" in value and "name" not in value:
        return next((n for n in nodes if n.get("@id") == value["@id"] and "name" in n), value)
    return value


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
