"""Feeds, and lists of feeds, as others write them."""

import pytest

from tollbook.archive.fetch import read_feed, read_opml
from tollbook.errors import TollbookError
from tollbook.store import FeedEntry

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/news/"><title>River  desk</title>
<entry><title>One</title><id>urn:one</id><link href="one.html"/><updated>2026-03-02T10:00:00Z</updated></entry>
<entry><title>None</title><id>urn:two</id></entry></feed>"""
RSS = b"""<rss version="2.0"><channel><title>Wire</title>
<item><title>A</title><link>/a?x=1&amp;y=2</link></item>
<item><title>B</title><link>https://example.org/b</link><guid isPermaLink="false">b-1</guid></item></channel></rss>"""


def test_an_atom_entry_has_its_id_address_and_date():
    """Relative addresses are read against the feed's base; an entry without one is passed over."""
    title, entries = read_feed(ATOM, "https://example.org/feed")
    assert title == "River desk"
    assert entries == (FeedEntry("urn:one", "https://example.org/news/one.html", "2026-03-02T10:00:00Z"),)


def test_an_rss_item_without_an_id_is_known_by_its_address():
    """The address stands for the id where there is none."""
    _, entries = read_feed(RSS, "https://example.org/feed")
    assert entries == (
        FeedEntry("https://example.org/a?x=1&y=2", "https://example.org/a?x=1&y=2"),
        FeedEntry("b-1", "https://example.org/b"),
    )


def test_a_broken_feed_gives_what_it_holds():
    """A feed that ends early still names the entries that are whole."""
    _, entries = read_feed(RSS[: RSS.index(b"</channel>")], "https://example.org/feed")
    assert [e.name for e in entries] == ["https://example.org/a?x=1&y=2", "b-1"]


@pytest.mark.parametrize("body", [b"", b"<html><p>no feed</p></html>", b"\x00\xff", b"{}", b"<rss", b"a" * 100_000])
def test_what_is_no_feed_is_told(body):
    """Pages and other bytes are an error in one sentence."""
    with pytest.raises(TollbookError) as refused:
        read_feed(body, "https://example.org/feed")
    assert refused.value.code == "bad-feed"
    assert "\n" not in str(refused.value)


def test_an_entity_bomb_stays_small():
    """Entities that would multiply without end are not opened."""
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">{levels}]><rss version="2.0"><channel>' \
           f"<title>&e11;</title><item><link>https://example.org/a</link></item></channel></rss>"  # fmt: skip
    title, _ = read_feed(bomb.encode(), "https://example.org/feed")
    assert len(title or "") <= 2000


def test_a_list_of_feeds_may_be_nested_and_names_each_once(tmp_path):
    """Folders of an OPML file are opened; a feed that stands twice is one."""
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="Desk"><outline type="rss" text="One" xmlUrl="https://example.org/1"/>'
        '<outline xmlUrl=" https://example.org/2 "/></outline><outline xmlUrl="https://example.org/1"/></body></opml>'
    )
    assert read_opml(path) == {"https://example.org/1": "One", "https://example.org/2": None}


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"no xml", "no plain XML"),
        (b"<opml><body/></opml>", "names no feed"),
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>', "no plain XML"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><opml><body><outline xmlUrl="&b;"/></body></opml>', "no plain XML"),
        (b"<opml>" + b" " * 5_300_000 + b"</opml>", "larger than 5 MB"),
        (b"", "no plain XML"),
    ],
)
def test_a_list_that_cannot_be_trusted_is_refused(tmp_path, content, cause):
    """Document types, entities and other content are an error in one sentence; nothing outside is opened."""
    path = tmp_path / "feeds.opml"
    path.write_bytes(content)
    with pytest.raises(TollbookError, match=cause):
        read_opml(path)


def test_a_list_that_is_not_there_is_told(tmp_path):
    """A missing file is an error of its own."""
    with pytest.raises(TollbookError, match="does not exist"):
        read_opml(tmp_path / "none.opml")
