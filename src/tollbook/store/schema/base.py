"""The revision of the project's tables, and where all of them are declared."""

from sqlalchemy import MetaData

KNOWN = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012",
    "0013",
)  # fmt: skip
"""The revisions this version understands, oldest first."""
HEAD = KNOWN[-1]
"""The revision this version writes."""

metadata = MetaData()
