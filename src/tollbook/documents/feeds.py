"""RSS and Atom feeds that were saved as files: each entry is a report."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from tollbook.confined import confined
from tollbook.documents.bylines import agency
from tollbook.hooks import Columns

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)


class Feed:
    """Reads feeds in the confined process."""

    endings = (".rss", ".atom", ".rdf", ".xml")

    def recognises(self, head: bytes) -> bool:
        """Whether the root element is a feed's."""
        return bool(_ROOT.search(head)) and b"<html" not in head.lower()

    def stream(self, file: BinaryIO, name: str, columns: Columns | None) -> Iterator[Mapping[str, Any]]:
        """The entries as rows; agencies are those that an entry credits. Raises ValueError or OverrunError."""
        for row in confined("feed", file):
            credited = (row.get("byline"), row.get("publisher"), *row["given"]["credit"])
            named = (agency(part) for value in credited if value for part in re.split(r"[,/;&]| and ", value))
            yield {**row, "agencies": list(dict.fromkeys(name for name in named if name))}
