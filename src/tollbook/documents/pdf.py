"""PDF: its parts with their pages, and the place of a quotation on its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tollbook.confined import OverrunError, confined
from tollbook.documents.limits import MOST_BYTES_WITH_PICTURES
from tollbook.errors import TollbookError

_SECONDS = 120.0  # a report of 700 pages needs half a minute of a whole processor


class Pdf:
    """Reads PDF in the confined process; nothing in it is run, and no address in it opened."""

    endings = (".pdf",)
    single = True
    most_bytes = MOST_BYTES_WITH_PICTURES

    def recognises(self, head: bytes) -> bool:
        """Whether the file says that it is PDF; some bytes may stand before that."""
        return b"%PDF-" in head[:1024]

    def read(self, data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
        """The one report of the file. Raises ValueError, or OverrunError where it breaks a limit."""
        for found in confined("pdf", data, seconds=_SECONDS):
            if not found["parts"]:
                raise OverrunError("scanned")
            yield {"title": found["title"], "parts": found["parts"], "given": {"pages": found["pages"]}}


class QuoteBox(NamedTuple):
    """One line of a quotation on its page, in points (1/72 inch) from the top left corner. `page` counts from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


def quote_boxes(data: bytes, spans: Sequence[tuple[int, int]]) -> tuple[tuple[QuoteBox, ...], ...]:
    """Where each span of `document.text` stands on the pages of the PDF that the document was read from.

    `data` are the archived bytes. Raises TollbookError as the reading of the file would.
    """
    found = _of(confined("pdf-boxes", data, seconds=_SECONDS, spans=[list(span) for span in spans]))
    return tuple(tuple(QuoteBox(**box) for box in boxes) for boxes in found)


def page_image(data: bytes, page: int, width: int = 1000) -> bytes:
    """A page of the PDF as PNG, so many pixels wide. Raises TollbookError where there is no such page."""
    return bytes(next(iter(_of(confined("pdf-image", data, page=page, width=width)))))


def _of(answers: Iterable[Any]) -> list[Any]:
    try:
        return list(answers)
    except ValueError as error:
        raise TollbookError("cannot-read", path="The PDF", cause=str(error)) from error
    except OverrunError as error:
        raise TollbookError(error.code, path="The PDF", **error.details) from error
