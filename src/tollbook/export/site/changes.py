"""What changed since the last publication, as the site itself remembers it.

The site keeps its own past in `publication.json`: ids, dates, figures and grades, never titles or words. What is
withdrawn leaves its id alone, so that its address can say so.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from tollbook.errors import TollbookError
from tollbook.export.site.rows import Row

Kind = Literal["published", "changed", "withdrawn", "returned"]
MOST = 500
"""How many changes are kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it was last published: the hash of all that is shown of it, and its headline values."""

    path: str
    digest: str
    killed: str = ""
    grade: str = ""
    previous_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change, dated by the day of the publication. `what` says it in words without any of the record's own."""

    id: str
    path: str
    kind: Kind
    date: str
    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Past:
    """What the site knows of its last publication: its records, its changes (newest first), the withdrawn ids."""

    known: Mapping[str, Known]
    changes: tuple[Change, ...] = ()
    withdrawn: Mapping[str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """The past as `publication.json` keeps it."""
        return {
            "records": {name: asdict(known) for name, known in sorted(self.known.items())},
            "changes": [asdict(change) for change in self.changes],
            "withdrawn": dict(sorted((self.withdrawn or {}).items())),
        }


NO_PAST = Past({})


def past_of(value: Mapping[str, Any], path: object) -> Past:
    """The past that `publication.json` tells. Raises TollbookError `site-damaged`."""
    try:
        return Past(
            {n: Known(**(k | {"previous_ids": tuple(k["previous_ids"])})) for n, k in value["records"].items()},
            tuple(Change(**change) for change in value["changes"]),
            dict(value["withdrawn"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise TollbookError("site-damaged", path=path) from error


def known_of(row: Row, content: bytes) -> Known:
    """What is kept of a record; `content` is all that is shown of it."""
    grade = f"{row.grade} (provisional)" if row.grade and row.provisional else row.grade
    return Known(row.path, hashlib.sha256(content).hexdigest(), row.killed, grade, row.previous_ids)


def brought_forward(past: Past, now: Mapping[str, Known], today: str) -> Past:
    """The past with the changes of this publication. Nothing changed, nothing new: the same past comes back."""
    gone_before = dict(past.withdrawn or {})
    taken_over = {name for known in now.values() for name in known.previous_ids}
    new = [*_new_or_changed(past, now, gone_before, today), *_gone(past, now, taken_over, today)]
    withdrawn = {name: path for name, path in gone_before.items() if name not in now and name not in taken_over}
    withdrawn |= {change.id: change.path for change in new if change.kind == "withdrawn"}
    first = max((change.number for change in past.changes), default=0) + 1
    numbered = [replace(change, number=first + i) for i, change in enumerate(new)]
    kept = [_scrubbed(change) if change.id in withdrawn else change for change in past.changes]
    return Past(dict(now), tuple([*reversed(numbered), *kept][:MOST]), withdrawn)


def _new_or_changed(
    past: Past, now: Mapping[str, Known], gone_before: Mapping[str, str], today: str
) -> Iterable[Change]:
    for name, known in sorted(now.items()):
        before = past.known.get(name)
        if before is None:
            kind: Kind = "returned" if name in gone_before else "published"
            yield Change(name, known.path, kind, today, _headline(known), 0)
        elif before.digest != known.digest:
            yield Change(name, known.path, "changed", today, _difference(before, known), 0)


def _gone(past: Past, now: Mapping[str, Known], taken_over: set[str], today: str) -> Iterable[Change]:
    for name, known in sorted(past.known.items()):
        if name not in now and name not in taken_over:
            yield Change(name, known.path, "withdrawn", today, "", 0)


def _scrubbed(change: Change) -> Change:
    """A change of a record that was withdrawn since says that there was one and no more."""
    return replace(change, what="")


def _headline(known: Known) -> str:
    return "; ".join(_parts(known))


def _parts(known: Known) -> Sequence[str]:
    return [f"killed: {known.killed}", *([f"grade: {known.grade}"] if known.grade else [])]


def _difference(before: Known, now: Known) -> str:
    told = []
    if before.killed != now.killed:
        told.append(f"killed: {now.killed} (before: {before.killed})")
    if before.grade != now.grade:
        told.append(f"grade: {now.grade or 'none'} (before: {before.grade or 'none'})")
    return "; ".join(told) or "sources, words or details"
