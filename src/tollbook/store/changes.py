"""What each run changed: which incidents and tolls are new, changed, merged, split or gone."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from tollbook.model import Incident, Toll
from tollbook.store.batches import in_batches
from tollbook.store.schema import changes, runs

What = Literal["new", "changed", "merged", "split", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a run did to a record. `before` and `after` are the record then and now.

    `new`: there was none. `changed`: it says something else, under another id than before where `other` names that.
    `merged`: it went into `other`, which holds more and is `after`. `split`: it was parted from `other`; `before` is
    what was parted and `after` what stayed. `gone`: its claims are in none.
    """

    run: int
    what: What
    record: str
    other: str
    before: Incident | Toll | None
    after: Incident | Toll | None


@dataclass(frozen=True, slots=True)
class LinkingRun:
    """A run that linked; `at` is its end in UTC, ISO 8601."""

    number: int
    at: str


def begin_run(connection: Connection, at: str) -> int:
    """Number the run whose changes follow."""
    number = (connection.execute(select(func.max(runs.c.number))).scalar() or 0) + 1
    connection.execute(insert(runs).values(number=number, at=at))
    return number


def all_runs(connection: Connection) -> Iterator[LinkingRun]:
    """The runs that linked, oldest first."""
    for row in connection.execute(select(runs.c.number, runs.c.at).order_by(runs.c.number)):
        yield LinkingRun(*row)


def changes_since(connection: Connection, run: int) -> Iterator[Change]:
    """What the runs after this one changed, oldest first."""
    columns = changes.c.run, changes.c.what, changes.c.record, changes.c.other, changes.c.before, changes.c.after
    query = select(*columns).where(changes.c.run > run)
    for number, what, record, other, before, after in connection.execute(
        query.order_by(changes.c.run, changes.c.record, changes.c.what, changes.c.other)
    ):
        yield Change(number, what, record, other, _record(record, before), _record(other or record, after))


def documents_told(connection: Connection, incident: Incident) -> tuple[str, ...]:
    """The documents that an incident rests on, or rested on before any run that is noted; sorted."""
    names = (incident.id, *incident.previous_ids)
    before = select(changes.c.before).where(changes.c.record.in_(names), changes.c.before.is_not(None))
    told = (json.loads(record)["documents"] for record in connection.execute(before).scalars())
    return tuple(sorted({*incident.documents, *(document for documents in told for document in documents)}))


def note_changes(
    connection: Connection, before: Mapping[str, Incident | Toll], after: Mapping[str, Incident | Toll]
) -> None:
    """Note what became of records, as changes of the latest run; nothing where no run was begun."""
    run = connection.execute(select(func.max(runs.c.number))).scalar()
    if run is None:
        return
    rows = [
        {"run": run, "what": what, "record": record, "other": other, "before": _json(old), "after": _json(new)}
        for what, record, other, old, new in _differences(before, after)
    ]
    for some in in_batches(rows, 5_000):
        connection.execute(insert(changes), some)


Difference = tuple[What, str, str, Incident | Toll | None, Incident | Toll | None]


def _differences(before: Mapping[str, Incident | Toll], after: Mapping[str, Incident | Toll]) -> Iterator[Difference]:
    homes, was = _homes(after), _homes(before)
    came = {name: {home for claim in new.claims for home in was.get(claim, ())} for name, new in after.items()}
    for name, old in sorted(before.items()):
        now = sorted({home for claim in old.claims for home in homes.get(claim, ())})
        if name in after:
            if after[name] != old:
                yield "changed", name, "", old, after[name]
        elif len(now) == 1 and now[0] not in before and came[now[0]] == {name}:
            yield "changed", now[0], name, old, after[now[0]]
        elif now:
            yield from (("merged", name, home, old, after[home]) for home in now)
        elif old.claims:  # a report that makes no claim of its own is no incident to tell of
            yield "gone", name, "", old, None
    for name, new in sorted(after.items()):
        if name not in before:
            yield from (("split", name, home, new, after[home]) for home in sorted(came[name]) if home in after)
            if not came[name] and new.claims:
                yield "new", name, "", None, new


def _homes(records: Mapping[str, Incident | Toll]) -> dict[str, set[str]]:
    homes: dict[str, set[str]] = defaultdict(set)
    for name, record in records.items():
        for claim in record.claims:
            homes[claim].add(name)
    return homes


def _json(record: Incident | Toll | None) -> str | None:
    return record.model_dump_json() if record else None


def _record(name: str, text: str | None) -> Incident | Toll | None:
    if text is None:
        return None
    return Toll.model_validate_json(text) if name.startswith("t-") else Incident.model_validate_json(text)
