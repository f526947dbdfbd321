"""Claims → incidents: within a document, then across documents; who is the origin of each claim."""

from tollbook.incidents.across import (
    NO_RULINGS,
    Pair,
    doubtful_range,
    groups_of,
    joins,
    link,
    not_compared,
    ruled_pairs,
    weigh,
    why,
)
from tollbook.incidents.blocking import Key, candidate_pairs, keys_of, most_key_holders, pairs_touching
from tollbook.incidents.bonds import FREE, Bonds, bonds_of
from tollbook.incidents.compare import relate
from tollbook.incidents.describe import methods_of, objects_of, place_of, time_of, weapons_of
from tollbook.incidents.event import TELLS_OF_HARM, Event, harm_claims, offset, silent_event
from tollbook.incidents.growth import Grown, grown, would_join
from tollbook.incidents.lineage import figures_traced, own_blame
from tollbook.incidents.names import distinct_people, same_person
from tollbook.incidents.origin_graph import graph_of
from tollbook.incidents.origins import first_reports, offices_joined, origin_of, short_forms_joined
from tollbook.incidents.profiles import EventProfile, profile_of
from tollbook.incidents.relations import TextPrint, most_phrase_holders, print_of, relation_between, shares_enough
from tollbook.incidents.report import Report, report_of
from tollbook.incidents.within import events_of

__all__ = [
    "Bonds", "Event", "EventProfile", "FREE", "Grown", "Key", "NO_RULINGS", "Pair", "Report", "TELLS_OF_HARM",
    "TextPrint", "bonds_of", "candidate_pairs", "distinct_people", "doubtful_range", "events_of", "figures_traced",
    "first_reports", "graph_of", "groups_of", "grown", "harm_claims", "joins", "keys_of", "link", "methods_of",
    "most_key_holders", "most_phrase_holders", "not_compared", "objects_of", "offices_joined", "offset", "origin_of",
    "own_blame", "pairs_touching", "place_of", "print_of", "profile_of", "relate", "relation_between", "report_of",
    "ruled_pairs", "same_person", "shares_enough", "short_forms_joined", "silent_event", "time_of", "weapons_of",
    "weigh", "why", "would_join",
]  # fmt: skip
