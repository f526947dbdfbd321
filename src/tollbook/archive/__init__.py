"""What is kept as evidence: every input's bytes by their SHA-256, and fetched exchanges as WARC records."""

from tollbook.archive.custodian import custodian, custody, now
from tollbook.archive.exchanges import take_up, warc_faults
from tollbook.archive.files import Archive, Fault
from tollbook.archive.warc import Record, WarcWriter

__all__ = ["Archive", "Fault", "Record", "WarcWriter", "custodian", "custody", "now", "take_up", "warc_faults"]
