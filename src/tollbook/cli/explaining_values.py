"""The work of `tollbook explain-value`."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import typer
from pydantic import TypeAdapter
from rich.console import RenderableType

from tollbook.cli.reading import day_given
from tollbook.cli.terminal import heading, line, open_console, show, table
from tollbook.grounding import find_actors, find_counts, find_places, find_terms, find_times
from tollbook.grounding.grounded import Grounded
from tollbook.model import ActorMention, CountMention, Place, Term, Time
from tollbook.telling import code_in_words, figure_in_words, place_in_words, time_in_words

Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Values(Grounded):
    """What a text names, its figures among it."""

    counts: tuple[CountMention, ...] = ()


def explain_values(text: str, published: str | None, policy: str, *, as_json: bool) -> None:
    """Ground a text and print what was found. Raises TollbookError `no-date`, `no-policy`."""
    words = sys.stdin.read() if text == "-" else text
    day = day_given(published)
    found = Values(
        text=words,
        counts=find_counts(words, policy),
        times=find_times(words, day),
        places=find_places(words),
        actors=find_actors(words),
        terms=find_terms(words),
    )
    if as_json:
        typer.echo(json.dumps({"text": words, "published": day} | _plain(found), ensure_ascii=False))
    else:
        show(open_console(), _tell(found, day))


def _plain(found: Values) -> dict[str, Any]:
    values: dict[str, Any] = TypeAdapter(Values).dump_python(found, mode="json")
    return {"counts": values.pop("counts"), **values}


def _tell(found: Values, day: str | None) -> Iterator[RenderableType]:
    sections = (
        ("Figures", ("Words", "Read as", "Qualifier", "Rule"), _counts(found.counts)),
        ("Dates", ("Words", "Read as", "Precision", "Basis"), _times(found.times)),
        ("Places", ("Words", "Read as", "Position", "Precision"), _places(found.places)),
        ("Parties", ("Words", "Read as", "Type", "Form"), _actors(found.actors)),
        ("Terms", ("Words", "Read as", "Lexicon", "Entry"), _terms(found.terms)),
    )
    given = 0
    for title, columns, rows in sections:
        listed = list(rows)
        given += len(listed)
        if listed:
            yield heading(title) if given > len(listed) else line(title, "bold")
            yield table(columns, listed)
    if not given:
        yield line("No figure, date, place, party or term of the lexicons was found.")
    if found.times and day is None and any(not time.start for time in found.times):
        yield line("\nDates that depend on the day of publication stay unresolved: give it with --published.")


def _counts(counts: tuple[CountMention, ...]) -> Rows:
    for mention in counts:
        groups = ", ".join(f"{figure_in_words(count)} {group}" for group, count in mention.groups)
        read = figure_in_words(mention.count) + (f" ({groups})" if groups else "")
        if mention.unit != "persons":
            read += f" {mention.unit}"
        count = mention.count
        bounds = "/".join("–" if n is None else str(n) for n in (count.low, count.best, count.high))
        yield mention.text, read, f"{code_in_words(count.qualifier)} {bounds}", f"{mention.rule} ({count.policy})"


def _times(times: tuple[Time, ...]) -> Rows:
    for time in times:
        yield time.text, time_in_words(time), time.precision, time.basis


def _places(places: tuple[Place, ...]) -> Rows:
    for place in places:
        position = "" if place.lat is None else f"{place.lat:.3f}, {place.lon:.3f}"
        radius = f", within {place.radius_km:g} km" if place.radius_km else ""
        yield place.text, place_in_words(place), position, f"{place.precision}{radius}"


def _actors(actors: tuple[ActorMention, ...]) -> Rows:
    for actor in actors:
        identity = f"{actor.name} ({actor.id})" if actor.id else f"{actor.name} (as said)"
        yield actor.text, identity, code_in_words(actor.type), actor.form


def _terms(terms: tuple[Term, ...]) -> Rows:
    for term in terms:
        more = ", ".join(f"{key} {value}" for key, value in term.attributes)
        yield term.text, term.code + (f" ({more})" if more else ""), term.lexicon, term.entry
