"""What an incident or toll is, as labelled facts: who was harmed, where, when, by what, allegedly by whom."""

from dataclasses import dataclass

from tollbook.model import Assessed, Casualties, Incident, Place, Reconciled, Time, Toll
from tollbook.telling.claims import by_whom_of, object_in_words
from tollbook.telling.words import code_in_words, figure_in_words, place_in_words, time_in_words


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known under it."""

    label: str
    words: str


def facts_of(record: Assessed) -> tuple[Fact, ...]:
    """The facts of a record in the order in which a recorder asks for them; what nobody says is left out."""
    facts = [
        *harmed_of(record),
        when_fact(record.time),
        where_fact(record.place),
        Fact("By what", ", ".join(code_in_words(c) for c in (*record.methods, *record.weapons))),
        Fact("Objects hit", ", ".join(map(object_in_words, record.objects))),
        Fact("By whom", by_whom_of([a for a in record.actors if a.responsibility != "denied"]) or "nobody is named"),
    ]
    if isinstance(record, Toll):
        facts += [reconciled_fact(row) for row in record.reconciled]
    if len(record.responsibility.sets) > 1:
        facts.append(Fact("Responsibility", responsibility_in_words(record)))
    return tuple(fact for fact in facts if fact.words)


def reconciled_fact(row: Reconciled) -> Fact:
    """What the incidents inside a toll's place and period account for, and what remains."""
    events = f"{len(row.incidents)} incident{'s' * (len(row.incidents) != 1)}"
    inside = (
        f"{figure_in_words(row.inside)} {code_in_words(row.harm)} in {events} inside it ({', '.join(row.incidents)})"
    )
    return Fact("Accounted for", f"{inside}; {figure_in_words(row)} remain")


def when_fact(time: Time | None) -> Fact:
    """The date with the words it was read from and how."""
    return Fact("When", time_in_words(time) + (f", from “{time.text}” ({time.basis})" if time and time.basis else ""))


def where_fact(place: Place | None) -> Fact:
    """The place with the words it was read from."""
    return Fact("Where", place_in_words(place) + (f", from “{place.text}”" if place and place.name else ""))


def harmed_of(record: Assessed) -> tuple[Fact, ...]:
    """One fact for each harm: the figure of everyone, then those by status and group."""
    facts = []
    for harm in dict.fromkeys(row.harm for row in record.casualties):
        rows = [row for row in record.casualties if row.harm == harm]
        everyone = next((row for row in rows if row.status is None and row.group is None), None)
        parts = [f"{whom_of(row)} {figure_in_words(row)}" for row in rows if row is not everyone]
        words = figure_in_words(everyone) if everyone else "in all not said"
        facts.append(Fact(code_in_words(harm).capitalize(), words + (f" ({'; '.join(parts)})" if parts else "")))
    return tuple(facts) or (Fact("Harmed", "no figure is given"),)


def whom_of(row: Casualties) -> str:
    """Whose figure a row is: "everyone", "civilians", "children"."""
    status = {"civilian": "civilians", "combatant": "combatants"}.get(row.status or "", code_in_words(row.status or ""))
    return " ".join(word for word in (status, row.group) if word) or "everyone"


def responsibility_in_words(record: Assessed) -> str:
    """ "contested: Russia (1 origin) or Syrian government (1 origin)"."""
    found = record.responsibility
    between = " or " if found.status == "contested" else "; "
    sets = [f"{' and '.join(s.actors)} ({s.origins} origin{'s' * (s.origins != 1)})" for s in found.sets]
    return f"{found.status}: {between.join(sets)}" if sets else found.status


def grade_in_words(incident: Incident) -> str:
    """The grade, or "not graded"; the first reason after it."""
    reason = f": {incident.grade_reasons[0]}" if incident.grade_reasons else ""
    return (incident.grade or "not graded") + reason
