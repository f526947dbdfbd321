"""Web archives changed at random."""

import gzip
import random

import pytest
from tests.documents.web_archives import chunked, encoded, http, members, page, record, wacz

from tollbook.documents import Raw, Unreadable
from tollbook.documents.files import raw_of_bytes

RECORDS = [
    *(record(f"https://news.example/{e}", http(encoded(page(1), e), content_encoding=e)) for e in ("gzip", "br")),
    record("https://news.example/chunks", http(chunked(page(2)), transfer_encoding="chunked")),
    record("https://news.example/saved", page(3), "resource"),
]
FORMS = {
    "plain": b"".join(RECORDS),
    "members": members(RECORDS),
    "stream": gzip.compress(b"".join(RECORDS)),
    "wacz": wacz({"archive/a.warc.gz": members(RECORDS), "archive/b.warc": RECORDS[0]}),
}
PIECES = (
    b"\x00" * 50,
    b"WARC/1.0\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"\r\n\r\n",
    b"\x1f\x8b\x08",
    b"-1",
)


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with up to six changes: other values, gaps, repetitions, what means something elsewhere, a cut."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        before, after = data[:at], data[at:]
        ways = (
            before + bytes([chance.randrange(256)]) + after[1:],
            before + after[chance.randint(1, 60) :],
            before + data[chance.randrange(len(data)) :][:200] + after,
            before + chance.choice(PIECES) + after,
            before,
        )
        data = chance.choices(ways, (6, 2, 2, 2, 1))[0] or b"W"
    return data


@pytest.mark.parametrize("form", FORMS)
def test_whatever_is_changed_the_reading_ends_in_reports_and_problems(form: str) -> None:
    """No change of a web archive raises: its reports come, each whole or said to be damaged."""
    chance = random.Random(form)
    for _ in range(250):
        data = changed(FORMS[form], chance)
        for item in raw_of_bytes(data, name="crawl.wacz" if form == "wacz" else "crawl.warc"):
            assert isinstance(item, Raw | Unreadable)
