"""A page's authors and the agencies among them, from JSON-LD, the head and the byline shown."""

import re
from collections.abc import Iterable

from tollbook.documents.bylines import agency, are_names, read_byline
from tollbook.documents.html.linked import Node, resolved, strings
from tollbook.documents.html.tree import Element, found_by, names_of, page_words, text_of
from tollbook.rules import load_yaml

_BY = re.compile(r"^\s*(?:by|von|par|por|di|door|written by|text|words by|story by)\s*:?\s+", re.I)
_AWAY = re.compile(r"https?://\S*|www\.\S*|\S+@\S+|@\w+|\([^()]*\)")
_SPLIT = re.compile(r"\s*(?:,|;|\||/|&|\n|•|·| and | und | et | e | y | con | with |、|，)\s*", re.I)
_LONGEST = 120


def authors_of(
    root: Element, article: Node, nodes: tuple[Node, ...], metas: tuple[str, ...], publisher: str | None
) -> tuple[str, ...]:
    """The authors' names, each once, the most trusted statement first that names any: JSON-LD, head, page."""
    told = (
        strings(resolved(article.get("author"), nodes)),
        strings(article.get("creator")),
        metas,
        tuple(_shown(root)),
    )
    house = (publisher or "").casefold()
    for source in told:
        names = _names(source)
        named = [n for n in names if n.casefold() != house]
        if named:
            return tuple(named)
    said = (" ".join(name.split()) for source in told for name in source)
    return next(((name,) for name in said if house and name.casefold() == house), ())


def _names(values: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for value in values:
        cleaned = _BY.sub("", _AWAY.sub(" ", value)).strip(" ,|-–—:")
        if not cleaned or len(cleaned) > 3 * _LONGEST:
            continue
        parts = [p.strip(" .,-–—") for p in _SPLIT.split(f" {cleaned} ") if p and p.strip()]
        whole = parts if all(_is_name(p) for p in parts) else [p for p in parts if _is_name(p)] or [cleaned]
        for name in whole:
            if _is_name(name):
                found.setdefault(name.casefold(), " ".join(name.split()))
    return list(found.values())


def _is_name(text: str) -> bool:
    low = text.casefold()
    if (
        not 2 <= len(text) <= 60
        or any(c.isdigit() for c in text)
        or low in load_yaml("documents/bylines.yaml")["roles"]
    ):
        return False
    return bool(agency(text)) or text.isupper() or are_names(text) or not text.isascii()


def _shown(root: Element) -> list[str]:
    """Names that the page shows as its byline: links and elements called author."""
    marked = found_by(root, "//*[@rel='author' or @itemprop='author']/descendant-or-self::*[not(@itemprop='image')]")
    named = [e for e in marked if e.get("rel") == "author" or e.get("itemprop") in {"author", "name"}]
    said = [text_of(e) for e in named]
    if said:
        return [s for s in said if len(s) <= _LONGEST][:6]
    for element in root.iter("p", "div", "span", "a", "address", "li", "h4", "h5"):
        if names_of(element) & page_words("byline"):
            text = text_of(element)
            if 3 < len(text) <= _LONGEST:
                byline = read_byline(text.split("\n")[0])
                if byline and byline.names:
                    return [byline.names, *byline.agencies]
                if are_names(text):
                    return [text]
    return []
