"""The work of `tollbook read`."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain

from rich.console import RenderableType

from tollbook.assessment import tolls_of
from tollbook.cli.terminal import facts, heading, indented, line, open_console, quote, show
from tollbook.documents import Unreadable, read_inputs
from tollbook.errors import TollbookError
from tollbook.model import Assessed, Claim, Document, Incident, Reading, Toll
from tollbook.pipeline import READ_LANGUAGES
from tollbook.pipeline import read as read_document
from tollbook.telling import (
    Fact,
    Told,
    date_of,
    facts_of,
    place_in_words,
    tell_claims,
    time_in_words,
    when_fact,
    where_fact,
)

_ANSWERS = frozenset({"deny", "dispute", "admit", "partially_admit", "retract", "no_comment", "cannot_verify"})


def read_and_tell(file: str, published: str | None, publisher: str | None, *, as_json: bool) -> int:
    """Read a file's reports and explain each; the exit code is 2 where none could be read."""
    given = {"published": day_given(published), "publisher": publisher}
    console, good = open_console(), 0
    for found in read_inputs([file]):
        if isinstance(found, Unreadable):
            sys.stderr.write(f"tollbook: {found.message}\n")
            continue
        reading = read_document(found.model_copy(update={k: v for k, v in given.items() if v is not None}))
        if as_json:
            sys.stdout.write(reading.model_dump_json() + "\n")
        else:
            show(console, tell(reading, colours=console.is_terminal))
        good += 1
    return 0 if good else 2


def day_given(value: str | None) -> str | None:
    """A publication date from the command line. Raises TollbookError `no-date`."""
    if value is None:
        return None
    try:
        date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError as error:
        raise TollbookError("no-date", value=value) from error
    return value


def tell(reading: Reading, *, colours: bool) -> Iterator[RenderableType]:
    """A reading in words, part by part."""
    document = reading.document
    yield line(document.title or _first_words(document), "bold")
    yield line(_published(document), "dim")
    yield from (line(note) for note in _notes(reading))
    told = {item.claim.id: item for item in tell_claims(document, reading.claims)}
    records: list[Incident | Toll] = [*reading.incidents, *tolls_of(document, reading.claims)]
    for record in records:
        yield from _record(record, [told[name] for name in record.claims if name in told], colours)
    left = set(told) - set(chain.from_iterable(record.claims for record in records))
    if left:
        yield heading("Said without an incident that it belongs to")
        yield from _claims([item for item in told.values() if item.claim.id in left], colours)
    if told and not colours:
        yield line("\nThe figure that a claim rests on stands between asterisks.", "dim")


def _first_words(document: Document) -> str:
    return document.text.strip().partition("\n")[0][:90] or document.id


def _published(document: Document) -> str:
    parts = [document.publisher or "Publisher not known", date_of(document.published)]
    parts += [f"by {document.byline}"] if document.byline else []
    parts += [f"credits {', '.join(document.agencies)}"] if document.agencies else []
    return " · ".join(parts)


def _notes(reading: Reading) -> Iterator[str]:
    document = reading.document
    if document.language not in READ_LANGUAGES:
        yield f"\nNot read: it is in the language “{document.language}”, and only English is read so far."
        return
    if document.published is None:
        yield "\nNo publication date is known, so days such as “Friday” stay unresolved. Give it with --published."
    entries = sorted({block.published for block in document.blocks if block.published})
    if entries:
        yield f"\nA live blog of {len(entries)} dated entries, {_moment(entries[0])} to {_moment(entries[-1])}."
    if not reading.claims:
        yield "\nNo claim of harm to people, damage or use of a weapon was found."


def _moment(published: str) -> str:
    """ "2021-05-06 18:00", as the page says it, in its own time zone."""
    return published[:16].replace("T", " ")


def _record(record: Incident | Toll, told: Sequence[Told], colours: bool) -> Iterator[RenderableType]:
    yield heading(_title(record))
    yield indented(facts(facts_of(record)))
    answers = [item for item in told if item.claim.stance in _ANSWERS]
    reports = [item for item in told if item not in answers]
    if reports:
        yield indented(heading("Who says what"))
        yield from _claims(reports, colours, record)
    if answers:
        yield indented(heading("What is answered, denied or admitted"))
        yield from _claims(answers, colours, record)


def tell_claims_of(
    document: Document, claims: Sequence[Claim], record: Assessed, *, colours: bool
) -> Iterator[RenderableType]:
    """The claims that a document makes of an incident."""
    yield from _claims(tell_claims(document, claims), colours, record)


def _title(record: Incident | Toll) -> str:
    if isinstance(record, Toll):
        return f"Over a longer period or wider area, never added to incidents: {record.title}"
    return f"{'Main incident' if record.primary else 'Also told of'}: {record.title}"


def _claims(told: Sequence[Told], colours: bool, record: Assessed | None = None) -> Iterator[RenderableType]:
    for item in in_order(told):
        notes = f" [{'; '.join(item.notes)}]" if item.notes else ""
        yield indented(line(f"{item.number}. {item.sentence}{notes}"), 4)
        if item.quote is not None:
            yield indented(quote(item.quote, colours=colours), 7)
        if item.entry is not None:
            yield indented(line(f"Entry: {_moment(item.entry)}", "dim"), 7)
        yield from (indented(line(f"{fact.label}: {fact.words}", "dim"), 7) for fact in _own(item.claim, record))


def _own(claim: Claim, record: Assessed | None) -> Iterator[Fact]:
    """The date and place of a claim where they are not those of its incident."""
    if claim.time is not None and (record is None or time_in_words(claim.time) != time_in_words(record.time)):
        yield when_fact(claim.time)
    if claim.place is not None and (record is None or place_in_words(claim.place) != place_in_words(record.place)):
        yield where_fact(claim.place)


def in_order(told: Sequence[Told]) -> list[Told]:
    """Each part after its whole, else as the text has them."""
    known = {item.claim.id: item for item in told}
    return sorted(
        told, key=lambda item: (_whole(item.claim, known).number, item.claim.part_of is not None, item.number)
    )


def _whole(claim: Claim, known: dict[str, Told], depth: int = 8) -> Told:
    above = known.get(claim.part_of or "")
    return known[claim.id] if above is None or not depth else _whole(above.claim, known, depth - 1)
