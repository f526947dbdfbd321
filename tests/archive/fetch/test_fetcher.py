"""What a fetcher asks, how often, and what it makes of the answers."""

import gzip
import time as real_time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tests.archive.fetch.server import Answer, moved, text

from tollbook.archive.fetch import Fetched, NotFetched, Validators, Wanted


def one(fetcher, url):
    """The outcome of one address."""
    (outcome,) = fetcher.fetch([Wanted(url)])
    return outcome


def test_a_page_comes_with_its_exchange_in_full(site, fetcher):
    """The bytes of request and response are kept as they went over the line."""
    site.on("/a", Answer(200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}, b"<p>Shells fell.</p>"))
    kept = []
    outcome = one(fetcher(keep=kept.append), f"{site.url}/a")
    assert (outcome.body, outcome.media_type, outcome.status) == (b"<p>Shells fell.</p>", "text/html", 200)
    assert outcome.validators == Validators('"1"', None)
    assert [e.address.target for e in kept] == ["/robots.txt", "/a"]
    assert kept[1].request.startswith(b"GET /a HTTP/1.1\r\nHost: 127.0.0.1")
    assert kept[1].response.startswith(b"HTTP/1.1 200 OK\r\n")
    assert kept[1].response.endswith(b"\r\n\r\n<p>Shells fell.</p>")


def test_no_cookie_is_sent_back(site, fetcher):
    """What a server sets is never sent, and the request says who asks."""
    site.on("/a", Answer(302, {"Location": "/b", "Set-Cookie": "id=1"}))
    site.on("/b", text("Shells fell."))
    one(fetcher(user_agent="recorder/1.0 (desk@example.org)"), f"{site.url}/a")
    headers = site.asked[-1][1]
    assert "cookie" not in headers
    assert headers["user-agent"] == "recorder/1.0 (desk@example.org)"


def test_an_unchanged_page_is_not_sent_again(site, fetcher):
    """The validators of the last visit are sent, and a 304 has no body and keeps them."""
    site.on("/a", Answer(304, {"ETag": '"1"'}))
    last = {f"{site.url}/a": Validators('"1"', "Sat, 28 Nov 2026 10:00:00 GMT")}
    outcome = one(fetcher(known=lambda url: last.get(url, Validators())), f"{site.url}/a")
    assert (outcome.status, outcome.body, outcome.validators) == (304, None, last[f"{site.url}/a"])
    asked = site.asked[-1][1]
    assert asked["if-none-match"] == '"1"'
    assert asked["if-modified-since"] == "Sat, 28 Nov 2026 10:00:00 GMT"


def test_robots_txt_is_obeyed(site, fetcher):
    """What robots.txt forbids to us or to all is not asked for; it is read once a host."""
    site.on("/robots.txt", text("User-agent: tollbook\nDisallow: /private\nAllow: /private/press"))
    site.on("/private/press", text("Shells fell."))
    outcomes = list(fetcher().fetch([Wanted(f"{site.url}/private/a"), Wanted(f"{site.url}/private/press")]))
    assert [type(o) for o in outcomes] == [NotFetched, Fetched]
    assert outcomes[0].error.code == "robots-refused"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/private/press"]


@pytest.mark.parametrize(
    ("status", "asked"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_a_host_without_rules_may_be_asked_and_one_that_is_down_may_not(site, fetcher, status, asked):
    """After RFC 9309: rules that do not exist allow all, rules that cannot be had now allow nothing."""
    site.on("/robots.txt", Answer(status))
    site.on("/a", text("Shells fell."))
    outcome = one(fetcher(attempts=2), f"{site.url}/a")
    assert isinstance(outcome, Fetched) is asked
    assert site.paths() == (["/a"] if asked else [])


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(site, fetcher):
    """Each address of a chain is asked about."""
    site.on("/robots.txt", text("User-agent: *\nDisallow: /b"))
    site.on("/a", moved("/b"))
    assert one(fetcher(), f"{site.url}/a").error.code == "robots-refused"
    assert site.paths() == ["/a"]


def test_a_host_is_asked_no_oftener_than_it_likes(site, fetcher, time):
    """The pause between two requests is the setting's, or robots.txt's crawl-delay where that is longer."""
    for path in ("/a", "/b", "/c"):
        site.on(path, text("Shells fell."))
    list(fetcher(pause=2).fetch([Wanted(f"{site.url}{p}") for p in ("/a", "/b", "/c")]))
    assert time.slept == [2, 2, 2]
    site.on("/robots.txt", text("User-agent: *\nCrawl-delay: 7"))
    time.slept.clear()
    list(fetcher(pause=2).fetch([Wanted(f"{site.url}{p}") for p in ("/a", "/b", "/c")]))
    assert time.slept == [2, 7, 7]


def test_a_host_that_asks_for_too_long_a_pause_is_left_alone(site, fetcher):
    """A crawl-delay over the longest pause refuses the page."""
    site.on("/robots.txt", text("User-agent: *\nCrawl-delay: 86400"))
    assert "pause of 86400 seconds" in str(one(fetcher(), f"{site.url}/a").error)


def test_while_one_host_waits_another_is_asked(site, fetcher, time):
    """Hosts take turns by when they may be asked again."""
    for path in ("/a", "/b", "/c"):
        site.on(path, text("Shells fell."))
    port = site.url.rpartition(":")[2]
    urls = [f"{site.url}/a", f"{site.url}/b", f"http://127.0.0.2:{port}/c"]
    outcomes = [o.wanted.url for o in fetcher(pause=2, attempts=1).fetch([Wanted(u) for u in urls])]
    assert outcomes.index(urls[2]) < outcomes.index(urls[1])


def test_a_busy_host_is_asked_again_later(site, fetcher, time):
    """Pauses double from one attempt to the next, and the third answer counts."""
    site.on("/a", Answer(503), Answer(500), text("Shells fell."))
    assert one(fetcher(first_retry=5), f"{site.url}/a").status == 200
    assert time.slept == [5, 10]


def test_a_host_that_stays_busy_is_given_up(site, fetcher):
    """After the last attempt the status is told."""
    site.on("/a", Answer(503))
    outcome = one(fetcher(attempts=3), f"{site.url}/a")
    assert (outcome.status, site.paths()) == (503, ["/a"] * 3)
    assert "HTTP status 503" in str(outcome.error)


def test_retry_after_is_kept_to(site, fetcher, time):
    """A host that names a pause gets it, as a number or a date; one that asks for too long is given up at once."""
    site.on("/a", Answer(429, {"Retry-After": "30"}), text("Shells fell."))
    assert one(fetcher(first_retry=5), f"{site.url}/a").status == 200
    assert time.slept == [30]
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    site.on("/b", Answer(503, {"Retry-After": soon}), text("Shells fell."))
    assert one(fetcher(), f"{site.url}/b").status == 200
    assert 50 < time.slept[-1] <= 60
    site.on("/c", Answer(503, {"Retry-After": "86400"}))
    assert isinstance(one(fetcher(), f"{site.url}/c"), NotFetched)
    assert site.paths().count("/c") == 1


def test_a_page_that_is_gone_is_not_asked_for_again(site, fetcher):
    """404 and 410 are answers."""
    site.on("/a", Answer(410))
    assert (one(fetcher(), f"{site.url}/a").status, site.paths()) == (410, ["/a"])


def test_redirects_end(site, fetcher):
    """A chain that never ends is given up."""
    site.on("/a", moved("/b"))
    site.on("/b", moved("/a"))
    assert "redirects again" in str(one(fetcher(redirects=5), f"{site.url}/a").error)
    assert len(site.paths()) == 6


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw deflate", "gzip, gzip", "identity", "GZIP"])
def test_a_compressed_page_is_opened(site, fetcher, coding):
    """gzip and deflate, also twice, and deflate without its header, as some servers send it."""
    page = b"Shells fell on the market. " * 200
    raw = zlib.compressobj(wbits=-15)
    bodies = {"deflate": zlib.compress(page), "raw deflate": raw.compress(page) + raw.flush(), "identity": page,
              "gzip, gzip": gzip.compress(gzip.compress(page))}  # fmt: skip
    headers = {"Content-Type": "text/plain", "Content-Encoding": coding.removeprefix("raw ")}
    site.on("/a", Answer(200, headers, bodies.get(coding, gzip.compress(page))))
    assert one(fetcher(), f"{site.url}/a").body == page


def test_a_bomb_is_not_unpacked(site, fetcher):
    """A small answer that would fill the memory once opened is refused."""
    bomb = gzip.compress(b"0" * 50_000_000)
    site.on("/a", Answer(200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, bomb))
    outcome = one(fetcher(most_decoded=1_000_000), f"{site.url}/a")
    assert outcome.error.code == "answer-too-large"


@pytest.mark.parametrize(("coding", "body"), [("gzip", b"no gzip"),
                                              ("gzip", gzip.compress(b"a" * 999, mtime=0)[:-9]), ("br", b"x"),
                                              ("deflate", b"\xff\xff"), ("zstd", b"x")])  # fmt: skip
def test_a_damaged_body_is_an_error(site, fetcher, coding, body):
    """What cannot be opened, or is compressed as nobody asked, is told in a sentence."""
    site.on("/a", Answer(200, {"Content-Type": "text/plain", "Content-Encoding": coding}, body))
    assert one(fetcher(), f"{site.url}/a").error.code == "fetch-failed"


@pytest.mark.parametrize("kind", ["image/jpeg", "video/mp4", "application/octet-stream", "application/zip", "text/css"])
def test_only_pages_texts_and_pdf_are_taken(site, fetcher, kind):
    """Other media types are refused by name."""
    site.on("/a", Answer(200, {"Content-Type": kind}, b"x"))
    error = one(fetcher(), f"{site.url}/a").error
    assert (error.code, kind in str(error)) == ("wrong-type", True)


def test_an_answer_without_end_is_cut_off(site, fetcher):
    """Neither a body nor headers that never end are read past the limit."""

    def endless_body():
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
        while True:
            yield b"x" * 65536

    def endless_headers():
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-A: " + b"x" * 60000 + b"\r\n"

    site.on("/a", Answer(raw=endless_body))
    site.on("/b", Answer(raw=endless_headers))
    assert one(fetcher(most_bytes=1_000_000), f"{site.url}/a").error.code == "answer-too-large"
    assert isinstance(one(fetcher(most_bytes=1_000_000, attempts=1), f"{site.url}/b"), NotFetched)


def test_a_host_that_trickles_is_cut_off(site, fetcher):
    """The time of a whole answer is limited, however steadily its bytes come."""

    def trickle():
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
        for _ in range(200):
            real_time.sleep(0.05)
            yield b"x"

    site.on("/a", Answer(raw=trickle))
    started = real_time.monotonic()
    outcome = one(fetcher(total_timeout=0.5, attempts=1), f"{site.url}/a")
    assert "took too long" in str(outcome.error)  # though no pause is longer than 0.05 s
    assert real_time.monotonic() - started < 5


@pytest.mark.parametrize("raw", [b"", b"\x00\x01garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
                                 b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"])  # fmt: skip
def test_an_answer_that_is_no_http_is_an_error(site, fetcher, raw):
    """Broken answers are told in a sentence after the last attempt."""
    site.on("/a", Answer(raw=raw))
    assert one(fetcher(attempts=2), f"{site.url}/a").error.code == "fetch-failed"
    assert site.paths() == ["/a", "/a"]


def test_early_hints_are_no_part_of_the_answer(site, fetcher):
    """An interim answer before the final one is left out of the record."""
    kept = []
    site.on("/a", Answer(raw=b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\nHTTP/1.1 200 OK\r\n"
                             b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"))  # fmt: skip
    assert one(fetcher(keep=kept.append), f"{site.url}/a").body == b"ok"
    assert kept[-1].response.startswith(b"HTTP/1.1 200 OK")


def test_a_host_that_nobody_knows_is_an_error(fetcher):
    """A name without an address is told, and other addresses go on."""
    outcome = one(fetcher(attempts=1), "http://nowhere.invalid/")
    assert "was not found" in str(outcome.error)


def test_an_address_given_twice_is_asked_once(site, fetcher):
    """The same address in a list is one request."""
    site.on("/a", text("Shells fell."))
    assert len(list(fetcher().fetch([Wanted(f"{site.url}/a")] * 3))) == 1
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("etag", [b'"\xff\xfe"', b'"' + b"a" * 2000 + b'"', b"\t"])
def test_a_validator_that_cannot_be_sent_back_is_dropped(site, fetcher, etag):
    """What a server sends is kept only where it is short and plain."""
    site.on("/a", Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: " + etag + b"\r\n\r\nok"))
    outcome = one(fetcher(), f"{site.url}/a")
    assert (outcome.body, outcome.validators.etag) == (b"ok", None)


def test_a_redirect_in_another_script_is_followed(site, fetcher):
    """An address in UTF-8 is asked for in its encoded form."""
    site.on("/a", Answer(raw="HTTP/1.1 302 Found\r\nLocation: /отчёт\r\nContent-Length: 0\r\n\r\n".encode()))
    site.on("/%D0%BE%D1%82%D1%87%D1%91%D1%82", text("Shells fell."))
    assert one(fetcher(), f"{site.url}/a").body == b"Shells fell."


def test_robots_txt_knows_us_by_the_first_word(site, fetcher):
    """The product's name counts, not its version or comment."""
    site.on("/robots.txt", text("User-agent: river-desk\nDisallow: /"))
    site.on("/a", text("Shells fell."))
    assert isinstance(one(fetcher(user_agent="River-Desk 2 (mail@example.org)"), f"{site.url}/a"), NotFetched)
    assert isinstance(one(fetcher(user_agent="other/1"), f"{site.url}/a"), Fetched)


@pytest.mark.parametrize("delay", ["nan", "inf", "-5", "soon", "1e400"])
def test_a_crawl_delay_that_is_none_is_passed_over(site, fetcher, time, delay):
    """Only a number of seconds counts."""
    site.on("/robots.txt", text(f"User-agent: *\nCrawl-delay: {delay}"))
    site.on("/a", text("Shells fell."))
    assert one(fetcher(pause=1), f"{site.url}/a").status == 200
    assert time.slept == [1]


def test_a_robots_file_full_of_wildcards_takes_no_time(site, fetcher):
    """Patterns that would tie up a search are matched in time that grows with the address."""
    site.on("/robots.txt", text("User-agent: *\n" + "Disallow: /" + "*a" * 200 + "*b$\n"))
    path = "/" + "a" * 3000
    site.on(path, text("Shells fell."))
    started = real_time.monotonic()
    assert one(fetcher(), f"{site.url}{path}").status == 200
    assert real_time.monotonic() - started < 5
