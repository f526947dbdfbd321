"""E-mail messages to documents."""

import pytest
from tests.documents.made import kinds, message, only

TEXT = "Four people were killed in Norvale when a shell hit a bus, the mayor said on Tuesday. " * 4


def test_headers_give_title_date_and_author():
    """Subject, date, sender and the sender's house; the message's id is its address (RFC 2392)."""
    data = message(TEXT, Date="Tue, 4 May 2021 10:00:00 +0200 (CEST)", Message_ID="<a1@example.org>")
    document = only(data, "a.eml")
    assert (document.title, document.byline, document.publisher) == ("Report", "Ana Ortiz", "example.org")
    assert document.published == "2021-05-04T10:00:00+02:00"
    assert document.url == "mid:a1@example.org"


def test_an_address_anyone_can_have_names_no_publisher():
    """A free mail provider is no publisher."""
    data = b"From: Ana <ana@gmail.com>\nSubject: x\nDate: Tue, 04 May 2021 10:00:00 +0200\n\n" + TEXT.encode()
    assert only(data, "a.eml").publisher is None


def test_an_html_body_is_read_where_the_text_is_none():
    """Tables and paragraphs of the page are blocks."""
    html = "<html><body><p>Four people were killed.</p><table><tr><td>Killed</td><td>4</td></tr></table></body></html>"
    document = only(message("See the HTML version.", html), "a.eml")
    assert kinds(document)[1:] == [("body", "Four people were killed."), ("table", "Killed | 4")]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "iso-8859-1", "punycode", "x-unknown", "zlib"])
def test_declared_encodings(charset: str):
    """A code page that is none, or that does not fit, falls back on what the bytes are."""
    known = charset in ("utf-8", "windows-1251", "iso-8859-1")
    words = "Погибли" if charset in ("utf-8", "windows-1251") else "naïve"
    body = f"{words}: four people were killed.".encode(charset if known else "utf-8")
    head = f'From: a@example.org\nSubject: x\nDate: x\nContent-Type: text/plain; charset="{charset}"\n\n'
    assert words in only(head.encode() + body, "a.eml").text


def test_an_encoded_subject_is_decoded():
    """Words of RFC 2047 are plain words."""
    data = b"From: a@example.org\nSubject: =?utf-8?b?TW9yw6k=?=\nDate: x\n\n" + TEXT.encode()
    assert only(data, "a.eml").title == "Mor\xe9"
