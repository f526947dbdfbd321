"""Writes a WACZ (version 1.1.1): WARC records, their index, the list of pages, and the hashes of all these in a zip."""

import hashlib
import json
import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from tollbook import __version__
from tollbook.archive.members import Member, member_at
from tollbook.archive.url_key import url_key
from tollbook.archive.warc_bytes import info_record

_WARC = "data.warc.gz"
_DATE = (1980, 1, 1, 0, 0, 0)  # members bear no time of their own: `created` says it


@dataclass(frozen=True, slots=True)
class Page:
    """What the list of pages says of one: `ts` is when it was captured, ISO 8601."""

    url: str
    ts: str
    title: str | None = None
    id: str | None = None


@dataclass(slots=True)
class _Part:
    """A member of the zip file as it is written: its hash and its size so far."""

    path: str
    info: zipfile.ZipInfo
    out: BinaryIO
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    size: int = 0

    def write(self, data: bytes) -> None:
        self.out.write(data)
        self.digest.update(data)
        self.size += len(data)

    def resource(self) -> dict[str, object]:
        name = self.path.rpartition("/")[2].lower()
        return {"name": name, "path": self.path, "hash": f"sha256:{self.digest.hexdigest()}", "bytes": self.size}


class WaczWriter:
    """Writes to a stream that may only go forward. `add` records, then `finish` once.

    The index is held in memory until then, some 300 bytes a record.
    """

    def __init__(self, out: BinaryIO, title: str, created: datetime) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        self._title, self._created = title, created
        self._lines: list[str] = []
        self._pages: list[Page] = []
        self._resources: list[dict[str, object]] = []
        self._warc = self._opened(f"archive/{_WARC}")
        self._warc.write(info_record(_WARC, created))

    def add(self, records: bytes, page: Page | None = None) -> None:
        """Append whole WARC records, each a gzip member; the first of them is the one that an index leads to."""
        first = member_at(BytesIO(records), 0, len(records))
        url = first.header("WARC-Target-URI")
        if url:
            self._lines.append(_line(url, first, self._warc.size))
        if page is not None:
            self._pages.append(page)
        self._warc.write(records)

    def finish(self) -> None:
        """Write index, pages and the hashes of everything."""
        self._close(self._warc)
        self._whole("indexes/index.cdx", "".join(sorted(self._lines)).encode())
        self._whole("pages/pages.jsonl", _lines_of_pages(self._pages))
        package = {
            "profile": "data-package", "wacz_version": "1.1.1", "title": self._title,
            "created": self._created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "software": f"Tollbook {__version__}", "resources": self._resources,
        }  # fmt: skip
        data = json.dumps(package, indent=2, ensure_ascii=False).encode()
        self._whole("datapackage.json", data)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        self._whole("datapackage-digest.json", json.dumps(digest, indent=2).encode())
        self._zip.close()

    def _opened(self, path: str) -> _Part:
        info = zipfile.ZipInfo(path, _DATE)
        return _Part(path, info, self._zip.open(info, "w", force_zip64=True))  # type: ignore[arg-type]

    def _close(self, part: _Part) -> None:
        part.out.close()
        # Players take a member's own header for as short as its entry in the directory, so both have the sizes.
        part.info.extra = struct.pack("<HHQQ", 1, 16, part.size, part.size)
        self._resources.append(part.resource())

    def _whole(self, path: str, data: bytes) -> None:
        part = self._opened(path)
        part.write(data)
        self._close(part)


def _line(url: str, member: Member, offset: int) -> str:
    """A line of the index (CDXJ), which leads from an address and a time to the record."""
    at = member.header("WARC-Date") or ""
    block = member.head.partition(b"\r\n\r\n")[2]
    is_http = (member.header("Content-Type") or "").startswith("application/http")
    status = block[:20].split(b" ")[1:2] if is_http else []
    fields = {
        "url": url, "mime": _type(block) if is_http else _short(member.header("Content-Type")),
        **({"status": status[0].decode("ascii", "replace")} if status else {}),
        "digest": member.header("WARC-Payload-Digest"), "length": str(member.length), "offset": str(offset),
        "filename": _WARC,
    }  # fmt: skip
    ts = "".join(c for c in at[:19] if c.isdigit())
    return f"{url_key(url)} {ts} {json.dumps(fields)}\n"


def _type(response: bytes) -> str:
    for line in response.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-type":
            return _short(value.decode("latin-1"))
    return "unk"


def _short(header: str | None) -> str:
    return (header or "unk").partition(";")[0].strip().lower()


def _lines_of_pages(pages: Iterable[Page]) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    lines = [head, *({"id": p.id, "url": p.url, "ts": p.ts, "title": p.title or p.url} for p in pages)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
