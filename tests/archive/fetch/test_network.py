"""What is refused once a name has been looked up, and that the connection goes to the address that was judged."""

import socket
import ssl
from ipaddress import ip_address

import pytest
import trustme
from tests.archive.fetch.server import Answer, Site, moved, serving, text

from tollbook.archive.fetch import Clock, Fetched, Fetcher, FetchSettings, Gate, Line, Wanted
from tollbook.archive.fetch import exchange as exchanges
from tollbook.errors import TollbookError

PUBLIC, OTHER = "93.184.216.34", "198.41.0.4"


class Names:
    """Answers look-ups in turn, and connects every judged address to one server of ours, noting which was asked."""

    def __init__(self, url: str, *answers: list[str]) -> None:
        self.port = int(url.rpartition(":")[2])
        self.answers, self.lookups, self.connected = list(answers), [], []

    def resolve(self, host, port):
        """The next answer; the last stays."""
        self.lookups.append(host)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [ip_address(ip) for ip in answer]

    def connect(self, ip, port, timeout):
        """Our server, whatever the address."""
        self.connected.append(ip)
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def fetch(self, url, **changed):
        """The one outcome of fetching an address, and no waiting."""
        settings = FetchSettings(**{"pause": 0, "attempts": 1, "read_timeout": 5} | changed)
        line = Line(settings, Gate(self.resolve), self.connect)
        clock = Clock(now=lambda: 0.0, sleep=lambda _: None, chance=lambda: 0.0)
        (outcome,) = Fetcher(settings, line, clock=clock).fetch([Wanted(url)])
        return outcome


def test_the_connection_goes_to_the_address_that_was_judged(site):
    """The host is looked up once a connection, and that very answer is connected to."""
    site.on("/a", text("A shell hit the market."))
    names = Names(site.url, [PUBLIC])
    outcome = names.fetch("http://example.org/a")
    assert isinstance(outcome, Fetched)
    assert (outcome.ip, names.connected) == (PUBLIC, [PUBLIC, PUBLIC])  # robots.txt, then the page
    assert len(names.lookups) == len(names.connected)
    assert site.asked[-1][1]["host"] == "example.org"


@pytest.mark.parametrize(
    "answer", [["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["64:ff9b::a00:1"], ["2002:a00:1::"],
               ["::ffff:10.0.0.1"], [PUBLIC, "10.0.0.1"], ["fd00::1", PUBLIC]]
)  # fmt: skip
def test_a_name_that_leads_inside_is_refused(site, answer):
    """A name is refused where any of its addresses is forbidden, and nothing is connected to."""
    names = Names(site.url, answer)
    outcome = names.fetch("http://inside.example.org/")
    assert outcome.error.code == "address-refused"
    assert names.connected == []
    assert site.asked == []


def test_an_answer_that_changes_between_lookups_is_judged_again(site):
    """A name that led outside for robots.txt and inside for the page (DNS rebinding) is refused at the page."""
    names = Names(site.url, [PUBLIC], ["127.0.0.1"])
    outcome = names.fetch("http://rebinding.example.org/secret")
    assert outcome.error.code == "address-refused"
    assert names.connected == [PUBLIC]
    assert site.paths() == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
               "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
               "http://169.254.169.254/latest/meta-data/", "//10.0.0.1/", "http://user@example.org/", "file:///etc/passwd",
               "http://example.org:22/", "gopher://example.org/"]
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_judged_like_the_first_address(site, target, status):
    """A redirect to any forbidden address is refused, whatever its status."""
    site.on("/a", moved(target, status))
    names = Names(site.url, [PUBLIC])
    if "localhost" in target:
        names.answers = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    outcome = names.fetch("http://example.org/a")
    assert outcome.error.code == "address-refused"
    assert set(names.connected) == {PUBLIC}
    assert site.paths() == ["/a"]


def test_a_redirect_to_the_same_name_is_looked_up_again(site):
    """The second request of a chain trusts no earlier look-up."""
    site.on("/a", moved("/b"))
    names = Names(site.url, [PUBLIC], [PUBLIC], ["10.0.0.1"])
    assert names.fetch("http://example.org/a").error.code == "address-refused"
    assert site.paths() == ["/a"]


def test_a_robots_file_that_redirects_inside_is_not_followed(site):
    """robots.txt is fetched through the same gate."""
    site.on("/robots.txt", moved("http://127.0.0.1/admin"))
    names = Names(site.url, [PUBLIC])
    assert names.fetch("http://example.org/a").error.code == "address-refused"
    assert names.connected == [PUBLIC]


def test_the_next_address_is_tried_where_the_first_does_not_answer(site):
    """Of several allowed addresses the first that answers is taken."""
    site.on("/a", text("A shell hit the market."))
    names = Names(site.url, [OTHER, PUBLIC])
    inner = names.connect

    def refusing(ip, port, timeout):
        if ip == OTHER:
            raise ConnectionRefusedError(111, "Connection refused")
        return inner(ip, port, timeout)

    names.connect = refusing
    assert names.fetch("http://example.org/a").ip == PUBLIC


def test_loopback_needs_an_argument_and_no_setting_opens_it(site, monkeypatch):
    """No variable of the environment lets a fetcher ask this machine, nor send through a proxy."""
    port = int(site.url.rpartition(":")[2])
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, site.url)
    monkeypatch.setenv("TOLLBOOK_FETCH_ALLOW_LOOPBACK", "true")
    monkeypatch.setenv("TOLLBOOK_FETCH_PORTS", f"80, {port}")
    settings = FetchSettings()
    assert port in settings.ports
    with pytest.raises(TollbookError, match="loopback"):
        Line(settings).ask(exchanges.Address("http", "127.0.0.1", port, "/"))
    names = Names(site.url, ["10.0.0.1"])
    assert names.fetch("http://example.org/").error.code == "address-refused"
    assert site.asked == []


@pytest.mark.parametrize(("name", "works"), [("example.org", True), ("other.example.org", False)])
def test_a_certificate_must_be_of_the_name_that_was_asked(monkeypatch, name, works):
    """TLS checks the host's name, though the connection goes to a pinned address."""
    authority = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("example.org").configure_cert(server)
    authority.configure_trust(client)
    monkeypatch.setattr(exchanges, "_secure", lambda: client)
    with serving(Site(), server) as site:
        site.on("/a", Answer(200, {"Content-Type": "text/plain"}, b"A shell hit the market."))
        outcome = Names(site.url, [PUBLIC]).fetch(f"https://{name}/a")
    assert isinstance(outcome, Fetched) is works
    if not works:
        assert "no secure connection" in str(outcome.error)
