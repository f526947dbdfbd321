"""The project's database: the only place that knows its schema."""

from tollbook.store.captures import Capture, captures
from tollbook.store.chain import (
    Entry,
    EntryKind,
    all_entries,
    append_entry,
    chain_faults,
    chain_head,
    erase_payload,
    has_link,
    number_of_entries,
)  # fmt: skip
from tollbook.store.changes import Change, LinkingRun, all_runs, begin_run, changes_since
from tollbook.store.custody import all_custody, append_custody
from tollbook.store.database import Database
from tollbook.store.decisions import all_decisions, append_decision, number_of_decisions
from tollbook.store.documents import (
    Arrival,
    Failure,
    all_documents,
    all_notes,
    arrive,
    container_of,
    counts,
    fail,
    failures,
    is_container,
    is_known,
    keep,
    known_hashes,
    outdated,
    pending,
    refuse,
    retry_failed,
)  # fmt: skip
from tollbook.store.doubtful import DoubtfulLink, doubtful_links, keep_doubtful
from tollbook.store.encryption import Keys, encrypt_new, keys_of
from tollbook.store.events import (
    KeptEvent,
    assign_records,
    documents_of_claims,
    documents_of_hashes,
    events_by_id,
    events_of_documents,
    events_of_records,
    forget_events,
    forget_links,
    holders_of,
    keep_events,
    keep_linked,
    keep_links,
    linked_states,
    links_of,
    reading_states,
    rows_of_events,
    rows_of_keys,
)  # fmt: skip
from tollbook.store.feeds import (
    Feed,
    FeedEntry,
    all_feeds,
    note_entries,
    note_feed,
    note_fetched,
    wanted_entries,
    watch_feed,
)  # fmt: skip
from tollbook.store.incidents import (
    all_incidents,
    all_tolls,
    find_incident,
    incidents_between,
    number_of_incidents,
    read_as,
    records_by_id,
    replace_incidents,
    replace_records,
)  # fmt: skip
from tollbook.store.lock import project_lock
from tollbook.store.lookup import claims_by_id, documents_by_id, find_toll
from tollbook.store.meta import database_faults, get_meta, set_meta
from tollbook.store.migrate import is_current, migrate
from tollbook.store.prints import (
    documents_without_print,
    forget_prints_of_old,
    hold_phrases,
    keep_print,
    prints_by_key,
    replace_relations,
    sharing,
    with_words,
)  # fmt: skip
from tollbook.store.readings import (
    all_claims,
    all_readings,
    keep_reading,
    number_of_claims,
    reading_versions,
    readings_of,
    state_of_readings,
)  # fmt: skip
from tollbook.store.relations import (
    all_relations,
    knows_arrival,
    note_arrival,
    number_of_relations,
)  # fmt: skip
from tollbook.store.versions import versions_of
from tollbook.store.visits import Visit, last_visit, note_visit
from tollbook.store.warcs import Stretch, add_stretch, all_stretches, recorded_ends

__all__ = [
    "Arrival", "Capture", "Change", "Database", "DoubtfulLink", "Entry", "EntryKind", "Failure", "Feed", "FeedEntry",
    "KeptEvent", "Keys", "LinkingRun", "Stretch", "Visit", "add_stretch", "all_claims", "all_custody",
    "all_decisions", "all_documents", "all_entries", "all_feeds", "all_incidents", "all_notes", "all_readings",
    "all_relations", "all_runs", "all_stretches", "all_tolls", "append_custody", "append_decision", "append_entry",
    "arrive", "assign_records", "begin_run", "captures", "chain_faults", "chain_head", "changes_since",
    "claims_by_id", "container_of", "counts", "database_faults", "documents_by_id", "documents_of_claims",
    "documents_of_hashes", "documents_without_print", "doubtful_links", "encrypt_new", "erase_payload",
    "events_by_id", "events_of_documents", "events_of_records", "fail", "failures", "find_incident", "find_toll",
    "forget_events", "forget_links", "forget_prints_of_old", "get_meta", "has_link", "hold_phrases", "holders_of",
    "incidents_between", "is_container", "is_current", "is_known", "keep", "keep_doubtful", "keep_events",
    "keep_linked", "keep_links", "keep_print", "keep_reading", "keys_of", "known_hashes", "knows_arrival",
    "last_visit", "linked_states", "links_of", "migrate", "note_arrival", "note_entries", "note_feed", "note_fetched",
    "note_visit", "number_of_claims", "number_of_decisions", "number_of_entries", "number_of_incidents",
    "number_of_relations", "outdated", "pending", "prints_by_key", "project_lock", "read_as", "reading_states",
    "reading_versions", "readings_of", "recorded_ends", "records_by_id", "refuse", "replace_incidents",
    "replace_records", "replace_relations", "retry_failed", "rows_of_events", "rows_of_keys", "set_meta", "sharing",
    "state_of_readings", "versions_of", "wanted_entries", "watch_feed", "with_words",
]  # fmt: skip
