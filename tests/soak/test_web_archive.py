"""Large web archives: memory stays flat, and a kill loses nothing."""

import hashlib
from itertools import pairwise

import pytest
from tests.soak.crawled import append_until_killed, read_alone, watched, write_crawl
from tests.soak.interrupted import finish, invented, real
from tests.soak.test_kill import exports
from warcio.archiveiterator import ArchiveIterator

from tollbook.archive import WarcWriter
from tollbook.archive.warc import warc_files
from tollbook.project import Project


def test_reading_takes_no_more_memory_for_more_pages(tmp_path):
    """Eight times the pages take at most 15 MB more."""
    few, less = read_alone(write_crawl(tmp_path / "few.warc.gz", 250))
    many, more = read_alone(write_crawl(tmp_path / "many.warc.gz", 2000))
    assert (few, many) == (250, 2000)
    assert more - less < 15


def test_a_run_over_a_web_archive_resumes_after_a_kill(tmp_path):
    """Killed amid the pages and run again, the project equals one that was never interrupted."""
    crawl = write_crawl(tmp_path / "crawl.warc.gz", 100)
    finish(invented(tmp_path / "whole", [crawl]))
    list(watched(invented(tmp_path / "killed", [crawl]), tmp_path / "killed", until=30))
    finish(invented(tmp_path / "killed", [crawl]))
    assert exports(tmp_path / "killed") == exports(tmp_path / "whole")
    assert Project(tmp_path / "killed").verify().faults == ()


def check_appends(folder, kills: int) -> None:
    """Kill a writer so often; what it acknowledged stands to the byte, and each file is whole."""
    acknowledged: list[list[str]] = []
    for kill in range(kills):
        acknowledged += append_until_killed(folder, len(acknowledged), 5 + 7 * kill % 40)
    WarcWriter(folder)
    for _, name, offset, length, digest in acknowledged:
        stored = (folder / name).read_bytes()[int(offset) : int(offset) + int(length)]
        assert hashlib.sha256(stored).hexdigest() == digest
    kept = 0
    for path in warc_files(folder):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests=True):
                record.content_stream().read()
                assert record.digest_checker.passed
                kept += record.rec_type == "response"
    assert len(acknowledged) <= kept <= len(acknowledged) + kills


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path):
    """After kill -9 amid appends, three times, every acknowledged exchange is there and no torn one."""
    check_appends(tmp_path, 3)


@pytest.mark.soak
def test_a_writer_killed_often_loses_nothing(tmp_path):
    """The same with forty kills."""
    check_appends(tmp_path, 40)


def paces(tmp_path, pages: int) -> tuple[list[int], list[float]]:
    """Megabytes held, and pages a second of work, over the quarters of two halves with a kill -9 between them."""
    crawl = write_crawl(tmp_path / "crawl.warc.gz", pages)
    command = real(tmp_path / "project", [crawl])
    held: list[int] = []
    pace: list[float] = []
    for until in (pages // 2, None):
        moments = list(watched(command, tmp_path / "project", until))
        reading = [m for m in moments if moments[0].documents + pages // 50 < m.documents < pages]
        quarters = [reading[(len(reading) - 1) * i // 4] for i in range(5)]
        held += [round(m.megabytes) for m in quarters[1:]]
        pace += [round((b.documents - a.documents) / (b.seconds - a.seconds), 1) for a, b in pairwise(quarters)]
    return held, pace


@pytest.mark.soak
def test_ten_thousand_pages_at_an_even_pace_in_even_memory(tmp_path, capsys):
    """10,000 pages, killed -9 in the middle and resumed: none lost, memory and pace flat over the run."""
    held, pace = paces(tmp_path, 10_000)
    with capsys.disabled():
        print(f"\nMB {held}, pages per second of work {pace}")
    assert max(held) < min(held) + 60
    assert min(pace) > max(pace) / 1.5
    verdict = Project(tmp_path / "project").verify()
    assert (verdict.faults, verdict.documents, verdict.files) == ((), 10_000, 10_000)
