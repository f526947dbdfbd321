"""What a file is, by the ending of its name and its first bytes."""

import re
import zlib
from pathlib import PurePath
from typing import Literal

FileKind = Literal["text", "html", "jsonl", "unknown"]

_ENDINGS: dict[str, FileKind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
# Those that are refused are taken from folders too, to be named.
_ARCHIVES = (".warc", ".warc.gz", ".wacz", ".warc.zst", ".warc.zstd", ".arc", ".arc.gz")
_NO_TEXT = (".json", ".xml")  # of many kinds; those that are reports are recognised before
_ROW = re.compile(rb"\s*\{[^\n]*\"text\"[^\n]*\}\s*(?:\n|$)")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(rb"<(?:head|body|div|p|article|title|meta)\b[^<>]*>", re.I)


def is_readable_name(name: str) -> bool:
    """Whether a file of a folder is read: its ending is known (`.gz` after JSON Lines), or it has none."""
    archived = name.lower().endswith(_ARCHIVES)
    return not name.startswith(".") and (archived or _kind_of_name(name) is not None or not PurePath(name).suffix)


def sniff(name: str, head: bytes) -> FileKind:
    """The kind of a file from its name and the start of its (uncompressed) bytes. A page saved as text is a page."""
    named = _kind_of_name(name)
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if named == "text" and _PAGE.match(plain):
        return "html"
    if named:
        return named
    if plain.lstrip()[:1] in (b"{", b"[") and PurePath(name.lower()).suffix == ".json":
        return "jsonl" if _ROW.match(plain) else "unknown"
    if PurePath(name.lower()).suffix in _NO_TEXT and not _PAGE.match(plain):
        return "unknown"
    if plain.lstrip()[:1] == b"{" and b'"' in plain[:200]:
        return "jsonl"
    return "html" if _PAGE.match(plain) or len(_TAGS.findall(plain)) >= 3 else "text"


def is_warc(head: bytes) -> bool:
    """Whether a file is a WARC, by its first bytes, compressed or not."""
    return _unzipped(head).startswith(b"WARC/")


def _unzipped(head: bytes) -> bytes:
    """The first bytes, with gzip undone where it was used."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
    except zlib.error:
        return b""


def refused_archive(name: str, head: bytes) -> str | None:
    """What a web archive is that Tollbook does not read, as a clause says it; null for other files."""
    low = name.lower()
    if _unzipped(head).startswith(b"filedesc://"):
        return "it is a web archive of the old ARC format; turn it into a WARC first, as with `warcio recompress`"
    zstandard = head[:4] in (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # a frame, or the dictionary before the first
    if zstandard and low.endswith((".warc.zst", ".warc.zstd")):
        return "it is a web archive compressed with Zstandard; unpack it first, with `zstd -d` or `unzstd`"
    return None


def is_packed(name: str, head: bytes) -> bool:
    """Whether a file holds others, or compressed bytes, by the ending of its name or its first bytes.

    Office's files, which are zip files too, are none.
    """
    packed = name.lower().endswith((".gz", ".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".zst", *_ARCHIVES))
    return packed or head.startswith(b"\x1f\x8b") or is_warc(head) or is_wacz(name, head)


def is_wacz(name: str, head: bytes) -> bool:
    """Whether a file is a WACZ: a zip file that is called so, or whose first member is one of a WACZ's."""
    members = (b"archive/", b"indexes/", b"pages/", b"datapackage")
    return head.startswith(b"PK\x03\x04") and (name.lower().endswith(".wacz") or head[30:].startswith(members))


def _kind_of_name(name: str) -> FileKind | None:
    low = name.lower()
    base = low.removesuffix(".gz")
    kind = _ENDINGS.get(PurePath(base).suffix)
    return kind if kind == "jsonl" or base == low else None
