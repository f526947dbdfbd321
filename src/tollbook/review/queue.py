"""The queue: what waits, who has it, how two coders coded it blind to each other, and who decides between them."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review.agreement import Agreement, agreement
from tollbook.review.audit import audit, now_iso
from tollbook.review.blind import Blind, Remake, Sight, blind_of
from tollbook.review.items import Item, Kind, Page, Presence, cursor, dress, read_cursor
from tollbook.review.links import doubtful_items, number_doubtful
from tollbook.review.variables import checked, rules, variables
from tollbook.review.viewer import Viewer
from tollbook.store import Database
from tollbook.visibility import Lens


class Queue:
    """The queue of one project. Methods raise TollbookError: `no-item`, `not-assigned`, `bad-coding`,
    `decision-not-allowed`. `remake` makes incidents as they are to who codes them apart from others.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time, remake: Remake | None = None) -> None:
        self._database, self._now, self._remake = database, now, remake

    def items(
        self, connection: Connection, kind: Kind, viewer: Viewer, lens: Lens, after: str | None = None, limit: int = 50
    ) -> Page:
        """Items of a kind, the weightiest first; `after` is the cursor that the page before ended with."""
        limit, start = max(1, min(limit, 200)), read_cursor(after)
        blind = blind_of(connection, viewer)
        asker = _asker(viewer, lens, blind)
        if kind == "doubtful":
            found = doubtful_items(connection, start, limit + 1, asker)
        else:
            rows = store.waiting(connection, kind, asker, rules()["large_from"], start, limit + 1)
            found = [Item(row.incident, kind, row.incident, None, row.title, (), row.score) for row in rows]
        since = int(self._now()) - rules()["present_seconds"]
        shown = dress(connection, found[:limit], viewer, lens, since, Sight(blind, self._remake))
        return Page(shown, cursor(found[limit - 1]) if len(found) > limit else None)

    def counts(self, connection: Connection, viewer: Viewer, lens: Lens) -> dict[Kind, int]:
        """How many items of each kind the viewer finds."""
        large, asker = rules()["large_from"], _asker(viewer, lens, blind_of(connection, viewer))
        found: dict[Kind, int] = {}
        for kind in rules()["kinds"]:
            if kind == "doubtful":
                found[kind] = number_doubtful(connection, asker)
            else:
                found[kind] = store.number_waiting(connection, kind, asker, large)
        return found

    def assign(self, viewer: Viewer, item: str, users: Sequence[str]) -> None:
        """Give an item to users by id; given to two or more, it is coded by each, blind to the others."""
        _may(viewer, "assign")
        with self._database.write() as connection:
            _state(connection, item)
            for user in users:
                found = store.user_by_id(connection, user)
                if found is None or found.disabled is not None:
                    raise TollbookError("no-user", name=user)
            store.assign(connection, item, list(users), viewer.pseudonym, now_iso())
            audit(connection, "assigned", viewer.pseudonym, item=item, to=len(users))

    def take(self, viewer: Viewer, item: str) -> Presence:
        """Say that one is at work on an item, and learn who else is. Repeated, it is the sign of life."""
        _may(viewer, "review")
        now, seconds = int(self._now()), rules()["present_seconds"]
        with self._database.write() as connection:
            _state(connection, item)
            store.be_present(connection, item, viewer.id, now, seconds)
            return _presence(connection, viewer, item, now - seconds)

    def leave(self, viewer: Viewer, item: str) -> None:
        """Say that one is no longer at work on an item."""
        with self._database.write() as connection:
            store.leave(connection, item, viewer.id)

    def presence(self, connection: Connection, viewer: Viewer, item: str) -> Presence:
        """Who else is at work on an item."""
        return _presence(connection, viewer, item, int(self._now()) - rules()["present_seconds"])

    def code(self, viewer: Viewer, item: str, values: Mapping[str, Any]) -> None:
        """Code an item that is assigned to the viewer."""
        _may(viewer, "code")
        answers = json.dumps(checked(values), sort_keys=True)
        with self._database.write() as connection:
            _state(connection, item)
            if viewer.id not in store.assigned(connection, [item]).get(item, ()):
                raise TollbookError("not-assigned", name=item)
            if _all_coded(connection, item):
                raise TollbookError("bad-coding", cause="everyone has coded it; it waits for adjudication")
            store.keep_coding(connection, item, viewer.id, answers, now_iso())
            audit(connection, "coded", viewer.pseudonym, item=item, answers=answers)

    def codings(self, connection: Connection, viewer: Viewer, item: str) -> dict[str, dict[str, Any]]:
        """How an item was coded, by pseudonym: only by the viewer, until everyone whom it was given to has coded it."""
        found = {user: json.loads(answers) for _, user, answers in store.codings_of(connection, item)}
        if not _all_coded(connection, item):
            found = {user: answers for user, answers in found.items() if user == viewer.id}
        names = {user.id: user.pseudonym for user in store.all_users(connection)}
        return {names[user]: answers for user, answers in found.items()}

    def is_given(self, connection: Connection, viewer: Viewer, item: str) -> bool:
        """Whether an item is assigned to the viewer."""
        return viewer.id in store.assigned(connection, [item]).get(item, ())

    def agreement(self, connection: Connection) -> dict[str, Agreement]:
        """How far coders agree on each variable, over the items that all whom they were given to have coded."""
        coded: dict[str, dict[str, str]] = defaultdict(dict)
        for item, user, answers in store.codings_of(connection):
            coded[item][user] = answers
        given = store.assigned(connection, list(coded))
        units: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
        for item, by_user in coded.items():
            if by_user.keys() >= set(given.get(item, ())):
                for user, answers in by_user.items():
                    for name, value in json.loads(answers).items():
                        units[name][item][user] = value
        return {
            name: agreement(list(units[name].values()), variable["level"], variable.get("values"))
            for name, variable in variables().items()
        }

    def adjudicate(self, viewer: Viewer, item: str, values: Mapping[str, Any], reason: str) -> None:
        """Decide between codings; nobody adjudicates what he coded himself."""
        _may(viewer, "adjudicate")
        answers = json.dumps(checked(values), sort_keys=True)
        with self._database.write() as connection:
            state = _state(connection, item)
            if not _all_coded(connection, item):
                raise TollbookError("bad-coding", cause="not everyone whom it was given to has coded it")
            if any(user == viewer.id for _, user, _ in store.codings_of(connection, item)):
                raise TollbookError("bad-coding", cause="you have coded it yourself; someone else adjudicates")
            store.be_done(connection, item, state, viewer.pseudonym, now_iso())
            audit(connection, "adjudicated", viewer.pseudonym, item=item, answers=answers, reason=reason)

    def done(self, viewer: Viewer, item: str) -> None:
        """Be done with an item; it comes back where it changes."""
        _may(viewer, "decide")
        with self._database.write() as connection:
            store.be_done(connection, item, _state(connection, item), viewer.pseudonym, now_iso())


def _state(connection: Connection, item: str) -> str:
    """What an item looks like now. Raises `no-item`."""
    states = [store.state_of_item(connection, name) for name in item.split("~")]
    if None in states:
        raise TollbookError("no-item", name=item)
    return " ".join(str(state) for state in states)


def _all_coded(connection: Connection, item: str) -> bool:
    given = set(store.assigned(connection, [item]).get(item, ()))
    return bool(given) and given <= {user for _, user, _ in store.codings_of(connection, item)}


def _presence(connection: Connection, viewer: Viewer, item: str, since: int) -> Presence:
    names = {user.id: user.pseudonym for user in store.all_users(connection)}
    there = store.present(connection, [item], since).get(item, ())
    hidden = blind_of(connection, viewer).coders_of(item)
    there = tuple(user for user in there if names[user] not in hidden)
    others = tuple(names[user] for user in there if user != viewer.id)
    first = names[there[0]] if there and there[0] != viewer.id else None
    return Presence(first, others)


def _asker(viewer: Viewer, lens: Lens, blind: Blind) -> store.Asker:
    return store.Asker(viewer.id, apart=frozenset(blind.incidents), without=lens.gate.held.incidents)


def _may(viewer: Viewer, permission: str) -> None:
    if not viewer.may(permission):
        raise TollbookError("decision-not-allowed", action=permission)
