"""The record as a viewer may see it, decisions applied, from one state of the project."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from tollbook import store
from tollbook.model import Claim, Document, Incident, Toll
from tollbook.visibility import Clearance, Lens, gate_for

_State = tuple[str | None, str | None, str]


@dataclass(slots=True)
class Lenses:
    """Keeps a lens for each clearance as long as nothing that it depends on has changed."""

    _kept: dict[Clearance, tuple[_State, Lens]] = field(default_factory=dict)

    def of(self, connection: Connection, clearance: Clearance) -> Lens:
        """The lens of a clearance over this state of the project."""
        today = date.today()
        state = (store.get_meta(connection, "linked"), store.get_meta(connection, "visibility"), today.isoformat())
        known = self._kept.get(clearance)
        if known is None or known[0] != state:
            known = self._kept[clearance] = (state, Lens(gate_for(connection, clearance, today)))
        return known[1]


@dataclass(frozen=True, slots=True)
class Seen:
    """One state of the project through a viewer's lens."""

    connection: Connection
    lens: Lens

    def incident(self, name: str) -> Incident | None:
        """The incident of this id, or the one that had it before; null where there is none that may be shown."""
        found = store.find_incident(self.connection, name)
        return None if found is None else self.lens.incident(found)

    def toll(self, name: str) -> Toll | None:
        """The toll of this id."""
        found = store.find_toll(self.connection, name)
        return None if found is None else self.lens.toll(found)

    def document(self, name: str) -> Document | None:
        """The document of this id."""
        found = next(store.documents_by_id(self.connection, [name]), None)
        return None if found is None else self.lens.document(found)

    def claims(self, names: tuple[str, ...]) -> tuple[tuple[str, Claim], ...]:
        """The claims of these ids that may be shown, each with its document's id."""
        found = store.claims_by_id(self.connection, names)
        return tuple((d, shown) for d, c in found if (shown := self.lens.claim(c, d)) is not None)
