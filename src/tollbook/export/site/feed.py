"""The changes as people and feed readers see them (Atom, RFC 4287)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from tollbook.export.site.changes import Change, Past, change_in_words
from tollbook.export.site.publication import Publication
from tollbook.export.site.rows import Row
from tollbook.texts import gettext as _
from tollbook.texts import later

_IN_FEED = 100
_NEVER = "1970-01-01"
_KINDS = {
    "published": later("Published"),
    "changed": later("Changed"),
    "withdrawn": later("Withdrawn"),
    "returned": later("Published again"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `title` is empty for a record that is no longer published; `key` is its id in the feed."""

    key: str
    kind: str
    date: str
    title: str
    path: str
    what: str


def told_changes(past: Past, rows: Mapping[str, Row], publication: Publication) -> tuple[Told, ...]:
    """The changes, newest first, each under the title its record has now."""
    return tuple(_told(change, rows.get(change.id), publication) for change in past.changes)


def in_feed(changes: tuple[Told, ...]) -> tuple[Told, ...]:
    """Those that a feed carries."""
    return changes[:_IN_FEED]


def updated(past: Past) -> str:
    """The day of the newest change."""
    return past.changes[0].date if past.changes else _NEVER


def _told(change: Change, row: Row | None, publication: Publication) -> Told:
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"{publication.base}{publication.title}/{change.number}/{change.id}")
    return Told(
        key=f"urn:uuid:{key}",
        kind=_(_KINDS[change.kind]),
        date=change.date,
        title=row.title if row else "",
        path=row.path if row else change.path,
        what=change_in_words(change) if row else "",
    )
