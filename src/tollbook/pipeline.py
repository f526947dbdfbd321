"""The stages as one readable list: a document in, all that was read from it out; all claims in, the record out."""

from collections.abc import Iterable

from tollbook.assessment import incidents_of, record_of
from tollbook.claims import find_claims, tells_of_people
from tollbook.grounding.ground import ground
from tollbook.incidents import report_of
from tollbook.language import load_parser, split_sentences, windows
from tollbook.model import Decision, Document, Incident, Reading, Toll
from tollbook.statements import find_statements

READ_LANGUAGES = frozenset({"en", None})


def read(document: Document, everything: bool = False) -> Reading:
    """Everything found in one document.

    Without `everything`, only sentences near words of harm are parsed, and a document without such words, or whose
    words of harm befall nobody, keeps empty layers. A document in a language that is not read yet does so too.
    """
    if document.language not in READ_LANGUAGES:
        return Reading(document=document)
    stretches = split_sentences(document)
    wanted = windows(document.text, stretches)
    if not wanted and not everything:
        return Reading(document=document)
    sentences = load_parser().parse(document.text, stretches if everything else wanted)
    if not everything and not tells_of_people(document, sentences):
        return Reading(document=document)
    grounded = ground(document)
    statements = find_statements(document, sentences, grounded.actors)
    claims = find_claims(document, stretches, sentences, statements, grounded)
    return Reading(
        document=document,
        statements=statements,
        places=grounded.places,
        times=grounded.times,
        claims=claims,
        incidents=incidents_of(document, claims),
    )


def link_all(
    readings: Iterable[Reading], decisions: tuple[Decision, ...]
) -> tuple[tuple[Incident, ...], tuple[Toll, ...]]:
    """The incidents and tolls of many readings, each sorted by id, whatever the order of input.

    Of the decisions, oldest first, `discount` and its undoing `restore` decide an incident's grade; the others that a
    reviewer can take are kept and hashed by the store and change nothing here yet.
    """
    reports = ((report_of(r.document), r.claims) for r in readings)
    records = record_of(reports, discounted=discounted_by(decisions))
    return tuple(r for r in records if isinstance(r, Incident)), tuple(r for r in records if isinstance(r, Toll))


def discounted_by(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the incidents whose latest decision of the two is to discount them."""
    last = {d.about.incident: d.action for d in decisions if d.about.incident and d.action in ("discount", "restore")}
    return frozenset(incident for incident, action in last.items() if action == "discount")
