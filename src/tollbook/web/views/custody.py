"""The custody record of a document's bytes, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tollbook.texts import _


@dataclass(frozen=True, slots=True)
class CustodyShown:
    """One thing that was done with the bytes."""

    at: str
    what: str
    by: str
    source: str
    tool: str


def custody_of(entries: Iterable[Mapping[str, str]]) -> tuple[CustodyShown, ...]:
    """The entries in order."""
    return tuple(
        CustodyShown(
            at=entry.get("at", "")[:19].replace("T", " "),
            what=_how(entry.get("how", "")),
            by=entry.get("by", ""),
            source=" ".join(part for part in (entry.get("source"), entry.get("url")) if part),
            tool=entry.get("tool", ""),
        )
        for entry in entries
    )


def _how(how: str) -> str:
    return {
        "file": _("taken from a file"), "import": _("taken from standard input"),
        "warc": _("taken from a web archive"), "fetch": _("fetched over the network"),
        "attachment": _("attached to a message"),
        "exported": _("a copy left the project"), "timestamp": _("time-stamped by an authority"),
        "gone": _("no longer on the web"), "found": _("on the web again"),
    }.get(how, how)  # fmt: skip
