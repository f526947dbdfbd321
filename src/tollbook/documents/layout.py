"""What each part of a plain text is: headline, lede, body, crossheads, captions with credits, or none of these."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tollbook.documents.bylines import Byline, dateline_agencies, dateline_date
from tollbook.documents.furniture import MARKS, furniture_code
from tollbook.documents.lines import LONGEST_LINE, Label, Line, read_line
from tollbook.documents.units import Unit, split_units
from tollbook.model import Block, Image
from tollbook.model.codes import BlockKind

_WORD = re.compile(r"\w+")
_SPEECH = re.compile(r"[.?!…,][\"”’']+$|^[\"“‘'].*[\"”’']$|^[A-Z][A-Z .]{0,20}: ")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_LONGEST_HEADLINE = 220
_LONGEST_CROSSHEAD = 80
_SHORTEST_PROSE = 80
_SHORTEST_MENU = 5
_LONGEST_LEDE = 450


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout of a plain text says. Blocks are in text order and point into the text."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    title: str | None = None
    lede: str | None = None
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    site: str | None = None


@dataclass(slots=True)
class _Part:
    """A unit with what is known of it so far."""

    unit: Unit
    label: Label
    said: Line

    @property
    def text(self) -> str:
        return self.unit.text


@dataclass(slots=True)
class _Page:
    parts: list[_Part]
    title: str | None
    texts: list[int] = field(default_factory=list)

    def renew(self) -> None:
        """Finds the places of the parts that are still plain text."""
        self.texts = [i for i, part in enumerate(self.parts) if part.label == "text"]


def read_layout(text: str, start: int = 0, title: str | None = None) -> Layout:
    """The layout of a text from the offset `start` on. `title` is the headline where it is known already."""
    units = split_units(text, start, stands_alone=_stands_alone)
    page = _Page([_labelled(unit) for unit in units], title)
    steps: tuple[Callable[[_Page], None], ...] = (_links, _captions, _menu, _headline, _lede, _crossheads)
    for step in steps:
        page.renew()
        step(page)
    return _layout(page)


def plain(text: str) -> str:
    """A text with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def _stands_alone(line: str) -> bool:
    if len(line) > LONGEST_LINE or furniture_code(line) == MARKS:
        return False
    return read_line(line).label != "text"


def _labelled(unit: Unit) -> _Part:
    """What a unit is by itself, whatever stands around it."""
    said = read_line(unit.text)
    return _Part(unit, "list" if said.label == "text" and unit.bullet else said.label, said)


def _links(page: _Page) -> None:
    """Links under a heading such as "Related news" end where the next paragraph of sentences begins."""
    inside = False
    for part in page.parts:
        if part.label == "links":
            inside, part.label = True, "furniture"
        elif inside and part.label in {"text", "list"}:
            if len(part.text) <= 200 and (not part.unit.closed or part.text.endswith("…")):
                part.label = "furniture"
            else:
                inside = False


def _captions(page: _Page) -> None:
    """A line directly over a credit is its caption, and a short line over that the gallery's heading."""
    for i, part in enumerate(page.parts):
        above = page.parts[i - 1] if i else None
        if part.label not in {"credit", "caption"} or above is None or above.label != "text":
            continue
        short = len(above.text) <= 400 and not part.unit.gap
        if short and (part.label == "credit" or (len(above.text) <= 80 and not above.unit.closed)):
            above.label = "caption"


def _menu(page: _Page) -> None:
    """Short lines over the headline of a whole page that was pasted are its menu.

    The headline is then the last line of several words before the first paragraph of sentences.
    """
    short: list[int] = []
    for i, part in enumerate(page.parts):
        if part.label in {"text", "list"}:
            if part.unit.closed and len(part.text) >= _SHORTEST_PROSE:
                break
            short.append(i)
    likely = [i for i in short if page.parts[i].label == "text" and _heads(page.parts[i].text)]
    if page.title or not likely or short.index(likely[-1]) < _SHORTEST_MENU:
        return
    for part in page.parts[: likely[-1]]:
        part.label = "furniture"


def _heads(said: str) -> bool:
    return len(said.split()) >= 4 and 20 <= len(said) <= _LONGEST_HEADLINE and not said.endswith((".", ":", ",", ";"))


def _headline(page: _Page) -> None:
    if not page.texts:
        return
    first = page.texts[0]
    if page.title:
        title = _words(page.title)
        for i in page.texts[:3]:
            said = _words(page.parts[i].text)
            if said == title or (len(said) > 20 and f" {said} " in f" {title} "):
                page.parts[i].label = "furniture"
        return
    kicker = len(page.texts) > 2 and len(page.parts[first].text) <= 25 and _is_headline(page, 1)
    at = 1 if kicker and len(page.parts[first].text.split()) <= 2 else 0
    if _is_headline(page, at):
        page.parts[page.texts[at]].label = "headline"
        page.title = plain(page.parts[page.texts[at]].text.lstrip("×•>» "))
        if at:
            page.parts[first].label = "furniture"


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_headline(page: _Page, nth: int) -> bool:
    """A short opening line without a full stop, set apart from longer text that follows it."""
    if len(page.texts) < nth + 2:
        return False
    index = page.texts[nth]
    said = page.parts[index].text
    follower = page.parts[index + 1]
    apart = follower.unit.gap or follower.label != "text" or len(follower.text) > 2 * len(said)
    later = [page.parts[i] for i in page.texts[nth + 1 :]]
    prose = any(p.unit.closed and len(p.text) > 40 for p in later)
    return (
        12 <= len(said) <= _LONGEST_HEADLINE
        and apart
        and prose
        and not said.endswith((".", ";", ",", ":"))
        and "\n" not in said.strip()
        and not _SENTENCE.search(said)
    )


def _lede(page: _Page) -> None:
    """The standfirst: the first paragraph under a headline, set apart from the body by a date, picture or the like."""
    if not page.title or len(page.texts) < 2:
        return
    first, second = page.texts[0], page.texts[1]
    said = page.parts[first].text
    if len(said) > _LONGEST_LEDE or len(_SENTENCE.findall(said)) > 2 or dateline_agencies(said):
        return
    between = [p for p in page.parts[first + 1 : second] if p.label in {"caption", "credit"} or _is_meta(p)]
    open_ended = not page.parts[first].unit.closed and len(said) >= 60 and page.parts[second].unit.closed
    headed = any(p.label == "headline" for p in page.parts[:first]) or page.title is not None
    if headed and len(said) >= 40 and (between or open_ended):
        page.parts[first].label = "lede"


def _is_meta(part: _Part) -> bool:
    return bool(part.said.stamp or part.said.byline or part.said.url)


def _crossheads(page: _Page) -> None:
    """Short lines without a full stop between paragraphs."""
    begun = any(part.label in {"lede", "headline"} for part in page.parts)
    for nth, i in enumerate(page.texts[:-1]):
        part, follower = page.parts[i], page.parts[page.texts[nth + 1]]
        if begun and _is_crosshead(part.text) and follower.unit.closed and len(follower.text) > len(part.text):
            part.label = "crosshead"
        begun = begun or part.unit.closed


def _is_crosshead(said: str) -> bool:
    words = said.split()
    return (
        len(said) <= _LONGEST_CROSSHEAD
        and len(words) <= 12
        and "\n" not in said
        and not _SPEECH.search(said)
        and not said.endswith((".", ",", ";", ":", "…", "-", "–", "—"))
        and (said[0].isupper() or said[0].isdigit() or said[0] in "\"'“‘¿¡")
        and any(len(word) > 2 and word[:3].isalpha() for word in words)
    )


def _layout(page: _Page) -> Layout:
    blocks: list[Block] = []
    images: list[Image] = []
    for i, part in enumerate(page.parts):
        blocks += _blocks(part)
        if part.said.credit:
            images.append(_image(part, page.parts[i - 1] if i else None))
    ledes = [plain(p.text) for p in page.parts if p.label == "lede"]
    bylines = [p.said.byline for p in page.parts if p.said.byline]
    stamps = [p.said.stamp for p in page.parts if p.said.stamp]
    return Layout(
        blocks=tuple(blocks),
        images=tuple(images),
        title=page.title,
        lede=ledes[0] if ledes else None,
        byline=next((b.names for b in bylines if b.names), None),
        agencies=_agencies(page, bylines),
        published=next((s.published for s in stamps if s.published), None) or _dateline_date(page),
        modified=next((s.modified for s in stamps if s.modified), None),
        url=next((p.said.url for p in page.parts if p.said.url), None),
        site=next((p.said.site for p in page.parts if p.said.site), None),
    )


def _dateline_date(page: _Page) -> str | None:
    opening = next((p.text for p in page.parts if p.label in {"text", "lede"}), "")
    return dateline_date(opening)


def _agencies(page: _Page, bylines: list[Byline]) -> tuple[str, ...]:
    prose = [p.text for p in page.parts if p.label in {"text", "lede"}]
    found = [name for b in bylines for name in b.agencies]
    for paragraph in (*prose[:2], *prose[-1:]):
        found += dateline_agencies(paragraph)
    return tuple(dict.fromkeys(found))


def _blocks(part: _Part) -> list[Block]:
    unit, at = part.unit, part.unit.start
    if part.label == "furniture":
        return []
    if part.said.credit:
        credit = Block(start=at + part.said.credit.start, end=at + part.said.credit.end, kind="credit")
        caption = Block(start=at, end=at + part.said.credit.caption_end, kind="caption")
        return [caption, credit] if part.said.credit.caption_end else [credit]
    kinds: dict[Label, BlockKind] = {
        "headline": "headline", "lede": "lede", "crosshead": "crosshead", "list": "list", "caption": "caption",
    }  # fmt: skip
    return [Block(start=at, end=unit.end, kind=kinds.get(part.label, "body"))]


def _image(part: _Part, above: _Part | None) -> Image:
    assert part.said.credit is not None
    credit = plain(part.text[part.said.credit.start : part.said.credit.end])
    if part.said.credit.caption_end:
        return Image(caption=plain(part.text[: part.said.credit.caption_end]), credit=credit)
    over = above and above.label == "caption" and not above.said.credit
    return Image(caption=plain(above.text) if above and over else None, credit=credit)
