"""What routes work with: the project's services, and the record as a viewer may see it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, cast

from fastapi import Depends, Request

from tollbook.model import Decision
from tollbook.project import Project
from tollbook.project.unseen import incident_without
from tollbook.review.blind import NOT_BLIND, Sight, blind_of, without_work
from tollbook.review.decisions import Decisions
from tollbook.review.queue import Queue
from tollbook.review.saving import Saving
from tollbook.review.searching import Finder
from tollbook.review.seeing import Lenses, Seen
from tollbook.review.signing_in import OwnAccount, SigningIn
from tollbook.review.users import Users
from tollbook.review.viewer import Viewer
from tollbook.visibility import PUBLIC_EYES, Gate
from tollbook.web.background import Relinker
from tollbook.web.settings import Settings


class Workbench:
    """The services over one project."""

    def __init__(self, project: Project, settings: Settings) -> None:
        self.project, self.settings = project, settings
        self.database = project.open()
        self.users = Users(self.database)
        self.signing_in = SigningIn(self.database, settings.session_hours, settings.idle_minutes)
        self.relinker = Relinker(project, self.make_ready)
        self.decisions = Decisions(self.database, self.relinker.changed, incident_without)
        self.queue = Queue(self.database, remake=incident_without)
        self.own_account = OwnAccount(self.database)
        self.saving = Saving(self.database)
        self.finder = Finder()
        self._lenses = Lenses()

    @contextmanager
    def reading(self, viewer: Viewer) -> Iterator[Seen]:
        """One state of the project, as this viewer may see it."""
        with self.database.read() as connection:
            lens = self._lenses.of(connection, viewer.clearance)
            yield Seen(connection, lens, Sight(blind_of(connection, viewer), incident_without))

    def public_gate(self, seen: Seen) -> Gate:
        """What everything passes that is downloaded, whoever downloads it."""
        return self._lenses.of(seen.connection, PUBLIC_EYES).gate

    def history(self, seen: Seen, name: str) -> tuple[Decision, ...]:
        """What was decided about an incident or a document, oldest first, as this viewer may see it.

        Who codes an item blind does not see what the other coders decided; `Seen.decision` says what words are shown.
        Empty where the record is not open to the viewer.
        """
        incident = seen.incident(name)
        if incident is None and seen.document(name) is None:
            return ()
        documents = incident.documents if incident else (name,)
        found = self.decisions.history(seen.connection, name)
        shown = (seen.decision(decision, documents) for decision in found if not seen.blind.hides(decision, name))
        return tuple(shown) if seen.blind == NOT_BLIND else tuple(map(without_work, shown))

    def told(self, viewer: Viewer, made: Sequence[Decision]) -> tuple[Decision, ...]:
        """Decisions as they are answered to who made them: without what others decided before, where he codes blind."""
        with self.database.read() as connection:
            blind = blind_of(connection, viewer) != NOT_BLIND
        return tuple(map(without_work, made)) if blind else tuple(made)

    def make_ready(self) -> None:
        """Make what pages of the present record need, and readers would wait for, where it is not made yet."""
        with self.database.read() as connection:
            self.finder.make_ready(connection)
            self._lenses.make_ready(connection)

    def settle(self) -> None:
        """Make figures anew now where decisions wait for it."""
        self.relinker.settle()

    def settled(self) -> bool:
        """Whether figures have every decision in them."""
        return self.relinker.settled()


def workbench(request: Request) -> Workbench:
    """The workbench that serves this request."""
    return cast(Workbench, request.app.state.workbench)


Bench = Annotated[Workbench, Depends(workbench)]
