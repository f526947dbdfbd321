"""HTML to an element tree that no page can make too deep or too large to walk."""

import re
from functools import cache, lru_cache

from lxml import etree, html

from tollbook.documents.limits import MOST_CHARACTERS, MOST_ELEMENTS
from tollbook.rules import load_yaml

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

SILENT = (
    "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "button", "select", "textarea",
    "input", "map", "dialog", "audio", "video", "math",
)  # fmt: skip
_KEPT = "p|h[1-6]|title|meta|link|script|style|time|figcaption|br|a|html|head|body"
_OTHER_TAGS = re.compile(rf"</?(?!(?:{_KEPT})\b)[a-z][^<>]{{0,2000}}>", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_WORDS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-zß-ÿ])|[^\W\d_]+")
# Pages that a script unveils hide their whole article; a hidden note is short.
_LONGEST_HIDDEN = 1000
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_SPACE = re.compile(r"[^\S\n]+")


def parse_html(text: str) -> html.HtmlElement | None:
    """The page's root element; None where the text holds no element. Truncated pages are read as far as they go.

    libxml2 stops at 2,048 levels; a page nested deeper is read again without the tags that only group.
    """
    root, too_deep = _parsed(_CONTROL.sub(" ", text))
    if too_deep:
        root, _ = _parsed(_OTHER_TAGS.sub(" ", _CONTROL.sub(" ", text)))
    return root


def _parsed(text: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is None:  # nothing but what the parser leaves out
        return None, False
    for element in found_by(root, "//*[string-length(@class) > 2000 or string-length(@id) > 2000]"):
        element.attrib.clear()
    too_deep = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return root, too_deep


def excess(root: Element) -> str | None:
    """What a page has more of than any report, in words; None for other pages."""
    if root.xpath("count(//*)") > MOST_ELEMENTS:  # type: ignore[operator]
        return f"{MOST_ELEMENTS:,} elements"
    words = sum(len(e.text or "") + len(e.tail or "") for e in root.iter() if e.tag not in {"script", *SILENT})
    return f"{MOST_CHARACTERS:,} characters" if words > MOST_CHARACTERS else None


def drop_hidden(root: Element) -> None:
    """Takes out short notes that the page does not show, but keeps the text after them."""
    hidden = [e for e in root.iter() if e.get("hidden") is not None or _HIDDEN.search(e.get("style") or "")]
    for element in hidden:
        if element.getparent() is not None and len(text_of(element)) <= _LONGEST_HIDDEN:
            element.text = None
            element[:] = []


def text_of(element: Element) -> str:
    """The element's words, white space as the page shows it: `<br>` is a line break, the rest single spaces."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == "br":
            pieces.append("\n")
        if isinstance(node.tag, str) and node.tag not in {"script", *SILENT}:
            pieces.append((node.text or "").replace("\n", " "))
        if node is not element:
            pieces.append((node.tail or "").replace("\n", " "))
    return tidy("".join(pieces))


def found_by(root: Element, path: str) -> list[Element]:
    """The elements that an XPath selects."""
    found = root.xpath(path)
    return [e for e in found if isinstance(e, etree._Element)] if isinstance(found, list) else []  # noqa: SLF001


def tidy(text: str) -> str:
    """Single spaces, no space around line breaks, none at the ends."""
    lines = (_SPACE.sub(" ", line.replace("\u200b", "").replace("\xad", "")).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


@lru_cache(maxsize=20_000)
def words_of(value: str) -> frozenset[str]:
    """The words of a class or id, lower case: `articleBody related-links` gives article, body, related, links."""
    return frozenset(word.lower() for word in _WORDS.findall(value[:500]))


def names_of(element: Element) -> frozenset[str]:
    """The words by which an element is called: its class, id, role, test id and item property."""
    found: frozenset[str] = frozenset()
    for name in ("class", "id", "role", "data-testid", "data-component", "data-component-name", "itemprop"):
        if value := element.get(name):
            found |= words_of(value)
    return found


@cache
def page_words(name: str) -> frozenset[str]:
    """A word list of `rules/documents/page.yaml`."""
    return frozenset(load_yaml("documents/page.yaml")[name])
