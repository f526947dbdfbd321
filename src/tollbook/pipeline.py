"""The stages as one readable list: a document in, all that was read from it out; all claims in, the record out."""

import multiprocessing
import os
import sys
from collections.abc import Iterable
from functools import cache

from tollbook.assessment import incidents_of, record_of
from tollbook.claims import find_claims, telling
from tollbook.decisions import by_document, decided_claims, levels_of, rulings, with_consent
from tollbook.extractors import verbatim
from tollbook.grounding.ground import ground
from tollbook.hooks import Extractor, plugin
from tollbook.incidents import report_of
from tollbook.language import (
    Sentence,
    Stretch,
    harmful,
    load_parser,
    names_harm,
    split_sentences,
    surroundings,
    windows,
)
from tollbook.model import Decision, Document, Incident, Reading, Toll
from tollbook.statements import find_statements

READ_LANGUAGES = frozenset({"en", None})
_SURE = 3  # sentences with a word of harm: so many nearly always tell of harm, and one parse costs less than two


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
        """By rules over a parse. Without `everything`, only sentences near harm to people are parsed, and a document
        that tells of none keeps empty layers.
        """
        if not everything and not names_harm(document.text):
            return Reading(document=document)
        stretches = split_sentences(document)
        sentences = _parsed(document, stretches) if everything else _parsed_near_harm(document, stretches)
        if not sentences and not everything:
            return Reading(document=document)
        near = document.text if everything else surroundings(document.text, stretches, sentences)
        grounded = ground(document.model_copy(update={"text": near}))
        statements = find_statements(document, sentences, grounded.actors)
        claims = find_claims(document, stretches, sentences, statements, grounded)
        return Reading(
            document=document, statements=statements, places=grounded.places, times=grounded.times, claims=claims
        )


def _parsed(document: Document, stretches: tuple[Stretch, ...]) -> tuple[Sentence, ...]:
    return load_parser().parse(document.text, stretches) if stretches else ()


def _parsed_near_harm(document: Document, stretches: tuple[Stretch, ...]) -> tuple[Sentence, ...]:
    """The sentences with a word of harm, and what may explain those of them that tell of harm to people."""
    likely = harmful(document.text, stretches)
    ahead = windows(document.text, stretches, likely) if len(likely) >= _SURE else likely
    known = {sentence.start: sentence for sentence in _parsed(document, ahead)}
    starts = {sentence.start for sentence in telling(tuple(known[s.start] for s in likely if s.start in known))}
    told = tuple(s for s in likely if s.start in starts)
    wanted = ahead if len(told) == len(likely) >= _SURE else windows(document.text, stretches, told)
    rest = _parsed(document, tuple(s for s in wanted if s.start not in known))
    known.update((sentence.start, sentence) for sentence in rest)
    return tuple(known[s.start] for s in wanted if s.start in known)


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

    `decisions`, oldest first, decide which claims count and as what, which of them belong to one incident, and what
    grade and visibility an incident has.
    """
    decided, told, reports = by_document(decisions), [], []
    for reading in readings:
        document, held = reading.document, decided.get(reading.document.sha256)
        claims = decided_claims(document, reading.claims, held) if held else reading.claims
        reports.append((report_of(document), claims))
        told += [(document.sha256, claim) for claim in claims]
    records = record_of(reports, rulings(decisions, told))
    levels = levels_of(decisions)
    incidents = tuple(with_consent(levels.applied(r), decisions) for r in records if isinstance(r, Incident))
    return incidents, tuple(r for r in records if isinstance(r, Toll))
