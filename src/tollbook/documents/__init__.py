"""Bytes to documents: pages, PDF, texts, mail, feeds, exports and tables, with what their layout and metadata say."""

from tollbook.documents.encoding import charset_in
from tollbook.documents.files import container_bytes, holds_many, iter_raw, raw_of_bytes
from tollbook.documents.identity import id_of, sha256_of, versioned_id
from tollbook.documents.inputs import STDIN, expand_inputs
from tollbook.documents.limits import MOST_BYTES
from tollbook.documents.located import located
from tollbook.documents.problems import Unreadable
from tollbook.documents.raw import Raw
from tollbook.documents.read import raw_inputs, read_bytes, read_inputs, read_path, read_raw
from tollbook.documents.versions import number_versions

__all__ = [
    "MOST_BYTES", "STDIN", "Raw", "Unreadable", "charset_in", "container_bytes", "expand_inputs", "holds_many", "id_of",
    "iter_raw", "located", "number_versions", "raw_inputs", "raw_of_bytes", "read_bytes", "read_inputs", "read_path",
    "read_raw", "sha256_of", "versioned_id",
]  # fmt: skip
