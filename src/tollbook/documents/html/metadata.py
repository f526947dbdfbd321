"""What a page's head says of its article: titles, dates, authors, addresses, publisher."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.documents.dates import find_date, parse_date
from tollbook.documents.html.linked import Node, first_string
from tollbook.documents.html.tree import Element, found_by, text_of
from tollbook.documents.publishers import publisher_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "published", "publish_date", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date", "displaydate", "originalpublicationdate", "ptime", "datepub", "rnews:datepublished",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/-]|$)")
_URL_DIGITS = re.compile(r"(?:^|[^\d])((?:20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:[^\d]|$)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head's statements, with those of the page's JSON-LD before them."""

    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    published: str | None
    modified: str | None
    url: str | None
    canonical_url: str | None
    publisher: str | None
    author_metas: tuple[str, ...]
    language: str | None


def read_metadata(root: Element, article: Node, html: str) -> Metadata:
    """The metadata of a page. `article` is the JSON-LD node of its article, empty where it has none."""
    metas = _metas(root)
    canonical = _link(root, "canonical") or _first(metas, ("og:url",))
    saved = _SAVED_FROM.search(html[:4000])
    url = saved[1] if saved else (_first(metas, ("og:url",)) or canonical or first_string(article.get("url")) or None)
    named = first_string(article.get("publisher")) or _first(
        metas, ("og:site_name", "application-name", "dc.publisher")
    )
    return Metadata(
        titles=titles_of(root, article),
        descriptions=_told(
            [
                first_string(article.get("description")),
                *_all(metas, ("og:description", "description", "twitter:description")),
            ]
        ),
        published=_published(root, article, metas, url or canonical),
        modified=_date([first_string(article.get("dateModified")), *_all(metas, _MODIFIED)]),
        url=url,
        canonical_url=canonical,
        publisher=_publisher(named, url or canonical),
        author_metas=_told(
            _all(metas, ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"))
        ),
        language=root.get("lang"),
    )


def titles_of(root: Element, article: Node) -> tuple[str, ...]:
    """The headlines that a page's head gives, the most trusted first."""
    metas = _metas(root)
    found = [first_string(article.get("headline")), *_all(metas, ("og:title", "twitter:title", "dc.title"))]
    page = root.find(".//title")
    return _told([*found, text_of(page) if page is not None else ""])


def _metas(root: Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content and len(content) < 5000:
            metas.setdefault(name.lower().strip(), []).append(content)
    return metas


def _all(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next(iter(_all(metas, names)), None)


def _told(values: Iterable[str]) -> tuple[str, ...]:
    plain = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(value for value in plain if value))


def _link(root: Element, rel: str) -> str | None:
    for link in root.iter("link"):
        href = (link.get("href") or "").strip()
        if rel in (link.get("rel") or "").lower().split() and href.startswith(("http://", "https://")):
            return href
    return None


def _date(values: Iterable[str]) -> str | None:
    """The first date among the values; a time of day of the same day, said by another, is added to it."""
    dates = [d for d in map(parse_date, values) if d]
    if not dates:
        return None
    return next((d for d in dates if len(d) > 10 and d[:10] == dates[0][:10]), dates[0])


def _published(root: Element, article: Node, metas: dict[str, list[str]], url: str | None) -> str | None:
    told = [
        first_string(article.get("datePublished")),
        *_all(metas, _PUBLISHED),
        first_string(article.get("dateCreated")),
    ]
    return _date(told) or _date(_timed(root)) or (_of_url(url) if url else None)


def _timed(root: Element) -> list[str]:
    """Dates of elements that say they are the publication's, then of the page's first time element."""
    marked = found_by(root, "//*[@itemprop='datePublished']")[:3]
    said = [e.get("content") or e.get("datetime") or text_of(e) for e in marked]
    times = [e for e in root.iter("time") if not any(a.tag in {"aside", "nav", "footer"} for a in e.iterancestors())]
    shown = [e for e in times if e.get("pubdate") is not None or "publish" in (e.get("class") or "").lower()]
    for element in (*shown[:2], *times[:1]):
        said.append(element.get("datetime") or "")
        said.append(find_date(text_of(element)) or "")
    return said


def _of_url(url: str) -> str | None:
    found = _URL_DATE.search(url.lower())
    if found:
        year, month, day = found.groups()
        return parse_date(f"{year}-{month}-{day}") if month.isdigit() else parse_date(f"{day} {month} {year}")
    digits = _URL_DIGITS.search(url)
    return parse_date("-".join(digits.groups())) if digits else None


def _publisher(named: str | None, url: str | None) -> str | None:
    by_address = publisher_of(url) if url else None
    if by_address and "." not in by_address:
        return by_address
    return named.lstrip("@") if named and "://" not in named else by_address
