"""A page's authors and the agencies among them, from JSON-LD, the head and the byline shown."""

import re
from dataclasses import dataclass

from tollbook.documents.bylines import agency, are_names, read_byline
from tollbook.documents.html.linked import Node, resolved, strings
from tollbook.documents.html.tree import Element, found_by, names_of, page_words, text_of
from tollbook.rules import load_yaml

_BY = re.compile(r"^\s*(?:by|von|par|por|di|door|written by|text|words by|story by)\s*:?\s+", re.I)
_AWAY = re.compile(r"https?://\S*|www\.\S*|\S+@\S+|@\w+|\([^()]*\)")
_SPLIT = re.compile(r"\s*(?:,|;|\||/|&|\n|•|·| and | und | et | e | y | con | with |、|，)\s*", re.I)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Authors:
    """Who wrote a report, as the page writes it, and the wire agencies among them."""

    byline: str | None = None
    agencies: tuple[str, ...] = ()


def authors_of(
    root: Element, article: Node, nodes: tuple[Node, ...], metas: tuple[str, ...], publisher: str | None
) -> Authors:
    """The authors by the most trusted statement that names any: JSON-LD, head, page; the publisher only by itself."""
    told = (
        strings(resolved(article.get("author"), nodes)),
        strings(article.get("creator")),
        metas,
        tuple(_shown(root)),
    )
    house = (publisher or "").casefold()
    for source in told:
        read = [named for value in source if (named := _named(value)) and named[0].casefold() != house]
        if read:
            byline = ", ".join(dict.fromkeys(shown for shown, _ in read))
            return Authors(byline, tuple(dict.fromkeys(a for _, names in read for n in names if (a := agency(n)))))
    said = (" ".join(value.split()) for source in told for value in source)
    return Authors(next((value for value in said if house and value.casefold() == house), None))


def _named(value: str) -> tuple[str, list[str]] | None:
    """A statement of authors as it stands, without what is no name, and the single names in it."""
    cleaned = " ".join(_BY.sub("", _AWAY.sub(" ", value)).strip(" ,|-–—:").split())
    if not cleaned or len(cleaned) > 3 * _LONGEST:
        return None
    parts = [p.strip(" .,-–—") for p in _SPLIT.split(f" {cleaned} ") if p and p.strip()]
    names = [p for p in parts if _is_name(p)]
    if not names:
        return None
    return (cleaned if len(names) == len(parts) else ", ".join(names)), names


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
