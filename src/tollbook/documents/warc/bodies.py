"""The body of an archived HTTP response: chunks joined, compression undone, both within a limit."""

import zlib
from collections.abc import Callable, Iterator

import brotli

_PIECE = 1 << 16
_MOST_LAYERS = 3


class BodyTooLargeError(ValueError):
    """The body is larger than its limit once compression is undone."""


class BodyDamagedError(ValueError):
    """The body ends early or cannot be decompressed."""


def body_of(data: bytes, transfer: str, encodings: str, limit: int) -> bytes:
    """The page's bytes. `transfer` and `encodings` are the values of the headers of these names.

    Crawlers keep headers of encodings that they undid: a body that is not encoded as its header says is left as it is.
    Raises BodyTooLargeError, or BodyDamagedError where it breaks off.
    """
    if "chunked" in transfer.lower():
        data = _joined(data)
    layers = [layer.strip().lower() for layer in encodings.split(",") if layer.strip()]
    for layer in reversed(layers[:_MOST_LAYERS]):
        if layer in _DECODERS:
            data = _decoded(data, layer, limit)
    if len(data) > limit:
        raise BodyTooLargeError
    return data


def _joined(data: bytes) -> bytes:
    """The chunks as one; bytes that do not come in chunks are left alone."""
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\r\n", at, at + 1024)
        try:
            size = int(data[at:end].partition(b";")[0].strip() or b"x", 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            if at == 0:
                return data
            raise BodyDamagedError("its chunks break off")
        if size == 0:
            return b"".join(pieces)
        if end + 2 + size > len(data):
            raise BodyDamagedError("its chunks break off")
        pieces.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    if not pieces:
        return data
    raise BodyDamagedError("its last chunk is missing")


def _decoded(data: bytes, layer: str, limit: int) -> bytes:
    out = bytearray()
    try:
        for piece in _DECODERS[layer](data):
            out += piece
            if len(out) > limit:
                raise BodyTooLargeError
    except (zlib.error, brotli.error) as error:
        if out:
            raise BodyDamagedError(f"its {layer} encoding is damaged") from error
        return data
    return bytes(out)


def _gzip(data: bytes) -> Iterator[bytes]:
    yield from _inflated(data, lambda: zlib.decompressobj(16 + zlib.MAX_WBITS))


def _deflate(data: bytes) -> Iterator[bytes]:
    """With or without zlib's header: servers send both under this name."""
    wrapped = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    yield from _inflated(data, lambda: zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS))


def _inflated(data: bytes, opened: Callable[[], "zlib._Decompress"]) -> Iterator[bytes]:
    inflate = opened()
    left = data
    while left and not inflate.eof:
        yield inflate.decompress(left, _PIECE)
        left = inflate.unconsumed_tail
    while not inflate.eof and (rest := inflate.decompress(b"", _PIECE)):
        yield rest
    if data and not inflate.eof:
        raise zlib.error("it breaks off")


def _brotli(data: bytes) -> Iterator[bytes]:
    unpack = brotli.Decompressor()
    yield unpack.process(data, output_buffer_limit=_PIECE)
    while not unpack.is_finished():
        piece = unpack.process(b"", output_buffer_limit=_PIECE)
        if not piece and unpack.can_accept_more_data():
            raise brotli.error("it breaks off")
        yield piece


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli,
}  # fmt: skip
