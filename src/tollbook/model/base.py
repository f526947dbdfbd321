"""What every record has in common: it is a frozen value with a fixed set of fields."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value. Unknown fields are refused; change one with `model_copy(update=…)`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of `document.text`: code-point offsets, end exclusive."""

    start: int
    end: int


class Quote(Span):
    """A stretch of the document with its words: `document.text[start:end] == text`."""

    text: str
