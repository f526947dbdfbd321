"""`tollbook fetch`, `watch`, `diff`, `sources` and `show --duplicates`."""

import json
import re

import pytest
from tests.archive.fetch.conftest import Time
from tests.archive.fetch.server import Answer, Site, serving, text
from tests.project.factory import STAGES, in_this_process, killed, row, write_rows

from tollbook.archive.fetch import FetchSettings, Gate, Line
from tollbook.cli import fetching
from tollbook.errors import TollbookError
from tollbook.project import Project
from tollbook.project.fetching import Web

FEED = '<rss version="2.0"><channel><title>Wire</title><item><link>{}/a</link></item></channel></rss>'


@pytest.fixture
def site(monkeypatch):
    """A server of our own that the commands may ask; documents are read without worker processes."""
    monkeypatch.setattr("tollbook.project.run.map_ordered", in_this_process)
    monkeypatch.setattr("tollbook.project.project.stages_in_use", lambda: STAGES)
    with serving(Site()) as served:
        port = int(served.url.rpartition(":")[2])
        settings = FetchSettings(ports=frozenset({80, port}), pause=0, attempts=1)
        web = Web(settings, Line(settings, Gate(allow_loopback=True)), Time().clock())
        monkeypatch.setattr("tollbook.project.online.the_web", lambda: web)
        yield served


def test_fetch_tells_what_it_did(site, tollbook, tmp_path):
    """A summary, one line a failure, and exit code 1 where something failed."""
    site.on("/a", text(killed(3, "Arda")))
    done = tollbook("fetch", tmp_path / "p", f"{site.url}/a")
    assert done.exit_code == 0
    assert "Fetched 1, unchanged 0, not to be had 0." in done.stderr
    failed = tollbook("fetch", tmp_path / "p", f"{site.url}/a", f"{site.url}/gone", "http://10.0.0.1/")
    assert failed.exit_code == 1
    assert "HTTP status 404" in failed.stderr
    assert "http://10.0.0.1/ is not fetched: it leads to 10.0.0.1, which is private" in failed.stderr
    shown = tollbook("show", tmp_path / "p", "--failed")
    assert "10.0.0.1" in shown.stdout


def test_addresses_come_from_a_file_or_standard_input(site, tollbook, tmp_path):
    """One a line; blank lines and comments are passed over."""
    for path in ("/a", "/b", "/c"):
        site.on(path, text(killed(3, path[1].upper() + "rda")))
    (tmp_path / "list.txt").write_text(f"# desk\n\n{site.url}/a\n  {site.url}/b  \n")
    done = tollbook("fetch", tmp_path / "p", "-", "--from", tmp_path / "list.txt", input=f"{site.url}/c\n")
    assert done.exit_code == 0
    assert sorted(site.paths()) == ["/a", "/b", "/c"]
    with pytest.raises(TollbookError, match="names no address"):
        fetching.addresses([], None)
    with pytest.raises(TollbookError, match="does not exist"):
        fetching.addresses([], str(tmp_path / "none.txt"))


def test_an_address_in_broken_bytes_is_refused(site, tollbook, tmp_path):
    """What is no text is a failure on record, not a crash."""
    done = tollbook("fetch", tmp_path / "p", "http://example.org/\udcff", "nonsense")
    assert done.exit_code == 1
    assert [f.code for f in Project(tmp_path / "p").failures()] == ["address-refused", "address-refused"]


def test_a_changed_page_is_shown_word_by_word(site, tollbook, tmp_path):
    """`fetch` names the document, `diff` shows what was removed and added, and as JSON where."""
    site.on("/a", text(killed(3, "Arda")), text(killed(5, "Arda") + "\nCorrected."))
    tollbook("fetch", tmp_path / "p", f"{site.url}/a")
    done = tollbook("fetch", tmp_path / "p", f"{site.url}/a")
    name = re.search(r"Changed: tollbook diff \S+ (\S+)", done.stderr)[1]
    shown = tollbook("diff", tmp_path / "p", name).stdout
    assert "[-3-]" in shown
    assert "{+5+}" in shown
    assert f"{site.url}/a" in shown
    told = json.loads(tollbook("diff", tmp_path / "p", name, "--json").stdout)
    assert (told["before"], told["after"]) == (name.removesuffix("@2"), name)
    kinds = [piece["kind"] for change in told["changes"] for piece in change]
    assert {"removed", "added"} <= set(kinds)
    with pytest.raises(TollbookError, match="one version only"):
        raise tollbook("diff", tmp_path / "p", name, "--since", "2").exception
    with pytest.raises(TollbookError, match="holds no document"):
        raise tollbook("diff", tmp_path / "p", "d-none").exception


def test_watch_once_asks_and_ends(site, tollbook, tmp_path):
    """One round with its line; the second has nothing new."""
    site.on("/feed", Answer(200, {"Content-Type": "application/rss+xml"}, FEED.format(site.url).encode()))
    site.on("/a", text(killed(3, "Arda")))
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.url}/feed"/></body></opml>')
    done = tollbook("watch", tmp_path / "p", tmp_path / "feeds.opml", "--once")
    assert done.exit_code == 0
    assert "1 feeds announced 1 pages. Fetched 1" in done.stderr
    again = tollbook("watch", tmp_path / "p", tmp_path / "feeds.opml", "--once")
    assert "announced 0 pages" in again.stderr


def test_watch_goes_on_until_it_is_stopped(site, tollbook, tmp_path, monkeypatch):
    """It asks after each pause, leaves out a round while the project is in use, and Ctrl-C ends it with 130."""
    site.on("/feed", Answer(200, {"Content-Type": "application/rss+xml"}, FEED.format(site.url).encode()))
    site.on("/a", text(killed(3, "Arda")))
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.url}/feed"/></body></opml>')
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(fetching.watch_feeds, "__defaults__", (None, sleep))
    done = tollbook("watch", tmp_path / "p", tmp_path / "feeds.opml", "--every", "2m")
    assert (done.exit_code, slept) == (130, [120, 120, 120])
    assert "stopped. What was fetched is kept" in done.stderr
    assert site.paths() == ["/feed", "/a", "/feed", "/feed"]
    assert len(list(Project(tmp_path / "p").documents())) == 1


def test_a_round_that_meets_another_process_is_left_out(site, tmp_path, monkeypatch, capsys):
    """The next round tries again."""
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.url}/feed"/></body></opml>')
    rounds = []

    def watch(self, feeds):
        rounds.append(feeds)
        raise TollbookError("project-in-use", path="p") if len(rounds) == 1 else KeyboardInterrupt

    monkeypatch.setattr("tollbook.project.online.Online.watch", watch)
    with pytest.raises(KeyboardInterrupt):
        fetching.watch_feeds(str(tmp_path / "p"), str(tmp_path / "feeds.opml"), 60, 1, sleep=lambda _: None)
    assert len(rounds) == 2
    assert "in use by another process. The next round tries again." in capsys.readouterr().err


@pytest.mark.parametrize(("every", "seconds"), [("15m", 900), ("2h", 7200), ("1d", 86400), ("5s", 60), (" 90s ", 90)])
def test_a_time_is_a_number_and_a_unit(every, seconds):
    """Seconds, minutes, hours and days; never under a minute."""
    assert fetching.seconds_of(every) == seconds


@pytest.mark.parametrize("every", ["", "15", "m", "0m", "-1m", "1.5h", "15 m", "1w"])
def test_another_time_is_refused(every):
    """Anything else is an error in one sentence."""
    with pytest.raises(TollbookError, match="is no time"):
        fetching.seconds_of(every)


def test_duplicates_are_listed(site, tollbook, tmp_path):
    """Which document repeats which, or came again by which input; also as JSON."""
    words = "Seven people were killed in Arda on Monday when a shell hit a bakery, and rescuers searched until night."
    write_rows(tmp_path / "one.jsonl", [row("a", words), row("b", words + "\n")])
    write_rows(tmp_path / "two.jsonl", [row("a", words)])
    tollbook("run", tmp_path / "p", tmp_path / "one.jsonl")
    assert "No document repeats another." not in tollbook("show", tmp_path / "p", "--duplicates").stdout
    tollbook("run", tmp_path / "p", tmp_path / "two.jsonl")
    shown = tollbook("show", tmp_path / "p", "--duplicates").stdout
    assert "same text" in shown
    assert "two.jsonl,line1" in "".join(shown.split())  # wherever a narrow terminal breaks the line
    told = json.loads(tollbook("show", tmp_path / "p", "--duplicates", "--json").stdout)
    assert [r["kind"] for r in told] == ["same_bytes", "same_text"]


def test_sources_are_listed_and_set(site, tollbook, tmp_path, monkeypatch):
    """As a table, JSON and CSV; a set credibility is marked, and told who set it."""
    write_rows(tmp_path / "one.jsonl", [row("a", killed(3, "Arda"), publisher="Reuters"),
                                        row("b", killed(4, "Belen"), publisher="=Herald")])  # fmt: skip
    tollbook("run", tmp_path / "p", tmp_path / "one.jsonl")
    assert "Reuters" in tollbook("sources", tmp_path / "p").stdout
    monkeypatch.setenv("TOLLBOOK_USER", "desk-3")
    done = tollbook("sources", "set", tmp_path / "p", "Reuters", "--credibility", "low")
    assert "The credibility of reuters is 0.1, set by desk-3." in done.stdout
    assert "0.1*" in tollbook("sources", "list", tmp_path / "p").stdout
    (source,) = (s for s in json.loads(tollbook("sources", tmp_path / "p", "--json").stdout) if s["id"] == "reuters")
    assert (source["credibility"], source["default"], source["set_by"]) == (0.1, 0.9, "desk-3")
    lines = tollbook("sources", tmp_path / "p", "--csv").stdout.splitlines()
    assert lines[0].startswith("id,name,type,country")
    assert any("'=Herald" in line for line in lines[1:])
