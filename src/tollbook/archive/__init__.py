"""What is kept as evidence: every input's bytes by their SHA-256, fetched exchanges as WARC records, and custody."""

from tollbook.archive.blanking import blank_exchange
from tollbook.archive.custodian import custodian, custody, now
from tollbook.archive.exchanges import take_up, warc_faults
from tollbook.archive.files import Archive, Fault
from tollbook.archive.timestamps import Stamp, stamp, stamp_fault
from tollbook.archive.wacz import Page, WaczWriter
from tollbook.archive.warc import Record, WarcWriter
from tollbook.archive.warc_bytes import http_status, resource_record

__all__ = [
    "Archive", "Fault", "Page", "Record", "Stamp", "WaczWriter", "WarcWriter", "blank_exchange", "custodian", "custody",
    "http_status", "now",
    "resource_record", "stamp", "stamp_fault", "take_up", "warc_faults",
]  # fmt: skip
