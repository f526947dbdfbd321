"""What waits for people: incidents by what makes them worth a look, who has them, and how they were coded."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, String, and_, case, cast, delete, exists, func, insert, or_, select

from tollbook.store.schema import (
    assignments,
    codings,
    decision_index,
    done_items,
    doubtful_links,
    incident_claims,
    incidents,
    presence,
)

Kind = Literal["new", "contested", "large", "stale", "coding", "adjudicate", "mine"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident in the queue. `score` sorts it: the low end of those killed, -1 where nothing was said."""

    incident: str
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class Asker:
    """What of the queue is for someone: incidents of the ids `without` are not.

    Those of the ids `apart` he codes without knowing of others' work: they stand only under what was given to him, in
    an order and until a time that no figure and nobody else's decision moves.
    """

    user: str
    apart: Collection[str] = ()
    without: Collection[str] = ()


def waiting(
    connection: Connection, kind: Kind, asker: Asker, large_from: int, after: tuple[float, str] | None, limit: int
) -> Iterator[Waiting]:
    """The incidents of a kind, most killed first, after a score and id."""
    score = case((_among(incidents.c.id, asker.apart), 0), else_=func.coalesce(incidents.c.killed_low, -1))
    query = select(incidents.c.id, incidents.c.title, score.label("score")).where(_which(kind, asker, large_from))
    if after is not None:
        query = query.where(or_(score < after[0], and_(score == after[0], incidents.c.id > after[1])))
    for row in connection.execute(query.order_by(score.desc(), incidents.c.id).limit(limit)):
        yield Waiting(*row)


def number_waiting(connection: Connection, kind: Kind, asker: Asker, large_from: int) -> int:
    """How many incidents of a kind wait."""
    query = select(func.count()).select_from(incidents).where(_which(kind, asker, large_from))
    return connection.execute(query).scalar_one()


def state_of_item(connection: Connection, incident: str) -> str | None:
    """What an incident looks like, shortly: figures, grade and number of claims; null where there is none."""
    return connection.execute(select(_look()).where(incidents.c.id == incident)).scalar_one_or_none()


def _among(column: ColumnElement[str], names: Collection[str]) -> ColumnElement[bool]:
    return column.in_(sorted(names))


def _which(kind: Kind, asker: Asker, large_from: int) -> ColumnElement[bool]:
    apart = _among(incidents.c.id, asker.apart)
    given = kind in ("coding", "mine")
    shown = [~_among(incidents.c.id, asker.without), *([] if given else [~apart])]
    return and_(_of_kind(kind, asker, large_from, apart), *shown)


def _of_kind(kind: Kind, asker: Asker, large_from: int, apart: ColumnElement[bool]) -> ColumnElement[bool]:
    me, user = incidents.c.id, asker.user
    undone = ~exists().where(done_items.c.item == me, done_items.c.state == _look())
    decided = _decided(asker)
    given = select(func.count()).where(assignments.c.item == me).scalar_subquery()
    coded = select(func.count()).where(codings.c.item == me).scalar_subquery()
    mine = exists().where(assignments.c.item == me, assignments.c.user == user)
    coded_by_me = exists().where(codings.c.item == me, codings.c.user == user)
    contested = or_(
        incidents.c.grade == "contested", incidents.c.record.like('%"responsibility":{"status":"contested"%')
    )
    return {
        "new": and_(~exists().where(done_items.c.item == me), ~decided),
        "contested": and_(contested, undone),
        "large": and_(incidents.c.killed_low >= large_from, undone),
        "stale": and_(exists().where(done_items.c.item == me), undone),
        "coding": and_(given >= 2, mine, ~coded_by_me, or_(apart, undone)),
        "adjudicate": and_(given >= 2, coded >= given, undone),
        "mine": and_(mine, ~coded_by_me, or_(apart, undone)),
    }[kind]


def _decided(asker: Asker) -> ColumnElement[bool]:
    """Whether an incident was decided about. What was decided of it along with one that is coded apart is not told."""
    here, beside = decision_index.alias(), decision_index.alias()
    told = [here.c.subject == "incident " + incidents.c.id]
    if asker.apart:
        subjects = [f"incident {name}" for name in sorted(asker.apart)]
        told.append(~exists().where(beside.c.position == here.c.position, beside.c.subject.in_(subjects)))
    return exists().where(*told)


def _look() -> ColumnElement[str]:
    holds = select(func.count()).where(incident_claims.c.incident == incidents.c.id)
    held = holds.correlate(incidents).scalar_subquery()
    parts = (incidents.c.killed_low, incidents.c.killed_high, incidents.c.grade, held)
    texts = [func.coalesce(cast(part, String), "-") for part in parts]
    return texts[0] + "/" + texts[1] + "/" + texts[2] + "/" + texts[3]


def be_present(connection: Connection, item: str, user: str, now: int, for_seconds: int) -> None:
    """Note that someone is at work on an item; those who gave no sign for so long are forgotten."""
    gone = presence.c.seen < now - for_seconds
    connection.execute(delete(presence).where(gone))
    mine = (presence.c.item == item) & (presence.c.user == user)
    since = connection.execute(select(presence.c.since).where(mine)).scalar_one_or_none()
    if since is None:  # later than everyone there, so that who came first is known within one second too
        latest = connection.execute(select(func.max(presence.c.since)).where(presence.c.item == item)).scalar_one()
        since = now if latest is None else max(now, latest + 1)
    connection.execute(delete(presence).where(mine))
    connection.execute(insert(presence).values(item=item, user=user, since=since, seen=now))


def leave(connection: Connection, item: str, user: str) -> None:
    """Note that someone is no longer at work on an item."""
    connection.execute(delete(presence).where((presence.c.item == item) & (presence.c.user == user)))


def present(connection: Connection, items: list[str], since: int) -> dict[str, tuple[str, ...]]:
    """The ids of the users at work on each item, who came first first."""
    query = select(presence.c.item, presence.c.user).where(presence.c.item.in_(items), presence.c.seen >= since)
    found: dict[str, tuple[str, ...]] = {}
    for item, user in connection.execute(query.order_by(presence.c.since, presence.c.user)):
        found[item] = (*found.get(item, ()), user)
    return found


def assign(connection: Connection, item: str, users: list[str], by: str, at: str) -> None:
    """Give an item to these users, in place of those who had it and have not coded it."""
    coded = select(codings.c.user).where(codings.c.item == item)
    connection.execute(delete(assignments).where(assignments.c.item == item, assignments.c.user.not_in(coded)))
    has = set(connection.execute(select(assignments.c.user).where(assignments.c.item == item)).scalars())
    rows = [{"item": item, "user": user, "by": by, "at": at} for user in dict.fromkeys(users) if user not in has]
    if rows:
        connection.execute(insert(assignments), rows)


def assigned(connection: Connection, items: list[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the users whom each item is assigned to."""
    query = select(assignments.c.item, assignments.c.user).where(assignments.c.item.in_(items))
    found: dict[str, tuple[str, ...]] = {}
    for item, user in connection.execute(query.order_by(assignments.c.user)):
        found[item] = (*found.get(item, ()), user)
    return found


def coded_apart(connection: Connection, user: str) -> dict[str, tuple[str, ...]]:
    """The items that are given to a user and to others, until all have coded them, with the ids of the others."""
    mine = select(assignments.c.item).where(assignments.c.user == user)
    query = (
        select(assignments.c.item, assignments.c.user, codings.c.user)
        .outerjoin(codings, and_(codings.c.item == assignments.c.item, codings.c.user == assignments.c.user))
        .where(assignments.c.item.in_(mine))
        .order_by(assignments.c.item, assignments.c.user)
    )
    given: dict[str, dict[str, bool]] = {}
    for item, who, coded in connection.execute(query):
        given.setdefault(item, {})[who] = coded is not None
    return {
        item: tuple(who for who in users if who != user)
        for item, users in given.items()
        if len(users) > 1 and not all(users.values())
    }


def keep_coding(connection: Connection, item: str, user: str, answers: str, at: str) -> None:
    """Keep how someone coded an item, in place of how he did before."""
    connection.execute(delete(codings).where((codings.c.item == item) & (codings.c.user == user)))
    connection.execute(insert(codings).values(item=item, user=user, answers=answers, at=at))


def codings_of(connection: Connection, item: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Item, user id and answers (JSON) of each coding, of one item or of all."""
    query = select(codings.c.item, codings.c.user, codings.c.answers).order_by(codings.c.item, codings.c.user)
    for row in connection.execute(query if item is None else query.where(codings.c.item == item)):
        yield row[0], row[1], row[2]


def be_done(connection: Connection, item: str, state: str, by: str, at: str) -> None:
    """Note that someone is done with an item as it looks now."""
    row: dict[str, Any] = {"item": item, "state": state, "by": by, "at": at}
    connection.execute(delete(done_items).where(done_items.c.item == item))
    connection.execute(insert(done_items).values(row))


@dataclass(frozen=True, slots=True)
class WaitingLink:
    """Two incidents that may be one; `item` is how the queue names the pair."""

    item: str
    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


def waiting_links(
    connection: Connection, after: tuple[float, str] | None, limit: int, asker: Asker
) -> Iterator[WaitingLink]:
    """The doubtful links that nobody is done with, the most likely first, after a score and item."""
    item, link = _item(), doubtful_links.c
    query = select(item.label("item"), link.a, link.b, link.score, link.reasons).where(_undone_link(asker))
    if after is not None:
        query = query.where(or_(link.score < after[0], and_(link.score == after[0], item > after[1])))
    for row in connection.execute(query.order_by(link.score.desc(), item).limit(limit)):
        yield WaitingLink(row.item, row.a, row.b, row.score, tuple(row.reasons.splitlines()))


def number_of_waiting_links(connection: Connection, asker: Asker) -> int:
    """How many doubtful links wait."""
    query = select(func.count()).select_from(doubtful_links).where(_undone_link(asker))
    return connection.execute(query).scalar_one()


def _item() -> ColumnElement[str]:
    return doubtful_links.c.a + "~" + doubtful_links.c.b


def _undone_link(asker: Asker) -> ColumnElement[bool]:
    hidden = {*asker.apart, *asker.without}
    shown = (~_among(end, hidden) for end in (doubtful_links.c.a, doubtful_links.c.b))
    return and_(~exists().where(done_items.c.item == _item()), *shown)
