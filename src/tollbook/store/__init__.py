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
from tollbook.store.encryption import Keys, encrypt_new, keys_of
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
    number_of_incidents,
    read_as,
    replace_incidents,
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
    "Arrival", "Database", "Entry", "EntryKind", "Failure", "all_claims", "all_decisions", "all_documents",
    "all_entries", "all_incidents", "all_notes", "all_readings", "all_tolls", "append_decision", "append_entry",
    "arrive", "chain_faults", "chain_head", "claims_by_id", "container_of", "counts", "database_faults",
    "documents_by_id", "erase_payload", "fail", "failures", "find_incident", "find_toll", "get_meta", "is_container",
    "is_current", "is_known", "keep",
    "keep_reading", "known_hashes", "migrate", "number_of_claims", "number_of_decisions", "number_of_entries",
    "number_of_incidents", "outdated", "pending", "project_lock", "read_as", "reading_versions", "refuse",
    "replace_incidents", "retry_failed", "set_meta", "state_of_readings", "Capture", "Stretch", "add_stretch",
    "captures", "has_link", "all_custody", "all_stretches", "append_custody", "encrypt_new", "keys_of",
    "recorded_ends", "Keys", "Feed", "FeedEntry", "Visit", "all_feeds", "all_relations", "knows_arrival", "last_visit",
    "note_arrival", "note_entries", "note_feed", "note_fetched", "note_visit", "number_of_relations",
    "replace_relations", "documents_without_print", "forget_prints_of_old", "hold_phrases", "keep_print",
    "prints_by_key", "sharing", "with_words", "versions_of", "wanted_entries", "watch_feed",
]  # fmt: skip
