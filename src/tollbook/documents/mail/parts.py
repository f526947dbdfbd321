"""The parts of a message, within limits. A message that is attached to it is one part, and not taken apart."""

import email
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

_MOST_PARTS = 500
_MOST_BOUNDARIES = 20_000
_LONGEST_HEADERS = 200_000
_LONGEST_HEADER = 10_000
_MESSAGES = ("message/rfc822", "message/global", "message/news")


def parsed(data: bytes) -> Message:
    """The message of these bytes. Raises ValueError with a clause where it cannot be taken apart."""
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise ValueError(f"it has more than {_MOST_BOUNDARIES:,} lines that could part it")
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise ValueError("its parts are nested too deep") from error


def parts_of(message: Message) -> Iterator[Message]:
    """The parts that hold something, in their order. Raises ValueError with a clause where they break a limit."""
    waiting = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise ValueError(f"it has more than {_MOST_PARTS} parts")
        if sum(len(str(value)) for value in part.values()) > _LONGEST_HEADERS:
            raise ValueError(f"its headers are longer than {_LONGEST_HEADERS:,} characters")
        inner = part.get_payload() if part.is_multipart() and not is_message(part) else None
        if isinstance(inner, list):
            waiting += [p for p in reversed(inner) if isinstance(p, Message)]
        else:
            yield part


def is_message(part: Message) -> bool:
    """Whether the part is a whole message."""
    return part.get_content_type() in _MESSAGES


def is_attached(part: Message) -> bool:
    """Whether the part is a file that the message carries, and no words of its own."""
    named = part.get_filename() or part.get_content_disposition() == "attachment"
    return bool(named) or not part.get_content_type().startswith("text/")


def decoded(value: object) -> str:
    """A header's words, on one line."""
    try:
        said = str(make_header(decode_header(str(value)[:_LONGEST_HEADER])))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        said = str(value)[:_LONGEST_HEADER]
    return " ".join(said.encode("utf-8", "replace").decode().split())
