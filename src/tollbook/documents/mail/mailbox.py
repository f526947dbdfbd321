"""Mailboxes (MBOX): each message's own bytes are a file of its own."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tollbook.documents.limits import MOST_BYTES_OF_MAIL
from tollbook.hooks import Columns

_FROM = re.compile(rb"From \S+.*\d\d:\d\d.*\d{4}|From - ")
_LONGEST_LINE = 1 << 20


class Mbox:
    """Reads mailboxes message by message, whatever their size."""

    endings = (".mbox", ".mbx")

    def recognises(self, head: bytes) -> bool:
        """Whether it begins with the line before a message."""
        return bool(_FROM.match(head))

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The messages as files of kind `eml`."""
        lines: list[bytes] = []
        size, blank = 0, True
        while line := file.readline(_LONGEST_LINE):
            if blank and _FROM.match(line):
                yield from _message(lines, size)
                lines, size = [], 0
            elif size <= MOST_BYTES_OF_MAIL:
                lines.append(line)
                size += len(line)
            blank = not line.strip()
        yield from _message(lines, size)


def _message(lines: list[bytes], size: int) -> Iterator[Mapping[str, Any]]:
    if size > MOST_BYTES_OF_MAIL:
        yield {"error": f"the message is larger than {MOST_BYTES_OF_MAIL // 1024 // 1024} MB"}
    elif any(line.strip() for line in lines):
        yield {"file": b"".join(lines), "kind": "eml"}
