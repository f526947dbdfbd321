"""One report's bytes before they are read: where they came from, what they are, and the id that they will have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tollbook.documents.identity import id_of, sha256_of

Kind = str
"""`text`, `html`, `row`, or the name of the reader of files that are one report each (`pdf`)."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one report. `input` is the path, or `-`; `line` counts from 1 in JSON Lines.

    For a JSON Lines row the bytes are the row in canonical JSON (UTF-8, keys sorted, no spaces), so that the order
    of keys makes no new version; `row` holds it parsed. `url` and `retrieved` say where and when the bytes were
    captured, where the web archive that they came in, or who fetched them, says so, and `charset` which encoding the
    server named (the header Content-Type). `container` is the SHA-256 of the message that they were attached to.
    """

    data: bytes
    kind: Kind
    input: str
    id: str
    sha256: str
    line: int | None = None
    version: int = 1
    row: Mapping[str, Any] | None = None
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    container: str | None = None


def raw_of(
    data: bytes, kind: Kind, *, input: str, id: str = "", line: int | None = None, row: Mapping[str, Any] | None = None
) -> Raw:
    """The bytes with their SHA-256, and an id made from it where the input gives none."""
    digest = sha256_of(data)
    return Raw(data, kind, input, id or id_of(digest), digest, line, 1, row)
