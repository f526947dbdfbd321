"""What a line or paragraph is by its words alone: links, a stamp, a byline, a credit, other furniture, or text."""

from functools import lru_cache
from typing import Literal, NamedTuple

from tollbook.documents.bylines import Byline, read_byline
from tollbook.documents.credits import Credited, find_credit
from tollbook.documents.furniture import furniture_code, opens_links, site_named
from tollbook.documents.publishers import whole_address
from tollbook.documents.stamps import Stamp, read_stamp

Label = Literal["text", "headline", "lede", "crosshead", "list", "caption", "credit", "links", "furniture"]

LONGEST_LINE = 700
"""Characters; what is longer is text."""


class Line(NamedTuple):
    """A line's label, with what it says as one of them."""

    label: Label = "text"
    credit: Credited | None = None
    byline: Byline | None = None
    stamp: Stamp | None = None
    url: str | None = None
    site: str | None = None


@lru_cache(maxsize=512)  # a line is asked whether it stands alone, and most are units then
def read_line(said: str) -> Line:  # noqa: PLR0911 - one return a label
    """What the line is. Only its own words are read, so that the answer is remembered."""
    if len(said) > LONGEST_LINE:
        return Line()
    if opens_links(said):
        return Line("links")
    if furniture_code(said):
        return Line("furniture", site=site_named(said))
    if address := whole_address(said):
        return Line("furniture", url=address)
    if stamp := read_stamp(said):
        return Line("furniture", stamp=stamp, byline=stamp.byline)
    if byline := read_byline(said):
        return Line("furniture", byline=byline)
    if credit := find_credit(said):
        return Line("caption" if credit.caption_end else "credit", credit=credit)
    return Line()
