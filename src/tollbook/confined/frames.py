"""What goes between the two processes: JSON or bytes, each frame after its length."""

import socket
import struct
from typing import Any

import orjson

_HEAD = struct.Struct(">cQ")
_MOST = 1 << 28  # a frame larger than any report's
_CHUNK = 1 << 16


class ClosedError(Exception):
    """The other side is gone, or does not speak as it should."""


def send(channel: socket.socket, value: Any) -> None:
    """Send one value: bytes as they are, anything else as JSON."""
    raw = isinstance(value, bytes)
    body = value if raw else orjson.dumps(value)
    channel.sendall(_HEAD.pack(b"b" if raw else b"j", len(body)) + body)


def receive(channel: socket.socket) -> Any:
    """The next value. Raises ClosedError, or TimeoutError as the channel's timeout says."""
    kind, size = _HEAD.unpack(_exactly(channel, _HEAD.size))
    if size > _MOST:
        raise ClosedError
    body = _exactly(channel, size)
    try:
        return body if kind == b"b" else orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ClosedError from error


def _exactly(channel: socket.socket, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size:
        try:
            piece = channel.recv(min(_CHUNK, size - len(pieces)))
        except ConnectionError as error:
            raise ClosedError from error
        if not piece:
            raise ClosedError
        pieces += piece
    return bytes(pieces)
