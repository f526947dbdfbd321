"""What changed since the last publication, as the site itself remembers it.

The site keeps its own past in `publication.json`: ids, dates, figures and grades, never titles or words, so that it can
be told in another language than it was told in before. What is withdrawn leaves its id alone, so that its address can
say so.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from tollbook.errors import TollbookError
from tollbook.export.site.rows import Row
from tollbook.model import Range
from tollbook.telling import code_in_words, figure_in_words
from tollbook.texts import ENGLISH, using
from tollbook.texts import gettext as _

Kind = Literal["published", "changed", "withdrawn", "returned"]
MOST = 500
"""How many changes are kept."""
_FIGURE = re.compile(r"\d*/\d*/\d*")


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it was last published: the hash of all that is shown of it, and its headline values.

    `killed` is "low/best/high", each empty where it is open; `grade` the code, followed by "(provisional)" where two
    people have not signed it.
    """

    path: str
    digest: str
    killed: str = ""
    grade: str = ""
    previous_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change, dated by the day of the publication, with the headline values that are new or changed.

    `what` are the words in which an earlier version kept it.
    """

    id: str
    path: str
    kind: Kind
    date: str
    number: int
    what: str = ""
    killed: str = ""
    killed_before: str = ""
    grade: str = ""
    grade_before: str = ""


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
    return Known(row.path, hashlib.sha256(content).hexdigest(), _kept(row.figure), grade, row.previous_ids)


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
            yield Change(name, known.path, kind, today, 0, killed=known.killed, grade=known.grade)
        elif before.digest != known.digest:
            yield _difference(Change(name, known.path, "changed", today, 0), before, known)


def _gone(past: Past, now: Mapping[str, Known], taken_over: set[str], today: str) -> Iterable[Change]:
    for name, known in sorted(past.known.items()):
        if name not in now and name not in taken_over:
            yield Change(name, known.path, "withdrawn", today, 0)


def _scrubbed(change: Change) -> Change:
    """A change of a record that was withdrawn since says that there was one and no more."""
    return replace(change, what="", killed="", killed_before="", grade="", grade_before="")


def _difference(change: Change, before: Known, now: Known) -> Change:
    with using(ENGLISH):
        same = killed_in_words(before.killed) == killed_in_words(now.killed)
    if not same:
        change = replace(change, killed=now.killed, killed_before=before.killed)
    if before.grade != now.grade:
        change = replace(change, grade=now.grade, grade_before=before.grade)
    return change


def change_in_words(change: Change) -> str:
    """ "killed: 3–9; grade: fair (provisional)", without any of the record's own words; empty for a withdrawal."""
    if change.what or change.kind == "withdrawn":
        return change.what
    told = []
    if change.killed:
        told.append(_now_and_before("killed", killed_in_words(change.killed), killed_in_words(change.killed_before)))
    if change.grade or change.grade_before:
        before = _grade(change.grade_before) if change.kind == "changed" else ""
        told.append(_now_and_before("grade", _grade(change.grade), before))
    return "; ".join(told) or (_("sources, words or details") if change.kind == "changed" else "")


def _now_and_before(what: Literal["killed", "grade"], now: str, before: str) -> str:
    if before:
        changed = {
            "killed": _("killed: %(now)s (before: %(before)s)"),
            "grade": _("grade: %(now)s (before: %(before)s)"),
        }
        return changed[what] % {"now": now, "before": before}
    return {"killed": _("killed: %(now)s"), "grade": _("grade: %(now)s")}[what] % {"now": now}


def killed_in_words(kept: str) -> str:
    """A figure as it is kept, in words; what an earlier version kept in words stays as it is."""
    if not _FIGURE.fullmatch(kept):
        return kept
    low, best, high = (int(n) if n else None for n in kept.split("/"))
    return figure_in_words(Range(low=low, best=best, high=high))


def _kept(figure: Range | None) -> str:
    bounds = (figure.low, figure.best, figure.high) if figure else (None, None, None)
    return "/".join("" if n is None else str(n) for n in bounds)


def _grade(kept: str) -> str:
    code, _space, mark = kept.partition(" ")
    grade = code_in_words(code) if code else _("none")
    return _("%(grade)s (provisional)") % {"grade": grade} if mark else grade
