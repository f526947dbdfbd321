"""The calls that other programs make."""

from pathlib import Path

import pytest

import tollbook
from tollbook.errors import TollbookError

TEXT = "Shelling killed three farmers near Hodeidah on Sunday, the hospital said.\n"


def test_reads_a_path_and_bytes_alike(tmp_path: Path) -> None:
    """The same report gives the same claims from a file and from its bytes."""
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    (claim,) = tollbook.read(file).claims
    assert (claim.harm, claim.count.best, claim.sources[0].type) == ("killed", 3, "hospital")
    assert tollbook.read(TEXT.encode()).claims == (claim,)


def test_an_empty_report_is_an_error() -> None:
    """Bytes that hold no text raise the error that met them."""
    with pytest.raises(TollbookError, match="empty"):
        tollbook.read(b"")


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The package offers Project and read, and nothing by accident."""
    with pytest.raises(AttributeError, match="no attribute"):
        tollbook.nothing  # noqa: B018
