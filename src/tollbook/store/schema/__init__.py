"""The project's tables. A record stands whole as JSON in `record`; other columns are what is searched or sorted by.

The tables are made by `migrations/`; a test holds both together. Plain SQL types only, so that they fit PostgreSQL.
"""

from tollbook.store.schema.accounts import attempts, sessions, tokens, users
from tollbook.store.schema.base import HEAD, KNOWN, metadata
from tollbook.store.schema.chain import chain, decision_index, erased
from tollbook.store.schema.documents import (
    arrivals,
    claims,
    common_phrases,
    documents,
    holdings,
    phrases,
    readings,
    relations,
    text_prints,
)
from tollbook.store.schema.gathering import feed_entries, feeds, visits, warc_records
from tollbook.store.schema.incidents import (
    changes,
    doubtful_links,
    earlier_ids,
    incident_claims,
    incidents,
    runs,
    tolls,
)
from tollbook.store.schema.linking import event_links, events, key_holders, linked_documents, recent_holders
from tollbook.store.schema.searching import claim_index, incident_index, meta, saved_filters
from tollbook.store.schema.work import assignments, codings, done_items, presence

__all__ = [
    "HEAD",
    "KNOWN",
    "arrivals",
    "assignments",
    "attempts",
    "chain",
    "changes",
    "claim_index",
    "claims",
    "codings",
    "common_phrases",
    "decision_index",
    "documents",
    "done_items",
    "doubtful_links",
    "earlier_ids",
    "erased",
    "event_links",
    "events",
    "feed_entries",
    "feeds",
    "holdings",
    "incident_claims",
    "incident_index",
    "incidents",
    "key_holders",
    "linked_documents",
    "meta",
    "metadata",
    "phrases",
    "presence",
    "readings",
    "recent_holders",
    "relations",
    "runs",
    "saved_filters",
    "sessions",
    "text_prints",
    "tokens",
    "tolls",
    "users",
    "visits",
    "warc_records",
]
