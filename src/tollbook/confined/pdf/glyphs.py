"""A PDF's pages as glyphs: each character with its box on the page as it is shown."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import BinaryIO, NamedTuple

import pypdfium2
from pypdfium2 import raw

MOST_PAGES = 3_000
MOST_CHARACTERS = 2_000_000
_UPRIGHT = 0.2  # radians
_WIDE_GAP = 1.8  # of the font's size: more than a justified line's spaces, less than a column's gutter
_BOLD = 600
_EACH = 7  # of so many characters one is asked how it stands
_EACH_WEIGHT = 3  # and how bold it is


class Box(NamedTuple):
    """A rectangle in points (1/72 inch) from the shown page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Glyph(NamedTuple):
    """A character with its box; none for a space that only the layout tells of.

    `box` is where it stands when the page is held so that its text is upright, `shown` where it stands on the page as
    that is shown, if elsewhere.
    """

    text: str
    box: Box | None
    shown: Box | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters that stand side by side on one line, with no wide gap between them."""

    glyphs: tuple[Glyph, ...]
    box: Box
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    fragments: tuple[Fragment, ...]


def opened(file: BinaryIO) -> pypdfium2.PdfDocument:
    """The document. Raises ValueError with a clause where it is encrypted, damaged or longer than any report."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ValueError("it is encrypted with a password; save it without one") from error
        raise ValueError("it is damaged, or no PDF") from error
    if len(document) > MOST_PAGES:
        raise ValueError(f"it has more than {MOST_PAGES:,} pages")
    return document


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    """The pages in order. A page that is damaged is an empty one."""
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0, 0, ())
            continue
        fragments = tuple(_fragments(page))
        characters += sum(len(f.glyphs) for f in fragments)
        if characters > MOST_CHARACTERS:
            raise ValueError(f"it has more than {MOST_CHARACTERS:,} characters")
        size = page.get_width(), page.get_height()
        yield Page(index + 1, *(size[::-1] if _lies(page) else size), fragments)
        page.close()


def _lies(page: pypdfium2.PdfPage) -> bool:
    """Whether the page is shown with its text on its side."""
    turned, _ = _reading_turn(page.get_textpage(), page.get_rotation())
    return bool((turned - page.get_rotation()) % 180 == 90)


class _Char(NamedTuple):
    glyph: Glyph
    size: float
    bold: bool


def _fragments(page: pypdfium2.PdfPage) -> Iterator[Fragment]:
    run: list[_Char] = []
    for char in _chars(page):
        if char is None or (run and char.glyph.box and _apart(_last_box(run), char.glyph.box, char.size)):
            yield from _closed(run)
            run = []
        if char is not None and (run or not char.glyph.text.isspace()):
            run.append(char)
    yield from _closed(run)


def _last_box(run: list[_Char]) -> Box | None:
    return next((char.glyph.box for char in reversed(run) if char.glyph.box), None)


def _apart(before: Box | None, box: Box, size: float) -> bool:
    if before is None:
        return False
    gap = max(box.left - before.right, before.left - box.right)
    overlap = min(before.bottom, box.bottom) - max(before.top, box.top)
    height = min(before.bottom - before.top, box.bottom - box.top)
    return gap > _WIDE_GAP * max(size, 1) or overlap < 0.3 * height


def _closed(run: list[_Char]) -> Iterator[Fragment]:
    while run and run[-1].glyph.text.isspace():
        run.pop()
    boxes = [char.glyph.box for char in run if char.glyph.box]
    if not boxes:
        return
    box = Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes),
              max(b.bottom for b in boxes))  # fmt: skip
    seen = [char for char in run if char.glyph.box]
    bold = sum(char.bold for char in seen) > 0.8 * len(seen)
    yield Fragment(tuple(char.glyph for char in run), box, round(median(char.size for char in seen), 1), bold)


def _chars(page: pypdfium2.PdfPage) -> Iterator[_Char | None]:
    """The characters in the order of the file; None for a line's end."""
    text = page.get_textpage()
    rotation = page.get_rotation()
    turned, mixed = _reading_turn(text, rotation)
    frame = page.get_bbox()
    rectangle = raw.FS_RECTF()
    count = raw.FPDFText_CountChars(text)
    high, bold = "", False
    for i in range(max(0, count)):
        said = chr(code) if (code := raw.FPDFText_GetUnicode(text, i)) < 0x110000 else ""
        if "\ud800" <= said <= "\udbff":
            high = said
            continue
        if "\udc00" <= said <= "\udfff":
            said = (high + said).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
        high = ""
        if said in ("\r", "\n"):
            yield None
            continue
        if said == "\x02" or (said in "-\xad" and raw.FPDFText_IsHyphen(text, i) == 1):
            said = "\xad"
        elif not said.isprintable() and said not in " \t\xa0":
            continue
        blank = said.isspace()
        if blank and raw.FPDFText_IsGenerated(text, i) == 1:
            yield _Char(Glyph(" ", None), 0.0, False)
            continue
        if mixed and not blank and _leans(raw.FPDFText_GetCharAngle(text, i) + math.radians(turned)):
            continue
        raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(rectangle))
        box = _shown(rectangle, frame, turned)
        elsewhere = _shown(rectangle, frame, rotation) if turned != rotation else None
        size = abs(raw.FPDFText_GetFontSize(text, i)) if box.bottom <= box.top else box.bottom - box.top
        if not i % _EACH_WEIGHT:
            bold = raw.FPDFText_GetFontWeight(text, i) >= _BOLD
        yield _Char(Glyph(" " if blank else said, box, elsewhere), size, bold)
    text.close()


def _leans(angle: float) -> bool:
    return min(angle % math.tau, math.tau - angle % math.tau) > _UPRIGHT


def _reading_turn(text: pypdfium2.PdfTextPage, rotation: int) -> tuple[int, bool]:
    """By how many degrees the page must be turned for most of its text to be upright (as shown where it has none), and
    whether some of it stands otherwise.
    """
    angles = Counter(
        round(math.degrees(angle)) % 360
        for i in range(0, max(0, raw.FPDFText_CountChars(text)), _EACH)
        if (angle := raw.FPDFText_GetCharAngle(text, i)) >= 0
    )
    if not angles:
        return rotation, False
    return -round(angles.most_common(1)[0][0] / 90) * 90 % 360, len(angles) > 1


def _shown(rectangle: raw.FS_RECTF, frame: tuple[float, float, float, float], turned: int) -> Box:
    """A rectangle of the page's own coordinates on the page as it is shown, turned and cut."""
    left, bottom, right, top = frame
    x0, x1 = rectangle.left - left, rectangle.right - left
    y0, y1 = top - rectangle.top, top - rectangle.bottom
    if turned == 0:
        return Box(round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
    width, height = right - left, top - bottom
    if turned == 90:
        x0, x1, y0, y1 = height - y1, height - y0, x0, x1
    elif turned == 180:
        x0, x1, y0, y1 = width - x1, width - x0, height - y1, height - y0
    elif turned == 270:
        x0, x1, y0, y1 = y0, y1, width - x1, width - x0
    return Box(*(round(v, 1) for v in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))
