"""The project's database: the only place that knows its schema."""

from tollbook.store.captures import Capture, captures, unread_within
from tollbook.store.chain import (
    Entry,
    EntryKind,
    all_entries,
    append_entry,
    chain_faults,
    chain_head,
    entries_about,
    erase_payload,
    has_link,
    number_of_entries,
)  # fmt: skip
from tollbook.store.changes import Change, LinkingRun, all_runs, begin_run, changes_since, documents_told
from tollbook.store.columns import Columns
from tollbook.store.custody import all_custody, append_custody
from tollbook.store.database import Database
from tollbook.store.deciding import (
    hashes_of,
    ids_of_hashes,
    incident_of_claim,
    keys_of_hashes,
    show_claim_as_decided,
    show_document_again,
    show_document_as,
    show_incident_as,
)  # fmt: skip
from tollbook.store.decisions import (
    all_decisions,
    append_decision,
    decided_documents,
    decisions_about,
    find_decision,
    latest_about,
    number_of_decisions,
    states_of_decided,
    subjects_of_decision,
)  # fmt: skip
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
from tollbook.store.encryption import VARIABLE as KEY_VARIABLE
from tollbook.store.encryption import Keys, encrypt_new, is_encrypted, keys_of
from tollbook.store.erasing import erase_decision, erase_document, forget_changes, is_erased, scrub, tombstones
from tollbook.store.events import (
    KeptEvent,
    assign_records,
    documents_of_claims,
    documents_of_hashes,
    events_by_id,
    events_numbered,
    events_of_documents,
    events_of_records,
    forget_events,
    forget_links,
    keep_events,
    keep_linked,
    keep_links,
    levels_of_links,
    linked_but_gone,
    linked_otherwise,
    linked_states,
    links_of,
    next_event_number,
    profiles_of_events,
    reading_states,
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
from tollbook.store.filters import FACETS, NONE, SORTS, Filters
from tollbook.store.finding import COUNTED, ClaimHit, Hits, search_claims, search_documents
from tollbook.store.guarded import (
    Guarded,
    PersonNamed,
    claims_of_people,
    guarded_claims,
    guarded_documents,
    guarded_incidents,
    incidents_holding,
    incidents_of_documents,
    incidents_touching,
    person_named,
    reviewed_in,
)
from tollbook.store.holders import (
    Holders,
    KeyRows,
    holders_of,
    keep_holders,
    keys_of_events,
    packed_keys,
    rows_of_keys,
)  # fmt: skip
from tollbook.store.holding import (
    addresses_of,
    all_holdings,
    erase_bytes,
    erased_within,
    holds,
    names_of,
    note_holding,
    parts_in,
    wholes_of,
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
    tolls_between,
)  # fmt: skip
from tollbook.store.index_changes import changed_since, index_state
from tollbook.store.indexing import index_incidents
from tollbook.store.lock import project_lock
from tollbook.store.lookup import documents_by_id, find_toll, incidents_by_id
from tollbook.store.matching import folded
from tollbook.store.meta import database_faults, get_meta, number_of_readings, set_meta
from tollbook.store.migrate import is_current, migrate
from tollbook.store.presence import as_found, documents_at
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
from tollbook.store.queue import (
    Asker,
    Waiting,
    WaitingLink,
    assign,
    assigned,
    be_done,
    be_present,
    coded_apart,
    codings_of,
    keep_coding,
    leave,
    number_of_waiting_links,
    number_waiting,
    present,
    state_of_item,
    waiting,
    waiting_links,
)  # fmt: skip
from tollbook.store.readings import (
    all_readings,
    keep_reading,
    number_of_claims,
    reading_versions,
    readings_of,
    state_of_readings,
    statements_of,
)  # fmt: skip
from tollbook.store.relations import all_relations, knows_arrival, note_arrival, number_of_relations
from tollbook.store.reviewed import all_claims, all_reviewed, claims_by_id, reviewed_by_id, reviewed_of
from tollbook.store.saved import SavedFilter, forget_filter, save_filter, saved_filters_of
from tollbook.store.search import Found, Search
from tollbook.store.sessions import (
    Attempts,
    Session,
    Stage,
    Token,
    add_token,
    attempts_of,
    close_session,
    find_session,
    find_token,
    forget_attempts,
    keep_attempts,
    open_session,
    revoke_token,
    tokens_of,
    touch_session,
)  # fmt: skip
from tollbook.store.sums import Month, Total
from tollbook.store.users import (
    User,
    add_user,
    all_users,
    change_user,
    number_of_users,
    sign_out_everywhere,
    use_step,
    user_by_id,
    user_by_name,
)  # fmt: skip
from tollbook.store.versions import versions_of
from tollbook.store.visits import Visit, last_visit, note_visit
from tollbook.store.warcs import Stretch, add_stretch, all_stretches, blank_stretch, recorded_ends
from tollbook.store.words import FIGURES, facts_of_incident

__all__ = [
    "Arrival", "Asker", "Attempts", "COUNTED", "Capture", "Change", "ClaimHit", "Columns", "Database",
    "DoubtfulLink", "Entry", "EntryKind", "FACETS", "FIGURES", "Failure", "Feed", "FeedEntry", "Filters", "Found",
    "Hits", "Holders", "KeptEvent", "KeyRows", "Keys", "LinkingRun", "Month", "NONE", "SORTS", "SavedFilter",
    "Search", "Session", "Stage", "Stretch", "Token", "Total", "User", "Visit", "Waiting", "WaitingLink",
    "add_stretch", "add_token", "add_user", "addresses_of", "all_claims", "all_custody", "all_decisions",
    "all_documents", "all_entries", "all_feeds", "all_holdings", "all_incidents", "all_notes", "all_readings",
    "all_relations", "all_reviewed", "all_runs", "all_stretches", "all_tolls", "all_users", "append_custody",
    "append_decision", "append_entry", "arrive", "as_found", "assign", "assign_records", "assigned", "attempts_of",
    "be_done", "be_present", "begin_run", "blank_stretch", "captures", "chain_faults", "chain_head", "change_user",
    "changes_since", "claims_by_id", "claims_of_people", "close_session", "coded_apart", "codings_of",
    "container_of", "counts", "database_faults", "decided_documents", "decisions_about", "documents_at",
    "documents_by_id", "documents_of_claims", "documents_of_hashes", "documents_told", "documents_without_print",
    "doubtful_links", "encrypt_new", "entries_about", "erase_bytes", "erase_decision", "erase_document",
    "erase_payload", "erased_within", "events_by_id", "events_numbered", "events_of_documents", "events_of_records",
    "facts_of_incident", "fail", "failures", "find_decision", "find_incident", "find_session", "find_token",
    "find_toll", "folded", "forget_attempts", "forget_changes", "forget_events", "forget_filter", "forget_links",
    "forget_prints_of_old", "get_meta", "guarded_claims", "guarded_documents", "guarded_incidents", "has_link",
    "hashes_of", "hold_phrases", "holders_of", "holds", "incident_of_claim", "incidents_between", "incidents_by_id",
    "incidents_holding", "incidents_of_documents", "incidents_touching", "index_incidents", "is_container",
    "is_current", "is_erased", "is_known", "keep", "keep_attempts", "keep_coding", "keep_doubtful", "keep_events",
    "keep_holders", "keep_linked", "keep_links", "keep_print", "keep_reading", "keys_of", "keys_of_events",
    "keys_of_hashes", "known_hashes", "knows_arrival", "last_visit", "latest_about", "leave", "levels_of_links",
    "linked_but_gone", "linked_otherwise", "linked_states", "links_of", "migrate", "names_of", "next_event_number",
    "note_arrival", "note_entries", "note_feed", "note_fetched", "note_holding", "note_visit", "number_of_claims",
    "number_of_decisions", "number_of_entries", "number_of_incidents", "number_of_relations", "number_of_users",
    "number_of_waiting_links", "number_waiting", "open_session", "outdated", "packed_keys", "parts_in", "pending",
    "present", "prints_by_key", "profiles_of_events", "project_lock", "read_as", "reading_states",
    "reading_versions", "readings_of", "recorded_ends", "records_by_id", "refuse", "replace_incidents",
    "replace_records", "replace_relations", "retry_failed", "reviewed_by_id", "reviewed_in", "reviewed_of",
    "revoke_token", "rows_of_keys", "save_filter", "saved_filters_of", "scrub", "search_claims", "search_documents",
    "set_meta", "sharing", "show_claim_as_decided", "show_document_again", "show_document_as", "show_incident_as",
    "sign_out_everywhere", "state_of_item", "state_of_readings", "statements_of", "subjects_of_decision",
    "tokens_of", "tolls_between", "tombstones", "touch_session", "unread_within", "use_step", "user_by_id",
    "user_by_name", "versions_of", "waiting", "waiting_links", "wanted_entries", "watch_feed", "wholes_of",
    "with_words",
    "Guarded", "KEY_VARIABLE", "PersonNamed", "changed_since", "ids_of_hashes", "index_state",
    "is_encrypted", "number_of_readings", "person_named", "states_of_decided",
]  # fmt: skip
