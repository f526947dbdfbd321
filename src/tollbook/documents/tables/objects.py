"""JSON files of rows: a list of objects, alone or under a name in an object, or objects one after the other."""

import re
from collections.abc import Generator, Iterator, Mapping
from typing import Any, BinaryIO

import orjson

from tollbook.confined import confined
from tollbook.documents.tables.rows import object_rows
from tollbook.documents.telegram import is_export
from tollbook.hooks import Columns

_LIST = re.compile(rb"\s*\[\s*\{")


class Objects:
    """Reads .json in the confined process, object by object."""

    endings = (".json",)

    def recognises(self, head: bytes) -> bool | None:
        """Whether it begins as a list of objects; None for one object, which only its file's name tells from others.

        A Telegram export is none, and neither are JSON Lines, which have a reader that needs no process.
        """
        plain = head.removeprefix(b"\xef\xbb\xbf")
        if is_export(plain) or _is_line(plain.lstrip().partition(b"\n")[0]):
            return False
        return True if _LIST.match(plain) else (None if plain.lstrip().startswith(b"{") else False)

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The objects as reports. Raises ValueError with a clause, or OverrunError."""
        return object_rows(objects_of(file, columns.sheet if columns else None), columns)


def objects_of(file: BinaryIO, wanted: str | None) -> Generator[Mapping[str, str | list[str]] | None, None, None]:
    """The objects of the list of this name, else of the only one; None for what is none. Raises as `stream` does."""
    yield from confined("json", file, wanted=wanted)


def _is_line(line: bytes) -> bool:
    """Whether a line is an object by itself, with the text of a report."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(found, dict) and isinstance(found.get("text"), str)
