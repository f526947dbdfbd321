"""The publisher and the plain address that an address on the web gives."""

import re
from functools import cache
from urllib.parse import urlsplit

from tollbook.rules import lexicon

_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]{1,63}\.)+[a-z]{2,18}(?::\d+)?/[^\s<>\"]{0,1500}|https?://[^\s<>\"]{4,1500}", re.I
)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?|archive\.(?:ph|is|today)/\d{4,14})/(?=https?:)"
)


@cache
def _names() -> dict[str, str]:
    return {term: entry.code for entry in lexicon("documents/publishers.yaml") for term in entry.terms}


def whole_address(line: str) -> str | None:
    """The address that a whole line is, with its scheme; None where the line is none."""
    if not _ADDRESS.fullmatch(line.strip()):
        return None
    address = line.strip()
    return address if "://" in address else f"https://{address}"


def host_of(url: str) -> str | None:
    """The host of an address, of the page itself where the address is a web archive's copy."""
    try:
        return (urlsplit(_ARCHIVED.sub("", url)).hostname or "").lower() or None
    except ValueError:
        return None


def publisher_of(url: str) -> str | None:
    """The publisher's name by its domain where the vocabulary has it, else the host without `www.`."""
    host = host_of(url)
    if not host or "." not in host:
        return None
    labels = host.split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_names()[d] for d in domains if d in _names()), host.removeprefix("www."))
