"""One found term at a time: what the words around a name make of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tollbook.grounding import actor_context as context
from tollbook.grounding.actor_index import Index, Meaning
from tollbook.model import Term
from tollbook.rules.actors import Actor, Role, opposition

GROUPS = frozenset({"armed_group", "militia"})
NAMED = frozenset({"name", "abbreviation", "force"})
"""Kinds of words that name a party, so that a role right before them only describes it ("the rebel group X")."""
OPENING = (" ", ' "', " '", " “", " ‘")
_REBELS = re.compile(r"rebel|opposition|insurgent", re.IGNORECASE)
PLACE, PEOPLE, FORCE, HOME = 3, 2, 1, 1
"""Weights of what tells a report's country: a place there, its people, its forces, a group at home there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text, what it means, and the term that follows it."""

    text: str
    term: Term
    meaning: Meaning
    follows: tuple[Term, Meaning] | None
    index: Index


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention before roles are resolved, with what it tells of the report's country."""

    start: int
    end: int
    actor: Actor | None
    type: str
    form: str
    choices: tuple[Actor, ...] = ()
    role: Role | None = None
    country: str | None = None
    weight: int = 0
    silent: bool = False
    """Evidence only: a place, no party."""


def read(hit: Hit) -> Draft | None:
    """What a found term is here: a party's mention, evidence for the country, or nothing."""
    text, term, meaning = hit.text, hit.term, hit.meaning
    if meaning.kind == "blocked":
        return Draft(term.start, term.end, None, "", "", silent=True)
    tied = context.prefix(text, term.start)
    if tied == "pro" and meaning.actors:
        return Draft(term.start, term.end, meaning.actors[0], meaning.actors[0].type, "supporter")
    if tied:
        return None
    if meaning.role:
        return _role(hit, meaning.role)
    return READERS.get(meaning.kind, _named)(hit)


def _role(hit: Hit, role: Role) -> Draft | None:
    if context.compound(hit.text, hit.term.end):
        return None
    end = context.group_force(hit.text, hit.term.end, hit.index) if role.type in GROUPS else hit.term.end
    force = context.state_force(hit.text, hit.term.end, hit.index) if role.type not in GROUPS else None
    if force and force[1] != "media":
        end = max(end, force[0])
    if role.needs_force and end == hit.term.end:
        return None
    if hit.follows and hit.follows[1].kind in NAMED and hit.text[end : hit.follows[0].start] in OPENING:
        return None
    kind = force[1] if force and force[1] in ("military", "government", "police") else role.type
    return Draft(hit.term.start, end, None, kind if role.resolve == "state" else role.type, "role", role=role)


def _named(hit: Hit) -> Draft | None:
    """A group, an abbreviation, a named force, a seat of government or a leader."""
    actor = hit.meaning.actors[0]
    home = actor.countries[0] if len(actor.countries) == 1 else None
    tie = context.compound(hit.text, hit.term.end)
    if tie in ("supported", "described"):
        form = "supporter" if tie == "supported" else ""
        return Draft(hit.term.start, hit.term.end, actor, actor.type, form, country=home, weight=HOME, silent=not form)
    form = {"abbreviation": "abbreviation", "leader": "metonym", "metonym": "metonym"}.get(hit.meaning.kind, "name")
    kind = "military" if hit.meaning.kind == "force" else actor.type
    start, end = hit.term.start, hit.term.end
    if actor.id.startswith("gov-"):
        force = context.state_force(hit.text, end, hit.index)
        if force and force[1] not in ("media", "unnamed"):
            end, kind = force[0], force[1] if hit.meaning.kind != "force" else kind
        led = context.of_force(hit.text, start, hit.index)
        start, kind = led or (start, kind)
    else:
        end = context.group_force(hit.text, end, hit.index)
    if hit.meaning.kind in ("name", "metonym") and hit.term.text[:4].lower() == "the ":
        start += len("the ")
    weight = HOME if hit.meaning.kind != "leader" else 0
    return Draft(start, end, actor, kind, form, hit.meaning.actors, country=home, weight=weight)


def _state(hit: Hit) -> Draft | None:
    """A state by its name: a party, unless the words around it make it a place or name its people."""
    actor, start, end = hit.meaning.actors[0], hit.term.start, hit.term.end
    if actor.person and context.is_person(hit.text, start, end):
        return None
    bare = Draft(start, end, actor, "government", "name", country=actor.countries[0], weight=FORCE)
    led = context.of_force(hit.text, start, hit.index)
    if led:
        return replace(bare, start=led[0], type=led[1])
    forced = _forced(hit, "name")
    if forced:
        return forced
    if context.has_people(hit.text, end):
        return replace(bare, form="nationality", weight=0)
    if context.is_place(hit.text, start) or context.compound(hit.text, end):
        return replace(bare, silent=True, weight=PLACE)
    owns = hit.text[end : end + 2] in ("'s", "’s") or hit.term.text[:-1] in actor.names
    return replace(bare, silent=True, weight=PEOPLE) if owns else bare


def _forced(hit: Hit, form: str) -> Draft | None:
    """The state with its force or office; "Turkish-backed"; an unnamed group of its people."""
    actor, country = hit.meaning.actors[0], hit.meaning.actors[0].countries[0]
    tie = context.compound(hit.text, hit.term.end)
    if tie == "supported":
        return Draft(hit.term.start, hit.term.end, actor, "government", "supporter", country=country, weight=0)
    if tie:
        return None
    named = form == "name" and len(hit.term.text) > 4
    force = context.state_force(hit.text, hit.term.end, hit.index, bare=named)
    if not force or (form == "metonym" and force[1] == "police"):
        return None
    end, kind = force
    if kind == "media":
        return Draft(hit.term.start, end, actor, "", "", country=country, weight=FORCE, silent=True)
    if kind == "unnamed":
        group = opposition(country) if _REBELS.search(hit.text, hit.term.end, end) else None
        known = "name" if group else "unknown"
        return Draft(hit.term.start, end, group, "armed_group", known, country=country, weight=FORCE)
    return Draft(hit.term.start, end, actor, kind, form, country=country, weight=FORCE)


def _demonym(hit: Hit) -> Draft:
    actor = hit.meaning.actors[0]
    draft = _forced(hit, "demonym")
    if draft:
        return draft
    nationality = Draft(
        hit.term.start, hit.term.end, actor, "government", "nationality", country=actor.countries[0], weight=PEOPLE
    )
    if (
        hit.follows
        and hit.follows[1].kind in ("demonym", "state")
        and context.joined(hit.text, hit.term.end, hit.follows[0].start)
    ):
        force = context.state_force(hit.text, hit.follows[0].end, hit.index)
        if force and force[1] not in ("media", "unnamed"):
            return replace(nationality, type=force[1], form="demonym", weight=FORCE)
    return nationality


def _people(hit: Hit) -> Draft:
    actor = hit.meaning.actors[0]
    force = context.state_force(hit.text, hit.term.end, hit.index)
    if force and force[1] in ("military", "government", "police"):
        return _demonym(hit)
    acting = hit.text[max(0, hit.term.start - 4) : hit.term.start].lower() == "the " and context.speaks(
        hit.text, hit.term.start, hit.term.end
    )
    form = "demonym" if acting else "nationality"
    return Draft(hit.term.start, hit.term.end, actor, "government", form, country=actor.countries[0], weight=PEOPLE)


def _capital(hit: Hit) -> Draft | None:
    actor = hit.meaning.actors[0]
    draft = _forced(hit, "metonym")
    if draft:
        return draft
    partner = (
        hit.follows
        and hit.follows[1].kind in ("capital", "state")
        and context.joined(hit.text, hit.term.end, hit.follows[0].start)
    )
    end = hit.follows[0].end if hit.follows and partner else hit.term.end
    if context.speaks(hit.text, hit.term.start, end):
        return Draft(hit.term.start, hit.term.end, actor, "government", "metonym", country=actor.countries[0], weight=0)
    return Draft(hit.term.start, hit.term.end, actor, "", "", country=actor.countries[0], weight=PLACE, silent=True)


def _place(hit: Hit) -> Draft:
    country = hit.meaning.actors[0].countries[0]
    return Draft(hit.term.start, hit.term.end, None, "", "", country=country, weight=PLACE, silent=True)


READERS: dict[str, Callable[[Hit], Draft | None]] = {
    "state": _state,
    "demonym": _demonym,
    "people": _people,
    "capital": _capital,
    "place": _place,
}
