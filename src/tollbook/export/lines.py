"""A record as one line of JSON Lines."""

from typing import Any

import orjson

from tollbook.model import Visibility
from tollbook.visibility.gate import Gate


def line(gate: Gate, record: dict[str, Any], documents: tuple[str, ...], own: Visibility) -> bytes | None:
    """The line of a record, or null where the gate keeps it."""
    shown = gate.open_for(record, documents, own)
    return None if shown is None else orjson.dumps(shown, option=orjson.OPT_APPEND_NEWLINE)
