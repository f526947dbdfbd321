"""Feeds to documents."""

from tests.documents.made import kinds, only, read, rss

from tollbook.documents import Unreadable
from tollbook.model import Document

ITEM = (
    "<title>Six killed in strike</title><link>https://gazette.example/6</link><guid>g6</guid><dc:creator>AFP, Ana Ortiz"
    "</dc:creator><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Six people were killed "
    "in Norvale.</p><ul><li>No army was named.</li></ul>]]></content:encoded>"
)


def test_an_entry_is_a_document():
    """Its id, address, date, publisher and credited agency are the entry's."""
    document = only(rss(ITEM), "a.rss")
    assert (document.id, document.url, document.publisher) == ("g6", "https://gazette.example/6", "Norvale Gazette")
    assert document.published == "2021-05-04T10:00:00+00:00"
    assert document.agencies == ("AFP",)
    assert document.byline == "AFP, Ana Ortiz"


def test_the_entry_s_html_is_read_as_blocks():
    """Paragraphs and lists are blocks, under the headline."""
    assert kinds(only(rss(ITEM), "a.rss")) == [
        ("headline", "Six killed in strike"), ("body", "Six people were killed in Norvale."),
        ("list", "No army was named."),
    ]  # fmt: skip


def test_an_entry_of_a_title_alone_is_a_document():
    """Its title is its text."""
    assert only(rss("<title>Two wounded in Norvale by sniper fire</title>"), "a.rss").text.startswith("Two wounded")


def test_atom_is_read_too():
    """Authors, updates and the source of a reprinted entry."""
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:1</id><title>T</title><author>'
        b"<name>Ana Ortiz</name></author><published>2021-05-04T10:00:00Z</published><updated>2021-05-04T11:00:00Z"
        b"</updated><source><title>Norvale Post</title></source><summary>Five were killed.</summary></entry></feed>"
    )
    document = only(data, "feed.xml")
    assert (document.publisher, document.byline) == ("Norvale Post", "Ana Ortiz")
    assert document.modified == "2021-05-04T11:00:00+00:00"


def test_other_xml_is_no_report():
    """A site map in a folder is named, and not read as a text."""
    (problem,) = read(b'<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>', "sitemap.xml")
    assert isinstance(problem, Unreadable)
    assert problem.code == "unknown-kind"


def test_entries_without_words_are_said():
    """The others are read."""
    found = read(rss("<guid>empty</guid>", ITEM), "a.rss")
    assert [type(item) for item in found] == [Unreadable, Document]
