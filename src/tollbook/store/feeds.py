"""Feeds that are watched, and which of their entries are still to be fetched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from tollbook.store.schema import feed_entries, feeds

MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: when it was last asked for, when it last had something new (ISO 8601), why it failed the last time."""

    url: str
    title: str | None = None
    checked: str | None = None
    seen: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed by its own id, with its page's address and when the feed says it was updated."""

    name: str
    url: str
    updated: str | None = None


def watch_feed(connection: Connection, url: str, title: str | None) -> None:
    """Keep a feed; one that is known keeps its title where no other is given."""
    known = connection.execute(select(feeds.c.url).where(feeds.c.url == url)).first()
    if known is None:
        connection.execute(insert(feeds).values(url=url, title=title))
    elif title:
        connection.execute(update(feeds).where(feeds.c.url == url).values(title=title))


def note_feed(connection: Connection, url: str, at: str, error: str | None = None) -> None:
    """Note that a feed was asked for, and what was wrong."""
    connection.execute(update(feeds).where(feeds.c.url == url).values(checked=at, error=error))


def note_entries(connection: Connection, feed: str, entries: Iterable[FeedEntry], at: str) -> int:
    """Want the entries that are new, or that the feed says were updated since; returns how many."""
    new = 0
    for entry in entries:
        known = connection.execute(
            select(feed_entries.c.key, feed_entries.c.url, feed_entries.c.updated).where(
                feed_entries.c.feed == feed, feed_entries.c.name == entry.name
            )
        ).first()
        values = {"url": entry.url, "updated": entry.updated, "state": "wanted", "attempts": 0}
        if known is None:
            connection.execute(insert(feed_entries).values(feed=feed, name=entry.name, **values))
        elif (known.url, known.updated) != (entry.url, entry.updated):
            connection.execute(update(feed_entries).where(feed_entries.c.key == known.key).values(values))
        else:
            continue
        new += 1
    if new:
        connection.execute(update(feeds).where(feeds.c.url == feed).values(seen=at))
    return new


def wanted_entries(connection: Connection, watched: Iterable[str]) -> Iterator[str]:
    """The addresses of the entries of these feeds that are still to be fetched, in the order in which they came."""
    query = select(feed_entries.c.url).where(feed_entries.c.state == "wanted", feed_entries.c.feed.in_(list(watched)))
    yield from dict.fromkeys(url for (url,) in connection.execute(query.order_by(feed_entries.c.key)))


def note_fetched(connection: Connection, url: str, *, fetched: bool) -> None:
    """An entry's page was fetched, or not: then it is wanted again, up to five times."""
    entry = (feed_entries.c.url == url) & (feed_entries.c.state == "wanted")
    if fetched:
        connection.execute(update(feed_entries).where(entry).values(state="done"))
        return
    more = feed_entries.c.attempts + 1
    connection.execute(update(feed_entries).where(entry).values(attempts=more))
    spent = entry & (feed_entries.c.attempts >= MOST_ATTEMPTS)
    connection.execute(update(feed_entries).where(spent).values(state="failed"))


def all_feeds(connection: Connection) -> Iterator[tuple[Feed, dict[str, int]]]:
    """Every feed, sorted by address, with how many of its entries are wanted, done and failed."""
    counted: dict[str, dict[str, int]] = {}
    query = select(feed_entries.c.feed, feed_entries.c.state, func.count())
    for feed, state, number in connection.execute(query.group_by(feed_entries.c.feed, feed_entries.c.state)):
        counted.setdefault(feed, {})[state] = number
    columns = feeds.c.url, feeds.c.title, feeds.c.checked, feeds.c.seen, feeds.c.error
    for row in connection.execute(select(*columns).order_by(feeds.c.url)):
        yield Feed(*row), {"wanted": 0, "done": 0, "failed": 0} | counted.get(row.url, {})
