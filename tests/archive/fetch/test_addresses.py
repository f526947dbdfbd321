"""The table of addresses that are refused, before and after the look-up (server-side request forgery)."""

from ipaddress import ip_address

import pytest

from tollbook.archive.fetch.addresses import forbidden, parse_address
from tollbook.errors import TollbookError

PORTS = frozenset({80, 443})

WRITTEN = [
    ("ftp://example.org/a", "http"), ("file:///etc/passwd", "http"), ("gopher://example.org/", "http"),
    ("javascript:alert(1)", "http"), ("data:text/html,a", "http"), ("//example.org/a", "http"), ("example.org", "http"),
    ("dict://example.org:11211/", "http"), ("http+unix://%2Fvar%2Frun%2Fdocker.sock/", "http"),
    ("http://user@example.org/", "user name"), ("http://user:word@example.org/", "user name"),
    ("http://example.org@127.0.0.1/", "user name"), ("http://@example.org/", "user name"),
    ("http://example.org:22/", "port 22"), ("http://example.org:8080/", "port 8080"),
    ("http://example.org:0/", "port 0"),
    ("http://example.org:99999/", "Port out of range"), ("http://example.org:80a/", "Port"),
    ("http://2130706433/", "number"), ("http://0x7f000001/", "number"), ("http://017700000001/", "number"),
    ("http://0x7f.0.0.1/", "number"), ("http://0177.0.0.1/", "number"), ("http://127.1/", "number"),
    ("http://127.0.1/", "number"), ("http://010.0.0.1/", "number"), ("http://0/", "number"),
    ("http://1.2.3.4.5/", "number"),
    ("http://256.1.1.1/", "number"), ("http://127.0.0.0x1/", "number"), ("http://example.0x1/", "number"),
    ("http://①②⑦.①/", "number"), ("http://１２７.1/", "number"), ("http://0x7f。1/", "number"),
    ("http://example.org\\@127.0.0.1/", "backslashes"), ("http://exa mple.org/", "blanks"),
    ("http://example.org/a\r\nHost: inside/", "control"), ("http://example.org/\x00", "control"),
    ("http:///a", "host"), ("http://", "host"), ("http://[::1%25eth0]/", "host"), ("http://ex%61mple.org/", "host"),
    ("http://[::1/", "Invalid"), ("http://-.org/", "host"), ("http://example..org/", "host"),
    ("http://example.org/" + "a" * 5000, "long"),
]  # fmt: skip

FORBIDDEN = [
    ("127.0.0.1", "loopback"), ("127.255.255.254", "loopback"), ("0.0.0.0", "unspecified"), ("0.1.2.3", "private"),
    ("10.0.0.1", "private"), ("172.16.0.1", "private"), ("172.31.255.255", "private"), ("192.168.1.1", "private"),
    ("169.254.169.254", "link-local"), ("100.64.0.1", "shared"), ("100.100.100.200", "shared"),
    ("192.0.0.8", "IETF"), ("192.0.2.1", "private"), ("198.51.100.7", "private"), ("203.0.113.9", "private"),
    ("198.18.0.1", "benchmarking"), ("192.88.99.1", "6to4 relay"), ("168.63.129.16", "cloud"),
    ("224.0.0.1", "multicast"), ("239.255.255.250", "multicast"), ("240.0.0.1", "private"),
    ("255.255.255.255", "private"),
    ("::", "unspecified"), ("::1", "loopback"), ("::ffff:127.0.0.1", ""), ("::ffff:8.8.8.8", "IPv4-mapped"),
    ("::ffff:0:10.0.0.1", "IPv4-translated"), ("::127.0.0.1", "IPv4-compatible"), ("::8.8.8.8", "IPv4-compatible"),
    ("2002:7f00:1::", "6to4"), ("2002:808:808::1", "6to4"), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"),
    ("64:ff9b::7f00:1", "NAT64"), ("64:ff9b::808:808", "NAT64"), ("64:ff9b:1::1", "NAT64"),
    ("fe80::1", "link-local"), ("fec0::1", "site-local"), ("fc00::1", "private"), ("fd00:ec2::254", "private"),
    ("ff02::1", "multicast"), ("ff0e::1", "multicast"), ("100::1", "discard"), ("2001:db8::1", "private"),
    ("2001:10::1", "ORCHID"), ("2001:20::1", "ORCHIDv2"), ("5f00::1", "segment"), ("3fff::1", ""),
    ("2606:4700::5efe:10.0.0.1", "ISATAP"), ("2606:4700::200:5efe:a00:1", "ISATAP"),
]  # fmt: skip

PUBLIC = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"]


@pytest.mark.parametrize(("url", "reason"), WRITTEN)
def test_an_address_in_a_forbidden_form_is_refused_before_any_lookup(url, reason):
    """Other schemes and ports, user names, odd numbers and control characters are refused as written."""
    with pytest.raises(TollbookError, match=reason) as refused:
        parse_address(url, PORTS)
    assert refused.value.code == "address-refused"


@pytest.mark.parametrize(("ip", "kind"), FORBIDDEN)
def test_an_address_that_is_not_public_is_forbidden(ip, kind):
    """Every special range of IANA's registries, and every form that carries another address, is forbidden."""
    found = forbidden(ip_address(ip))
    assert found is not None
    assert kind in found


@pytest.mark.parametrize("ip", PUBLIC)
def test_a_public_address_is_allowed(ip):
    """Addresses beside the forbidden ranges are public."""
    assert forbidden(ip_address(ip)) is None


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("http://example.org.:80/a?b=1#c", "http://example.org/a?b=1"),
        ("https://example.org:443/ä b".replace(" ", "%20"), "https://example.org/%C3%A4%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2606:4700:4700:0::1111]/", "http://[2606:4700:4700::1111]/"),
        ("http://My_Site.example.org/", "http://my_site.example.org/"),
        (" http://8.8.8.8/a ", "http://8.8.8.8/a"),
    ],
)
def test_an_address_has_one_normal_form(written, normal):
    """Case, default ports, fragments and scripts make no second address."""
    assert parse_address(written, PORTS).url == normal


def test_a_relative_redirect_is_read_against_its_page():
    """A redirect's target may be relative, and is judged like any other."""
    page = parse_address("https://example.org/a/b", PORTS)
    assert parse_address("../c", PORTS, page).url == "https://example.org/c"
    with pytest.raises(TollbookError, match="number"):
        parse_address("//0x7f000001/", PORTS, page)
