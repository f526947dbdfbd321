"""Keys of addresses in an index."""

import pytest
import surt

from tollbook.archive.url_key import url_key

ADDRESSES = [
    "https://www.Example.org:443/a/?b=2&a=1#x", "http://example.org", "http://example.org/A//b/",
    "http://www2.example.co.uk/news/world-1.html?x=%D8%A7&y", "http://192.0.2.7/x", "http://a.org:8080/",
    "https://ar.example/الخبر/1", "https://x.org/%D8%A7%D9%84", "https://x.org/a?", "https://x.org/a b",
    "urn:sha256:abc", "http://ex.org/?sid=0123456789abcdef0123456789abcdef&q=1", "http://münchen.example/x",
    "http://user:pw@ex.org/p", "http://ex.org/a?b=1&b=0&c", "https://x.org/2026/03/01/strike?utm_source=x&id=5",
    "http://[2001:db8::1]/x", "https://x.org/a,b;c=(d)'e*f!g$h@i~j", "https://x.org/?q=a+b%20c|d[e]",
]  # fmt: skip


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_key_is_the_one_that_others_make(url: str) -> None:
    """The Internet Archive's own package gives the same key."""
    assert url_key(url) == surt.surt(url)


@pytest.mark.parametrize("url", ["", "http://", "http://[broken/", "http://x.org:99999999/", "mailto:a@example.org"])
def test_what_is_no_web_address_is_its_own_key(url: str) -> None:
    """Nothing raises."""
    assert url_key(url) == url
