"""Word's .docx files."""

from collections.abc import Iterator, Mapping
from typing import Any

from tollbook.confined import OverrunError, confined
from tollbook.documents.limits import MOST_BYTES_WITH_PICTURES


class Docx:
    """Reads .docx in the confined process."""

    endings = (".docx", ".docm")
    single = True
    most_bytes = MOST_BYTES_WITH_PICTURES

    def recognises(self, head: bytes) -> bool:
        """Whether it is a zip file that names Word's parts early on, as Word and LibreOffice write it."""
        return head.startswith(b"PK\x03\x04") and (b"word/" in head)

    def read(self, data: bytes, name: str) -> Iterator[Mapping[str, Any]]:
        """The one report of the file. Raises ValueError, or OverrunError where it breaks a limit."""
        for found in confined("docx", data):
            if not found["parts"]:
                raise OverrunError("no-report")
            yield {"title": found["title"], "parts": found["parts"], "given": found["given"]}
