"""The custody log: what was done with the evidence, as entries of the chain."""

from typing import Literal

from tollbook.model.base import Record

How = Literal["file", "import", "warc", "fetch", "attachment", "exported", "timestamp", "gone", "found"]
"""`file`: a file that the user named; `import`: standard input; `warc`: a record of someone's web archive; `fetch`:
over the network by Tollbook itself; `attachment`: a message carried it; `exported`: a copy left; `timestamp`: an
authority signed the chain's head; `gone`: a server said that the page of these bytes is no longer there (HTTP 404 or
410); `found`: it is there again."""


class Custody(Record):
    """One thing that was done with bytes: `sha256` are theirs. Times are UTC, ISO 8601.

    `source` is the input as the user named it, the address, the file that was written, or the authority's address;
    `line` its line. `url` and `retrieved` say where and when a web archive says that the bytes were captured. `token`
    is a time stamp's token (RFC 3161) in Base64, `roots` the certificates that it is held against (PEM), and `sha256`
    then the chain's head that it signs.
    """

    id: str
    sha256: str
    how: How
    by: str
    at: str
    tool: str
    source: str
    line: int | None = None
    url: str | None = None
    retrieved: str | None = None
    token: str | None = None
    roots: str | None = None
