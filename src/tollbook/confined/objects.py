"""JSON files to objects, one a report, as they come, however large the file is."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

from tollbook.confined.flat import flat

_NO_LIST = ""  # ijson's name for the file's own values


def read(file: BinaryIO, wanted: str | None) -> Iterator[dict[str, Any] | None]:
    """The objects of the file's list of objects, each flat: `{"source.name": "Gazette"}`; None for what is none.

    Values are words, or lists of words. The list is the file itself, or stands in an object under one name; `wanted`
    says which where there are several. Where there is none, the file's own objects are the rows.

    Raises ValueError with a clause.
    """
    start = len(BOM_UTF8) if file.read(len(BOM_UTF8)) == BOM_UTF8 else 0
    file.seek(start)
    name = _chosen(_lists(file), wanted)
    file.seek(start)
    number = 0
    try:
        for value in ijson.items(file, name, use_float=True, multiple_values=True):
            number += 1
            yield flat(value) if isinstance(value, dict) else None
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise ValueError(_broken(number)) from error


def _lists(file: BinaryIO) -> list[str]:
    """Where lists of objects stand, as ijson names their items; not those within the objects of another."""
    found: dict[str, None] = {}
    objects = 0
    try:
        for prefix, event, _ in ijson.parse(file, use_float=True, multiple_values=True):
            if event == "start_map":
                objects += 1
                above, _, last = prefix.rpartition(".")
                if last == "item" and "item" not in above.split("."):
                    found[prefix] = None
    except (ijson.JSONError, UnicodeDecodeError) as error:
        if not found:
            raise ValueError(_broken(0)) from error
    if not objects:
        raise ValueError("it holds no objects")
    return list(found)


def _broken(number: int) -> str:
    return f"it breaks off or is no valid JSON behind row {number:,}" if number else "it is no valid JSON"


def _chosen(lists: list[str], wanted: str | None) -> str:
    names = [name.removesuffix("item").rstrip(".") for name in lists]
    if wanted is not None and wanted in names:
        return lists[names.index(wanted)]
    told = ", ".join(name or "the file's own" for name in names)[:500]
    if wanted is not None and any(names):
        raise ValueError(f"it has no list {wanted}; there are {told}")
    if len(names) > 1:
        raise ValueError(f"it holds several lists of objects ({told}); name the one to read as `sheet` in a mapping")
    return lists[0] if lists else _NO_LIST
