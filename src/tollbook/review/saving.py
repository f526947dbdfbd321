"""Filters that people keep under a name, each for himself."""

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review.viewer import Viewer
from tollbook.store import Database, SavedFilter

_LONGEST_NAME = 80
_LONGEST_QUERY = 4_000
_MOST = 50


class Saving:
    """The saved filters of a project's users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, viewer: Viewer) -> tuple[SavedFilter, ...]:
        """A person's filters by name."""
        with self._database.read() as connection:
            return store.saved_filters_of(connection, viewer.id)

    def save(self, viewer: Viewer, name: str, query: str) -> None:
        """Keep filters, as an address has them, under a name. Raises TollbookError `bad-filter`."""
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST_NAME:
            raise TollbookError("bad-filter", cause=f"a name has 1 to {_LONGEST_NAME} characters")
        if not query or len(query) > _LONGEST_QUERY:
            raise TollbookError("bad-filter", cause="there is nothing to save, or too much")
        with self._database.write() as connection:
            if len(store.saved_filters_of(connection, viewer.id)) >= _MOST:
                raise TollbookError("bad-filter", cause=f"there are {_MOST} already")
            store.save_filter(connection, viewer.id, name, query)

    def forget(self, viewer: Viewer, key: int) -> None:
        """Forget one of a person's own filters; another's, or none, is left as it is."""
        with self._database.write() as connection:
            store.forget_filter(connection, viewer.id, key)
