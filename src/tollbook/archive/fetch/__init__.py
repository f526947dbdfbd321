"""Fetches pages and feeds from the web: politely, within limits, and from public addresses only."""

from tollbook.archive.fetch.bodies import FEEDS, PAGES
from tollbook.archive.fetch.exchange import Exchange, Line
from tollbook.archive.fetch.feeds import read_feed
from tollbook.archive.fetch.fetcher import Fetched, Fetcher, NotFetched, Validators, Wanted
from tollbook.archive.fetch.network import Gate
from tollbook.archive.fetch.opml import read_opml
from tollbook.archive.fetch.pace import Clock
from tollbook.archive.fetch.settings import FetchSettings, fetch_settings

__all__ = [
    "FEEDS", "PAGES", "Clock", "Exchange", "FetchSettings", "Fetched", "Fetcher", "Gate", "Line", "NotFetched",
    "Validators", "Wanted", "fetch_settings", "read_feed", "read_opml",
]  # fmt: skip
