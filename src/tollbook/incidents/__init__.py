"""Claims → incidents: within a document, then across documents; who is the origin of each claim."""

from tollbook.incidents.across import NO_RULINGS, link
from tollbook.incidents.bonds import FREE, Bonds, bonds_of
from tollbook.incidents.compare import relate
from tollbook.incidents.describe import methods_of, objects_of, place_of, time_of, weapons_of
from tollbook.incidents.event import TELLS_OF_HARM, Event, harm_claims, offset, silent_event
from tollbook.incidents.lineage import figures_traced, own_blame
from tollbook.incidents.names import distinct_people, same_person
from tollbook.incidents.origin_graph import graph_of
from tollbook.incidents.origins import first_reports, offices_joined, origin_of, short_forms_joined
from tollbook.incidents.profiles import EventProfile, profile_of
from tollbook.incidents.relations import TextPrint, most_holders, print_of, relation_between, shares_enough
from tollbook.incidents.report import Report, report_of
from tollbook.incidents.within import events_of

__all__ = [
    "TELLS_OF_HARM", "Event", "EventProfile", "Report", "distinct_people", "events_of", "figures_traced",
    "first_reports", "graph_of", "harm_claims", "link", "methods_of", "objects_of", "offices_joined", "offset",
    "origin_of", "own_blame", "place_of", "profile_of", "relate", "report_of", "same_person", "short_forms_joined",
    "silent_event", "time_of", "weapons_of", "Bonds", "FREE", "NO_RULINGS", "TextPrint", "bonds_of", "most_holders",
    "print_of", "relation_between", "shares_enough",
]  # fmt: skip
