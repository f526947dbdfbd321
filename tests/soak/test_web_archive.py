"""Large web archives: memory stays flat, and a kill loses nothing."""

import hashlib

import pytest
from tests.soak.crawled import Moment, append_until_killed, is_even, parts_of, read_alone, watched, write_crawl
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


def test_a_run_whose_pages_cost_ever_more_is_not_even():
    """Costs that grow with the pages read, as where each is compared with all before it, are told from even ones."""
    even = [Moment(3 + 0.01 * pages, pages, 480.0) for pages in range(0, 5001, 40)]
    growing = [Moment(3 + 0.01 * pages + pages * pages / 200_000, pages, 480.0) for pages in range(0, 5001, 40)]
    waiting = [Moment(3.0 + i / 10, 0, 300.0) for i in range(20)]
    assert [part.milliseconds for part in parts_of(waiting + even)] == [10.0] * 10
    assert is_even(parts_of(even))
    assert not is_even(parts_of(growing))
    assert not is_even([part._replace(megabytes=400 + 20 * i) for i, part in enumerate(parts_of(even))])


@pytest.mark.soak
def test_ten_thousand_pages_at_an_even_pace_in_even_memory(tmp_path, capsys):
    """10,000 pages, killed -9 in the middle and resumed: none lost or doubled, memory and pace flat over the run."""
    crawl, folder = write_crawl(tmp_path / "crawl.warc.gz", 10_000), tmp_path / "project"
    before, after = (parts_of(list(watched(real(folder, [crawl]), folder, until))) for until in (5_000, None))
    with capsys.disabled():
        for half in (before, after):
            costs = " ".join(f"{part.milliseconds:.1f}" for part in half)
            pace = 1000 * len(half) / sum(part.milliseconds for part in half)
            most = max(part.megabytes for part in half)
            print(f"\n{pace:.0f} pages per second of work, {most:.0f} MB; ms a page by tenths: {costs}")
    assert is_even(before)
    assert is_even(after)
    assert is_even([before[0], after[-1]])
    project = Project(folder)
    verdict = project.verify()
    assert (verdict.faults, verdict.documents, verdict.files) == ((), 10_000, 10_000)
    assert {document.url for document in project.documents()} == {f"https://news.example/{i}" for i in range(10_000)}
