"""The names that a project tells, kept from one state of it to the next, so that only what changed is read again.

What claims name follows from the claims as they were read, which are counted whenever any is changed, and from the
decisions about their document, of which the chain's hash stands for all. What incidents name follows from their
records, whose changes the index notes. Where any of it does not fit, everything is read.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

from sqlalchemy import Connection

from tollbook import store
from tollbook.store import Guarded
from tollbook.visibility.clearance import Clearance
from tollbook.visibility.masking import Masker
from tollbook.visibility.names import Told, hidden_names, told_by

Claims = Mapping[str, Told]
Incidents = Mapping[int, Guarded]
K = TypeVar("K")
V = TypeVar("V")
_NOTHING: Claims = {}


class Naming:
    """Of one project. Not safe for several threads at once."""

    def __init__(self) -> None:
        self._claims: tuple[int, dict[str, str], Claims] | None = None
        self._incidents: tuple[int, Incidents] | None = None
        self._maskers: dict[Clearance, tuple[Claims, Incidents, Masker]] = {}

    def masker(self, connection: Connection, clearance: Clearance) -> Masker:
        """What hides the names that this clearance does not open; the one of before where none of them changed."""
        claims = _NOTHING if clearance.team else self._claims_now(connection)
        incidents = self.incidents(connection)
        kept = self._maskers.get(clearance)
        if kept is not None and kept[0] is claims and kept[1] is incidents:
            return kept[2]
        persons = ((one.documents, one.persons) for one in incidents.values())
        made = Masker(hidden_names(claims, persons, clearance))
        self._maskers[clearance] = (claims, incidents, made)
        return made

    def incidents(self, connection: Connection) -> Incidents:
        """The incidents that name persons or are not for everyone, by their numbers in the index."""
        state = store.index_state(connection)
        kept, before = self._incidents or (None, {})
        changed = None if kept is None else store.changed_since(connection, kept)
        now = _after(before, changed, dict(store.guarded_incidents(connection, changed)))
        if kept is None or state >= kept:  # who began earlier has the state of then for himself
            self._incidents = (state, now)
        return now

    def _claims_now(self, connection: Connection) -> Claims:
        read, decided = store.number_of_readings(connection), store.states_of_decided(connection)
        if self._claims is None or read != self._claims[0]:
            now: Claims = told_by(store.claims_of_people(connection))
            if self._claims is not None and read < self._claims[0]:
                return now
        else:
            _, then, before = self._claims
            touched = {one for one in decided.keys() | then.keys() if decided.get(one) != then.get(one)}
            changed = store.ids_of_hashes(connection, touched)
            now = _after(before, changed, told_by(store.claims_of_people(connection, changed)))
        self._claims = (read, decided, now)
        return now


def _after(before: Mapping[K, V], changed: Collection[K] | None, fresh: Mapping[K, V]) -> Mapping[K, V]:
    """What was known with what is so now of the changed ones; the very same where that is no other. Null: all is."""
    if changed is None:
        return fresh
    if all(before.get(one) == fresh.get(one) for one in changed):
        return before
    gone = frozenset(changed)
    return {key: value for key, value in before.items() if key not in gone} | dict(fresh)
