"""Web archives of any crawler (WARC, WACZ) to the reports in them."""

from tollbook.documents.warc.reader import read_warc
from tollbook.documents.warc.wacz import read_wacz

__all__ = ["read_wacz", "read_warc"]
