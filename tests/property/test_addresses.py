"""Properties of the gates that addresses go through."""

from ipaddress import IPv4Address, IPv6Address

from hypothesis import example, given
from hypothesis import strategies as st

from tollbook.archive.fetch.addresses import Address, forbidden, parse_address
from tollbook.archive.fetch.feeds import read_feed
from tollbook.errors import TollbookError

PORTS = frozenset({80, 443})
PIECES = st.sampled_from(
    [
        *("http://", "https://", "//", "/", "\\", "@", ":", "[", "]", "%", "#", "?", ".", "0x7f", "127", "1", "::1"),
        *("::ffff:", "localhost", "example.org", "é", "。", "①", "xn--", "ß", "\u202e", "\ud800", "a" * 70),
        *("\x00", "\r\n", "\t", " "),
    ]
)
URLS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=60) | st.text(max_size=40).map("http://{}".format)


@given(URLS, URLS)
@example("http://[::1", "")
@example("http://example.org:0", "")
@example("http://example.org/\ud800", "/?\ud800")
@example("http://\ud800.org/", "//\ud800")
def test_an_address_is_read_or_refused(url, more):
    """Whatever is written, it becomes an address in plain ASCII on an allowed port, or is refused; nothing else."""
    base = Address("https", "example.org", 443, "/a")
    for given_url, against in ((url, None), (more, base)):
        try:
            address = parse_address(given_url, PORTS, against)
        except TollbookError as error:
            assert error.code == "address-refused"
            continue
        assert address.port in PORTS
        assert address.url.isascii()
        assert address.url.isprintable()
        assert parse_address(address.url, PORTS) == address


@given(st.integers(0, 2**32 - 1))
def test_an_ipv6_form_that_carries_an_ipv4_address_is_forbidden(number):
    """Whatever address is carried, mapped, compatible, translated, 6to4 and NAT64 forms are refused."""
    carried = int(IPv4Address(number))
    forms = (
        carried, 0xFFFF << 32 | carried, 0xFFFF << 48 | carried, 0x2002 << 112 | carried << 80,
        0x64FF9B << 96 | carried, 0x64FF9B0001 << 80 | carried, 0x20010000 << 96 | carried,
        0x2606470000000000_00005EFE << 32 | carried,
    )  # fmt: skip
    assert [str(IPv6Address(form)) for form in forms if forbidden(IPv6Address(form)) is None] == []


@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda s: f"<rss><channel><item><link>{s}".encode("utf-8", "replace"))
)
def test_any_bytes_are_a_feed_or_an_error(body):
    """Nothing but a feed's entries or one error comes of any bytes."""
    try:
        _, entries = read_feed(body, "https://example.org/feed")
    except TollbookError as error:
        assert error.code == "bad-feed"
    else:
        assert all(entry.url.startswith(("http://", "https://")) for entry in entries)
