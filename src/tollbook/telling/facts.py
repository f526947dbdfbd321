"""What an incident or toll is, as labelled facts: who was harmed, where, when, by what, allegedly by whom."""

from dataclasses import dataclass, field

from tollbook.model import Assessed, Casualties, Incident, Place, Reconciled, Time, Toll
from tollbook.telling.claims import by_whom_of, object_in_words
from tollbook.telling.origins import joined_by_and
from tollbook.telling.words import code_in_words, figure_in_words, place_in_words, time_in_words
from tollbook.texts import gettext as _
from tollbook.texts import ngettext


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known under it; `about` is "harm", "place" or empty, whatever the language."""

    label: str
    words: str
    about: str = field(default="", compare=False)


def facts_of(record: Assessed) -> tuple[Fact, ...]:
    """The facts of a record in the order in which a recorder asks for them; what nobody says is left out."""
    facts = [
        *harmed_of(record),
        when_fact(record.time),
        where_fact(record.place),
        Fact(_("By what"), ", ".join(code_in_words(c) for c in (*record.methods, *record.weapons))),
        Fact(_("Objects hit"), ", ".join(map(object_in_words, record.objects))),
        Fact(
            _("By whom"), by_whom_of([a for a in record.actors if a.responsibility != "denied"]) or _("nobody is named")
        ),
    ]
    if isinstance(record, Toll):
        facts += [reconciled_fact(row) for row in record.reconciled]
    if len(record.responsibility.sets) > 1:
        facts.append(Fact(_("Responsibility"), responsibility_in_words(record)))
    return tuple(fact for fact in facts if fact.words)


def reconciled_fact(row: Reconciled) -> Fact:
    """What the incidents inside a toll's place and period account for, and what remains."""
    number = len(row.incidents)
    told = ngettext(
        "%(figure)s %(harm)s in %(num)d incident inside it (%(ids)s); %(rest)s remain",
        "%(figure)s %(harm)s in %(num)d incidents inside it (%(ids)s); %(rest)s remain",
        number,
    )
    values = {"figure": figure_in_words(row.inside), "harm": code_in_words(row.harm), "num": number,
              "ids": ", ".join(row.incidents), "rest": figure_in_words(row)}  # fmt: skip
    return Fact(_("Accounted for"), told % values)


def when_fact(time: Time | None) -> Fact:
    """The date with the words it was read from and how."""
    words = time_in_words(time)
    if time and time.basis:
        said = {"day": words, "words": time.text, "basis": time.basis}
        words = _("%(day)s, from “%(words)s” (%(basis)s)") % said
    return Fact(_("When"), words)


def where_fact(place: Place | None) -> Fact:
    """The place with the words it was read from."""
    words = place_in_words(place)
    if place and place.name:
        words = _("%(place)s, from “%(words)s”") % {"place": words, "words": place.text}
    return Fact(_("Where"), words, "place")


def harmed_of(record: Assessed) -> tuple[Fact, ...]:
    """One fact for each harm: the figure of everyone, then those by status and group."""
    facts = []
    for harm in dict.fromkeys(row.harm for row in record.casualties):
        rows = [row for row in record.casualties if row.harm == harm]
        everyone = next((row for row in rows if row.status is None and row.group is None), None)
        parts = [f"{whom_of(row)} {figure_in_words(row)}" for row in rows if row is not everyone]
        words = figure_in_words(everyone) if everyone else _("in all not said")
        label = code_in_words(harm).capitalize()
        facts.append(Fact(label, words + (f" ({'; '.join(parts)})" if parts else ""), "harm"))
    return tuple(facts) or (Fact(_("Harmed"), _("no figure is given"), "harm"),)


def whom_of(row: Casualties) -> str:
    """Whose figure a row is: "everyone", "civilians", "children"."""
    known = {"civilian": _("civilians"), "combatant": _("combatants")}
    status = known.get(row.status or "", code_in_words(row.status or ""))
    return " ".join(word for word in (status, code_in_words(row.group or "")) if word) or _("everyone")


def responsibility_in_words(record: Assessed) -> str:
    """ "contested: Russia (1 origin) or Syrian government (1 origin)"."""
    found = record.responsibility
    between = _(" or ") if found.status == "contested" else "; "
    sets = [f"{joined_by_and(s.actors)} ({_origins(s.origins)})" for s in found.sets]
    status = code_in_words(found.status)
    return f"{status}: {between.join(sets)}" if sets else status


def _origins(number: int) -> str:
    return ngettext("%(num)d origin", "%(num)d origins", number) % {"num": number}


def grade_in_words(incident: Incident) -> str:
    """The grade, or "not graded"; the first reason after it."""
    reason = f": {incident.grade_reasons[0]}" if incident.grade_reasons else ""
    return (code_in_words(incident.grade) if incident.grade else _("not graded")) + reason
