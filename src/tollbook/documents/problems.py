"""What is said of an item that could not be read, or that was read with a fault. It never stops the run."""

import re

from tollbook.errors import TollbookError
from tollbook.model import Record

# What could turn a terminal's text around or move its cursor, in the name of a file or in what is quoted from it.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Unreadable(Record):
    """An input item that failed. `line` counts from 1 in JSON Lines.

    Where `document` names a document, that one was read nevertheless (an id that stood twice, a date that is none).
    """

    code: str
    message: str
    input: str
    line: int | None = None
    document: str | None = None


def unreadable(
    code: str, *, input: str, line: int | None = None, document: str | None = None, **details: object
) -> Unreadable:
    """The value for one of the error codes of `tollbook.errors`, in one sentence with its remedy."""
    error = TollbookError(code, path=input, line=line, **details)
    message = _CONTROLS.sub("\ufffd", f"{error} {error.remedy}")
    return Unreadable(code=code, message=message, input=input, line=line, document=document)
