"""Erasure by law inside a WARC file: an exchange gives way to a record of the same length that says so.

Every other record stays where it was, to the byte, and every tool reads the file as before.
"""

import base64
import hashlib
import os
import struct
import uuid
import zlib
from datetime import UTC, datetime
from pathlib import Path

from tollbook.archive.warc import frames_of
from tollbook.errors import writing_to
from tollbook.store import Stretch

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_LARGEST = 65535  # bytes of a block that is stored as it is
_SAID = b"What stood here was erased by law."
_END = b"\r\n\r\n"


def blank_exchange(folder: Path, stretch: Stretch) -> str:
    """Overwrite an exchange, on the disk when it returns; the SHA-256 of what stands there now.

    Old blocks may outlive it on disks that never write in place. Raises TollbookError `disk-full` or `not-writable`.
    """
    frames, path = frames_of(folder), folder / stretch.file
    room = stretch.length - len(frames.stored(b"", stretch.file))
    stored = frames.stored(_member(room), stretch.file)
    with writing_to(path), path.open("r+b", buffering=0) as file:
        file.seek(stretch.offset)
        view = memoryview(stored)
        while view:
            view = view[file.write(view) :]
        os.fsync(file.fileno())
    return hashlib.sha256(stored).hexdigest()


def _member(room: int) -> bytes:
    """A gzip member of exactly this many bytes: its record is stored, not compressed, so that the length is known."""
    blocks = -(-(room - len(_HEAD) - 8) // (_LARGEST + 5))
    data = _record(room - len(_HEAD) - 8 - 5 * blocks)
    size, left = divmod(len(data), blocks)
    out, at = [_HEAD], 0
    for n in range(blocks):
        part = data[at : at + size + (n < left)]
        at += len(part)
        out += [struct.pack("<BHH", n == blocks - 1, len(part), len(part) ^ 0xFFFF), part]
    out.append(struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF))
    return b"".join(out)


def _record(length: int) -> bytes:
    """A WARC record of exactly this many bytes, filled up with spaces."""
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    empty = _headers(at, b"", 0)
    block = _SAID.ljust(length - len(empty) - len(_END))
    return _headers(at, block, len(block)) + block + _END


def _headers(at: str, block: bytes, length: int) -> bytes:
    digest = base64.b32encode(hashlib.sha256(block).digest()).decode()
    lines = (
        "WARC/1.1", "WARC-Type: metadata", f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>", f"WARC-Date: {at}",
        "Content-Type: text/plain", f"WARC-Block-Digest: sha256:{digest}", f"Content-Length: {length:010}",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + _END
