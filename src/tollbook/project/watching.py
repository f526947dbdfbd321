"""One round over feeds: what they announce that is new or changed is wanted, and what is wanted is fetched."""

from collections.abc import Mapping
from datetime import UTC, datetime

from tollbook import store
from tollbook.archive.fetch import FEEDS, Fetched, NotFetched, Wanted, read_feed
from tollbook.errors import TollbookError
from tollbook.project.fetching import Pages, visit_of
from tollbook.store import Database


def ask_feeds(database: Database, pages: Pages, feeds: Mapping[str, str | None]) -> int:
    """Ask each feed (address → title or null) for news; returns how many entries are newly wanted.

    What a feed announced is on record before its validators are: a kill in between loses nothing.
    """
    with database.write() as connection:
        for url, title in feeds.items():
            store.watch_feed(connection, url, title)
    return sum(_noted(database, outcome) for outcome in pages.fetch(Wanted(url, FEEDS) for url in feeds))


def _noted(database: Database, outcome: Fetched | NotFetched) -> int:
    feed = outcome.wanted.url
    at = datetime.now(UTC).isoformat(timespec="seconds")
    if isinstance(outcome, NotFetched):
        return _failed(database, feed, at, outcome.error)
    if outcome.body is None:
        with database.write() as connection:
            store.note_feed(connection, feed, at)
        return 0
    try:
        title, entries = read_feed(outcome.body, outcome.url)
    except TollbookError as error:
        return _failed(database, feed, at, error)
    with database.write() as connection:
        store.watch_feed(connection, feed, title)
        store.note_feed(connection, feed, at)
        new = store.note_entries(connection, feed, entries, at)
        store.note_visit(connection, visit_of(outcome))
    return new


def _failed(database: Database, feed: str, at: str, error: TollbookError) -> int:
    with database.write() as connection:
        store.note_feed(connection, feed, at, str(error))
    return 0
