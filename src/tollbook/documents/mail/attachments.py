"""What is attached to a message: each file with a name by which it is read, or why it is left out."""

import re
from collections.abc import Iterable, Iterator
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from io import BytesIO
from pathlib import PurePath
from typing import NamedTuple

from tollbook.documents.mail.parts import decoded, is_attached, is_message
from tollbook.documents.plugged import reader_for
from tollbook.documents.sniff import is_packed, is_readable_name
from tollbook.rules import load_yaml

_MOST = 100
_LONGEST_NAME = 100
_LONGEST_ENDING = 20
# Signs that part paths, end names or hide: a name is shown and compared, never used as a path.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069!]")


class Attachment(NamedTuple):
    """A file that a message carries. `left_out` is a sentence on why it is not read; then there are no bytes."""

    name: str
    data: bytes
    left_out: str | None = None


def attachments_of(parts: Iterable[Message]) -> Iterator[Attachment]:
    """The attachments among a message's parts, in their order, their names distinct."""
    names: dict[str, int] = {}
    for number, part in enumerate((p for p in parts if is_attached(p)), 1):
        name = _name(part, number)
        names[name] = names.get(name, 0) + 1
        shown = name if names[name] == 1 else f"{names[name]}-{name}"
        if number > _MOST:
            yield Attachment(shown, b"", f"of its attachments only the first {_MOST} were read")
            return
        yield _attachment(part, shown)


def _attachment(part: Message, name: str) -> Attachment:
    if not _is_known(name):
        return Attachment(name, b"", f"the attachment {name} was not read; save it as a file of its own")
    data = _message_bytes(part) if is_message(part) else part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return Attachment(name, b"", f"the attachment {name} was not read: it cannot be taken out of the message")
    if is_packed(name, data[:64]):
        return Attachment(name, b"", f"the attachment {name} was not read, since it is packed; unpack it first")
    return Attachment(name, data)


def _name(part: Message, number: int) -> str:
    """The last part of the file's name, with the ending of its declared type where its own tells nothing."""
    said = _UNFIT.sub("", decoded(part.get_filename() or "")).replace("\\", "/").rpartition("/")[2].strip(" .")
    name = f"{PurePath(said).stem[:_LONGEST_NAME] or f'attachment-{number}'}{PurePath(said).suffix[:_LONGEST_ENDING]}"
    typed = ".eml" if is_message(part) else load_yaml("documents/mail.yaml")["endings"].get(part.get_content_type(), "")
    return name if name.endswith(typed) or (_is_known(name) and not is_message(part)) else name + typed


def _is_known(name: str) -> bool:
    """Whether the ending of a file's name says what it is."""
    readable = is_readable_name(name) or reader_for(name) is not None or is_packed(name, b"")
    return bool(PurePath(name).suffix) and readable


def _message_bytes(part: Message) -> bytes | None:
    """An attached message as it stood; None where it is none."""
    inner = part.get_payload()
    whole = inner[0] if isinstance(inner, list) and inner else None
    if not isinstance(whole, Message):
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else None
    out, ending = BytesIO(), "\r\n" if _has_wide_ends(whole) else "\n"
    try:
        BytesGenerator(out, mangle_from_=False, maxheaderlen=0, policy=compat32).flatten(whole, linesep=ending)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return out.getvalue() if not part.get("Content-Transfer-Encoding") else _undone(part, out.getvalue())


def _has_wide_ends(message: Message) -> bool:
    """Whether its lines end as on the wire; the parser forgets it of headers and keeps it in texts."""
    texts = (part.get_payload() for part in message.walk())
    return any("\r\n" in text for text in texts if isinstance(text, str))


def _undone(part: Message, written: bytes) -> bytes | None:
    """The message where it was encoded like a file, as some programs do against the standard."""
    carrier = Message()
    carrier["Content-Transfer-Encoding"] = str(part["Content-Transfer-Encoding"])
    carrier.set_payload(written.lstrip(b"\n"))
    data = carrier.get_payload(decode=True)
    return data if isinstance(data, bytes) else None
