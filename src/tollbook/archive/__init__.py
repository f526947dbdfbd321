"""What is kept as evidence: every input's bytes by their SHA-256, and fetched exchanges as WARC records."""

from tollbook.archive.files import Archive, Fault
from tollbook.archive.warc import Record, WarcWriter

__all__ = ["Archive", "Fault", "Record", "WarcWriter"]
