"""What is said of an item that could not be read, or that was read with a fault. It never stops the run."""

from tollbook.errors import TollbookError
from tollbook.model import Record


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
    return Unreadable(code=code, message=f"{error} {error.remedy}", input=input, line=line, document=document)
