"""Which addresses may be asked at all: public ones on the web, whatever form they are written in.

Two gates. `parse_address` reads what is written, before any look-up; `forbidden` judges each IP address that a name
stands for. Ranges after IANA's special-purpose registries (RFC 6890 and its updates).
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urljoin, urlsplit

import idna

from tollbook.errors import TollbookError

_LONGEST = 4096
_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff\ufffd]")
_PLAIN = re.compile(r"(?=.{1,253}$)(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)*(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMERIC = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.I)
_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_SAFE = "/?:@!$&'()*+,;=-._~%[]"
IP = IPv4Address | IPv6Address

_TRANSLATED = {
    "IPv4-mapped": "::ffff:0:0/96", "IPv4-compatible": "::/96", "IPv4-translated": "::ffff:0:0:0/96",
    "6to4": "2002::/16", "Teredo": "2001::/32", "NAT64": "64:ff9b::/96", "local NAT64": "64:ff9b:1::/48",
}  # fmt: skip
_SPECIAL = {
    "shared (carrier-grade NAT)": "100.64.0.0/10", "IETF protocol assignment": "192.0.0.0/24",
    "6to4 relay": "192.88.99.0/24", "benchmarking": "198.18.0.0/15", "cloud provider's own": "168.63.129.16/32",
    "site-local": "fec0::/10", "ORCHID": "2001:10::/28", "ORCHIDv2": "2001:20::/28", "discard-only": "100::/64",
    "segment routing": "5f00::/16", "documentation": "3fff::/20",
}  # fmt: skip
_NAMED = {name: ip_network(text) for name, text in (_TRANSLATED | _SPECIAL).items()}
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})  # the middle of its interface identifiers (RFC 5214)


@dataclass(frozen=True, slots=True)
class Address:
    """A page's address, taken apart once, so that what is checked is what is asked. `host` is ASCII, lower case."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """`https://example.org`, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address in one normal form."""
        return self.origin + self.target


def parse_address(url: str, ports: frozenset[int], base: Address | None = None) -> Address:
    """The parts of an address, relative ones against `base`.

    Raises TollbookError `address-refused` for other schemes and ports, user names, numbers in any form but plain
    dotted decimal, control characters and backslashes.
    """
    shown = url[:200]
    try:
        joined = urljoin(base.url, url.strip()) if base else url.strip()
        if len(joined) > _LONGEST or _CONTROL.search(joined):
            raise _refused(shown, "it is too long, or holds blanks, backslashes, control characters or broken bytes")
        parts = urlsplit(joined)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(shown, str(error)) from error
    if parts.scheme not in _PORTS:
        raise _refused(shown, "only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise _refused(shown, "it holds a user name or password")
    port = _PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise _refused(shown, f"port {port} is not among those allowed")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Address(parts.scheme, _host(host, shown), port, target)


def forbidden(ip: IP) -> str | None:
    """What keeps an IP address from being asked ("private", "NAT64"), or null for a public one."""
    found = next((name for name, net in _NAMED.items() if ip.version == net.version and ip in net), None)
    kinds = {
        "unspecified": ip.is_unspecified, "loopback": ip.is_loopback, "link-local": ip.is_link_local,
        "multicast": ip.is_multicast, found or "": found is not None, "ISATAP": _is_isatap(ip),
        "private": ip.is_private, "reserved": ip.is_reserved, "not public": not ip.is_global,
    }  # fmt: skip
    return next((kind for kind, holds in kinds.items() if holds), None)


def _is_isatap(ip: IP) -> bool:
    return ip.version == 6 and (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP


def _host(host: str, shown: str) -> str:
    if not host or "%" in host:
        raise _refused(shown, "its host is missing or no name")
    if ":" in host:
        return str(IPv6Address(host))
    try:
        name = host.rstrip(".").lower()
        if not _PLAIN.fullmatch(name):  # underscores, which IDNA refuses, stand in real names
            name = idna.encode(name, uts46=True).decode("ascii").lower()
    except idna.IDNAError as error:
        raise _refused(shown, "its host is no name") from error
    if _NUMERIC.fullmatch(name.rpartition(".")[2]) and not _is_quad(name):
        raise _refused(shown, "its host is a number in a form that hides which address it is")
    return name


def _is_quad(name: str) -> bool:
    return bool(_QUAD.fullmatch(name)) and all(int(part) < 256 for part in name.split("."))


def parse_ip(host: str) -> IP | None:
    """The IP address that a host is written as, or null for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _refused(url: str, reason: str) -> TollbookError:
    return TollbookError("address-refused", url=url, reason=reason)
