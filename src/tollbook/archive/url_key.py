"""The key under which replay tools look an address up: SURT, after the rules of the Internet Archive's `surt`.

`https://www.Example.org:443/a/?b=2&a=1#x` → `org,example)/a?a=1&b=2`. A test holds it against `surt` itself, which is
no dependency here since it brings a package that fetches a list from the network.
"""

import re
from urllib.parse import quote, urlsplit

_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"^www\d*\.")
_SESSION = re.compile(
    r"(?:^|(?<=&))(?:jsessionid=[0-9a-z$]{32}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}|"
    r"aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+)(?:&|$)"
)


def url_key(url: str) -> str:
    """The key of an address; what is no web address is its own key."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in _PORTS or not host:
        return url
    host = _WWW.sub("", host)
    key = ",".join(reversed(_ascii(host).split(".")))
    if port and port != _PORTS[scheme]:
        key += f":{port}"
    path = re.sub(r"/{2,}", "/", _quoted(parts.path)).rstrip("/") or "/"
    query = _SESSION.sub("", _quoted(parts.query)).strip("&")
    return f"{key}){path}" + (f"?{'&'.join(sorted(query.split('&')))}" if query else "")


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def _quoted(part: str) -> str:
    """Lower case, and percent signs in place of what may not stand in an address; those that stand there stay."""
    return quote(part, safe="%!$&'()*+,;=:@/?[]|~").lower()
