"""An object of JSON as the cells of a row. It runs on both sides: of files confined, of JSON Lines beside them."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

_MOST_FIELDS = 500
_DEEPEST = 4


def flat(value: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """The object's fields as words, or lists of words, those of objects in it after their names: `source.name`."""
    return dict(_fields(value, "", 0))


def _fields(value: Mapping[str, Any], above: str, depth: int) -> Iterator[tuple[str, str | list[str]]]:
    for name, inner in list(value.items())[:_MOST_FIELDS]:
        if isinstance(inner, dict) and depth < _DEEPEST:
            yield from _fields(inner, f"{above}{name}.", depth + 1)
        elif isinstance(inner, list) and all(isinstance(i, str) for i in inner):
            yield f"{above}{name}", inner
        else:
            yield f"{above}{name}", _words(inner)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return orjson.dumps(value).decode()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
