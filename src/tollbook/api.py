"""What other programs call: one report in, all that was read from it out."""

from pathlib import Path

from tollbook.documents import read_bytes, read_path
from tollbook.errors import TollbookError
from tollbook.model import Document, Reading
from tollbook.pipeline import read as read_document


def read(source: str | Path | bytes, *, everything: bool = False) -> Reading:
    """The first report of a file or of bytes at hand, read.

    `everything` finds statements, places and times also where no word of harm stands. Raises TollbookError: the
    error that met the file, or `no-report` where it holds none.

    Example: ``tollbook.read("report.html").claims[0].sources``
    """
    found = read_bytes(source, name="bytes") if isinstance(source, bytes) else read_path(source)
    for item in found:
        if isinstance(item, Document):
            return read_document(item, everything)
        raise TollbookError("not-read", message=item.message)
    raise TollbookError("no-report", path="bytes" if isinstance(source, bytes) else source)
