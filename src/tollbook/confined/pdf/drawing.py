"""A page as a picture, for a reviewer to see a quotation where it stands."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from tollbook.confined.pdf.glyphs import opened

_WIDEST = 3000  # pixels
_TALLEST = 6000


def image(file: BinaryIO, page: int, width: int) -> Iterator[bytes]:
    """The page, from 1, as a PNG of this width in pixels. Raises ValueError where there is no such page."""
    document = opened(file)
    if not 1 <= page <= len(document):
        raise ValueError(f"it has no page {page}")
    shown = document[page - 1]
    scale = min(width, _WIDEST) / max(1.0, shown.get_width())
    scale = min(scale, _TALLEST / max(1.0, shown.get_height()))
    bitmap = shown.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    pixels, channels = bytes(bitmap.buffer), bitmap.n_channels
    row = bitmap.width * channels
    rows = (pixels[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    yield _png(bitmap.width, bitmap.height, channels, b"".join(b"\x00" + line for line in rows))


def _png(width: int, height: int, channels: int, rows: bytes) -> bytes:
    colour = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
