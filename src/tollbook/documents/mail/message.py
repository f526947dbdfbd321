"""One e-mail message: its words, sender, subject and date. Nothing that it refers to is fetched."""

import email
import re
from collections.abc import Iterator, Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from tollbook.documents.encoding import decode, known_encoding
from tollbook.documents.publishers import publisher_of
from tollbook.rules import load_yaml

_FEWEST_LETTERS = 200  # a text part shorter than this says "see the HTML version"
_MOST_PARTS = 500
_MOST_BOUNDARIES = 20_000
_LONGEST_HEADERS = 200_000
_LONGEST_HEADER = 10_000
_FIRST = re.compile(rb"[a-z][a-z0-9-]{1,40}:")
_TELLING = (b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type", b"received")
_HEADERS = ("Message-ID", "Date", "From", "To", "Reply-To", "List-Id", "Received")


class Eml:
    """Reads one message."""

    endings = (".eml",)
    single = True

    def recognises(self, head: bytes) -> bool:
        """Whether its first line is a header, and a sender stands among the headers with two more."""
        lines = re.split(rb"\r?\n\r?\n", head)[0].lower()
        found = {name for name in _TELLING if re.search(rb"^" + name + rb":", lines, re.M)}
        return bool(_FIRST.match(lines)) and b"from" in found and len(found) >= 3

    def read(self, data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
        """The one report of the file. Raises ValueError with a clause where the message cannot be taken apart."""
        if data.count(b"\n--") > _MOST_BOUNDARIES:
            raise ValueError(f"it has more than {_MOST_BOUNDARIES:,} lines that could part it")
        try:
            yield _row(email.message_from_bytes(data))
        except RecursionError as error:
            raise ValueError("its parts are nested too deep") from error


def _row(message: Message) -> dict[str, Any]:
    plain, html, attached = _bodies(message)
    name, address = _sender(message)
    identity = _header(message, "Message-ID").strip("<>")
    row: dict[str, Any] = {
        "title": _header(message, "Subject"),
        "published": _date(_header(message, "Date")),
        "byline": name,
        "publisher": _house(address),
        "url": f"mid:{identity}" if identity else "",
        "notes": [f"the attachment {file} was not read; save it as a file of its own" for file in attached],
        "given": {header.lower(): _header(message, header) for header in _HEADERS if message[header]},
    }
    letters = sum(c.isalpha() for c in plain)
    row |= {"html": html} if html and letters < _FEWEST_LETTERS else {"text": plain}
    return {field: value for field, value in row.items() if value or field == "text"}


def _bodies(message: Message) -> tuple[str, str, list[str]]:
    """The words in plain text and in HTML, and the names of what is attached."""
    plain: list[str] = []
    html: list[str] = []
    attached: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise ValueError(f"it has more than {_MOST_PARTS} parts")
        if sum(len(str(value)) for value in part.values()) > _LONGEST_HEADERS:
            raise ValueError(f"its headers are longer than {_LONGEST_HEADERS:,} characters")
        if part.is_multipart():
            continue
        kind, file = part.get_content_type(), part.get_filename()
        if file or part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            attached.append(_decoded(file or kind))
        elif kind == "text/html":
            html.append(_words(part, html=True))
        else:
            plain.append(_words(part))
    return "\n\n".join(plain).replace("\r\n", "\n"), "\n".join(html), attached


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
    return _decoded(message[name]) if message[name] is not None else ""


def _decoded(value: object) -> str:
    """A header's words, on one line."""
    try:
        said = str(make_header(decode_header(str(value)[:_LONGEST_HEADER])))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        said = str(value)[:_LONGEST_HEADER]
    return " ".join(said.encode("utf-8", "replace").decode().split())


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
