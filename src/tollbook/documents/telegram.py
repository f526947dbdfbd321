"""Telegram Desktop's JSON export: each message of a channel or group is a report."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from tollbook.confined import confined
from tollbook.hooks import Columns

_EXPORT = re.compile(rb'"messages"\s*:\s*\[|"chats"\s*:\s*\{|"type"\s*:\s*"(?:public_|private_)?(?:channel|supergroup)')
_PICTURES = ("photo", "file", "media_type")


class Telegram:
    """Reads `result.json` in the confined process, message by message."""

    endings = (".json",)

    def recognises(self, head: bytes) -> bool:
        """Whether it begins as an export does."""
        return is_export(head)

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The messages with words as rows; those without are passed over. Raises ValueError or OverrunError."""
        for found in confined("telegram", file):
            if row := row_of(found["chat"], found["message"]):
                yield row


def is_export(head: bytes) -> bool:
    """Whether a file that begins so is an export."""
    return bool(_EXPORT.search(head))


def row_of(chat: Mapping[str, Any], message: Mapping[str, Any]) -> dict[str, Any] | None:
    """A message as a row; none for one without words, or of the service ("joined the channel").

    Who it was forwarded from is credited like a wire agency: the words are theirs, so their origin is too. An edit
    keeps the message's id and sets `modified`, so that it is the next version of the same document.
    """
    text = _plain(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    forwarded = _said(message.get("forwarded_from"))
    captioned = any(message.get(name) for name in _PICTURES)
    number = f"{chat.get('id', 'chat')}/{message.get('id')}"
    return {
        "id": f"telegram:{number}",
        "publisher": _said(chat.get("name")) or _said(message.get("from")),
        "byline": _said(message.get("author")) or (_said(message.get("from")) if _is_group(chat) else None),
        "agencies": [forwarded] if forwarded else [],
        "published": _moment(message, "date"),
        "modified": _moment(message, "edited"),
        "parts": [{"kind": "caption" if captioned else "body", "text": p} for p in _paragraphs(text)],
        "given": {"chat": dict(chat), "message": dict(message)},
    }


def _is_group(chat: Mapping[str, Any]) -> bool:
    return "channel" not in str(chat.get("type"))


def _plain(text: Any) -> str:
    """A message's words; links, mentions and bold stretches are objects between strings."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(p if isinstance(p, str) else str(p.get("text") or "") for p in pieces if isinstance(p, str | dict))


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def _said(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _moment(message: Mapping[str, Any], name: str) -> str | None:
    """The moment in UTC by its number of seconds; else as written, in the exporting machine's own time."""
    seconds = str(message.get(f"{name}_unixtime") or "")
    if seconds.isdigit() and len(seconds) < 12:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    return _said(message.get(name))
