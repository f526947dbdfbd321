"""One e-mail message: its words, sender, subject and date. Nothing that it refers to is fetched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from tollbook.documents.encoding import decode, known_encoding
from tollbook.documents.limits import MOST_BYTES_OF_MAIL
from tollbook.documents.mail.attachments import attachments_of
from tollbook.documents.mail.parts import decoded, is_attached, parsed, parts_of
from tollbook.documents.publishers import publisher_of
from tollbook.rules import load_yaml

_FEWEST_LETTERS = 200  # a text part shorter than this says "see the HTML version"
_FIRST = re.compile(rb"[a-z][a-z0-9-]{1,40}:")
_TELLING = (b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type", b"received")
_HEADERS = ("Message-ID", "Date", "From", "To", "Reply-To", "List-Id", "Received")


class Eml:
    """Reads one message."""

    endings = (".eml",)
    single = True
    most_bytes = MOST_BYTES_OF_MAIL

    def recognises(self, head: bytes) -> bool:
        """Whether its first line is a header, and a sender stands among the headers with two more."""
        lines = re.split(rb"\r?\n\r?\n", head)[0].lower()
        found = {name for name in _TELLING if re.search(rb"^" + name + rb":", lines, re.M)}
        return bool(_FIRST.match(lines)) and b"from" in found and len(found) >= 3

    def read(self, data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
        """The one report of the file. Raises ValueError with a clause where the message cannot be taken apart."""
        yield _row(parsed(data))

    def attached(self, data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
        """The attachments that can be read as files of their own. Raises ValueError as `read` does."""
        for found in attachments_of(list(parts_of(parsed(data)))):
            if found.left_out is None:
                yield {"name": found.name, "file": found.data}


def _row(message: Message) -> dict[str, Any]:
    parts = list(parts_of(message))
    plain, html = _bodies(parts)
    attached = list(attachments_of(parts))
    name, address = _sender(message)
    identity = _header(message, "Message-ID").strip("<>")
    row: dict[str, Any] = {
        "title": _header(message, "Subject"),
        "published": _date(_header(message, "Date")),
        "byline": name,
        "publisher": _house(address),
        "url": f"mid:{identity}" if identity else "",
        "notes": [found.left_out for found in attached if found.left_out],
        "given": {header.lower(): _header(message, header) for header in _HEADERS if message[header]},
    }
    letters = sum(c.isalpha() for c in plain)
    row |= {"html": html} if html and letters < _FEWEST_LETTERS else {"text": plain}
    if not html and not plain.strip():  # it only brings files
        row |= {"text": row["title"] or ", ".join(found.name for found in attached), "title": ""}
    return {field: value for field, value in row.items() if value or field == "text"}


def _bodies(parts: Sequence[Message]) -> tuple[str, str]:
    """The words in plain text and in HTML."""
    own = [part for part in parts if not is_attached(part)]
    html = [_words(part, html=True) for part in own if part.get_content_type() == "text/html"]
    plain = [_words(part) for part in own if part.get_content_type() != "text/html"]
    return "\n\n".join(plain).replace("\r\n", "\n"), "\n".join(html)


def _words(part: Message, *, html: bool = False) -> str:
    """A part's text; its declared encoding goes before what its bytes look like, unless it does not fit."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(known_encoding(part.get_content_charset("utf-8")) or "utf-8")
    except UnicodeDecodeError:
        return decode(data, html=html)


def _header(message: Message, name: str) -> str:
    return decoded(message[name]) if message[name] is not None else ""


def _date(said: str) -> str:
    """The date in ISO 8601; as written where it is none."""
    try:
        return parsedate_to_datetime(said).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return said


def _sender(message: Message) -> tuple[str, str]:
    found = getaddresses([_header(message, "From")])
    return found[0] if found else ("", "")


def _house(address: str) -> str:
    """The publisher by the sender's domain; none where anyone can have an address there."""
    domain = address.rpartition("@")[2].lower()
    if "." not in domain or domain in load_yaml("documents/mail.yaml")["providers"]:
        return ""
    return publisher_of(f"https://{domain}/") or ""
