"""The stages as one readable list: a document in, all that was read from it out; all claims in, the record out."""

import multiprocessing
import os
import sys
from collections.abc import Iterable
from functools import cache

from tollbook.assessment import incidents_of, record_of
from tollbook.claims import find_claims, tells_of_people
from tollbook.extractors import verbatim
from tollbook.grounding.ground import ground
from tollbook.hooks import Extractor, plugin
from tollbook.incidents import report_of
from tollbook.language import load_parser, split_sentences, surroundings, windows
from tollbook.model import Decision, Document, Incident, Reading, Rulings, Toll
from tollbook.statements import find_statements

READ_LANGUAGES = frozenset({"en", None})


def read(document: Document, everything: bool = False) -> Reading:
    """Everything found in one document, by the extractor in use.

    Without `everything`, a document that tells of no harm keeps empty layers, and so does one in a language that is
    not read yet.
    """
    if document.language not in READ_LANGUAGES:
        return Reading(document=document)
    reading = verbatim(extractor().read(document, everything), document)
    return reading.model_copy(update={"incidents": incidents_of(document, reading.claims)})


class Rules:
    """The extractor in use unless another is set (see `tollbook.hooks.Extractor`)."""

    sends_to: str | None = None

    def read(self, document: Document, everything: bool) -> Reading:
        """By rules over a parse. Without `everything`, only sentences near words of harm are parsed, and a document
        without such words, or whose words of harm befall nobody, keeps empty layers.
        """
        stretches = split_sentences(document)
        wanted = windows(document.text, stretches)
        if not wanted and not everything:
            return Reading(document=document)
        sentences = load_parser().parse(document.text, stretches if everything else wanted)
        if not everything and not tells_of_people(document, sentences):
            return Reading(document=document)
        near = document.text if everything else surroundings(document.text, stretches, wanted)
        grounded = ground(document.model_copy(update={"text": near}))
        statements = find_statements(document, sentences, grounded.actors)
        claims = find_claims(document, stretches, sentences, statements, grounded)
        return Reading(
            document=document, statements=statements, places=grounded.places, times=grounded.times, claims=claims
        )


@cache
def extractor() -> Extractor:
    """The extractor that `TOLLBOOK_EXTRACTOR` names; warns on standard error, once a run, where it sends text away.

    Raises TollbookError `no-plugin`, `bad-plugin`, or the extractor's own.
    """
    found: Extractor = plugin("tollbook.extractors", os.environ.get("TOLLBOOK_EXTRACTOR") or "rules")
    if found.sends_to and multiprocessing.parent_process() is None:  # workers leave it to the process that they serve
        sys.stderr.write(
            f"tollbook: WARNING: text of your documents is sent to {found.sends_to}. It leaves this machine unless "
            "that address is on it. Unset TOLLBOOK_EXTRACTOR to read with the rules, which send nothing.\n"
        )
    return found


def check_extractor() -> None:
    """Warn, or raise like `extractor`, before any worker starts; nothing is loaded where none is set."""
    if os.environ.get("TOLLBOOK_EXTRACTOR"):
        extractor()


def link_all(
    readings: Iterable[Reading], decisions: tuple[Decision, ...]
) -> tuple[tuple[Incident, ...], tuple[Toll, ...]]:
    """The incidents and tolls of many readings, each sorted by id, whatever the order of input.

    Of the decisions, oldest first, `discount` and its undoing `restore` decide an incident's grade; the others that a
    reviewer can take are kept and hashed by the store and change nothing here yet.
    """
    reports = ((report_of(r.document), r.claims) for r in readings)
    records = record_of(reports, Rulings(discounted=discounted_by(decisions)))
    return tuple(r for r in records if isinstance(r, Incident)), tuple(r for r in records if isinstance(r, Toll))


def discounted_by(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of the incidents whose latest decision of the two is to discount them."""
    last = {d.about.incident: d.action for d in decisions if d.about.incident and d.action in ("discount", "restore")}
    return frozenset(incident for incident, action in last.items() if action == "discount")
