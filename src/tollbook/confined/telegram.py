"""Telegram Desktop's JSON export (`result.json`) to messages, as they come, however large the file is."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

_LONGEST_CHAT = 1000  # characters of a chat's own fields
_CHAT = ("name", "type", "id")


def read(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """`{chat: {name, type, id}, message}` for each message of one chat's export, or of all chats of an account's.

    Raises ValueError with a clause where it is no such export.
    """
    chat: dict[str, Any] = {}
    found = False
    try:
        for prefix, event, value in _events(file):
            if event == "message":
                found = True
                yield {"chat": dict(chat), "message": value}
            elif event == "start_map" and prefix in ("", "chats.list.item"):
                chat = {}
            elif prefix.rpartition(".")[2] in _CHAT and event in ("string", "number"):
                chat[prefix.rpartition(".")[2]] = str(value)[:_LONGEST_CHAT]
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise ValueError("it breaks off or is no valid JSON") from error
    if not found:
        raise ValueError("it is no Telegram Desktop export: it has no list of messages")


def _events(file: BinaryIO) -> Iterator[tuple[str, str, Any]]:
    """The file's events, each message built to one value."""
    builder: ijson.ObjectBuilder | None = None
    for prefix, event, value in ijson.parse(file, use_float=True):
        inside = prefix.startswith(("messages.item", "chats.list.item.messages.item"))
        if not inside:
            yield prefix, event, value
            continue
        whole = prefix in ("messages.item", "chats.list.item.messages.item")
        if whole and event == "start_map":
            builder = ijson.ObjectBuilder()
        if builder is not None:
            builder.event(event, value)
            if whole and event == "end_map":
                yield prefix, "message", builder.value
                builder = None
