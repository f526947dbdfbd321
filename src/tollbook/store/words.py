"""What a record is found by: its words, and of an incident the facts that it is filtered, sorted and counted by."""

from collections.abc import Iterable, Iterator
from typing import Any

from tollbook.model import Assessed, Claim, Document, Incident, Range

FIGURES = ("killed", "injured", "civilians_killed", "children_killed", "women_killed", "missing", "displaced")
"""The figures of incidents that are summed, in the order in which they are shown."""


def words_of_incident(incident: Incident) -> str:
    """Title, place, parties, speakers, means, objects and names of persons."""
    return _joined(_said(incident))


def _said(incident: Assessed) -> Iterator[str | None]:
    yield incident.id
    yield incident.title
    if incident.place is not None:
        place = incident.place
        yield from (place.text, place.name, place.admin2, place.admin1)
    for actor in incident.actors:
        yield from (actor.name, actor.text)
    for position in incident.positions:
        yield from (position.actor, position.speaker)
    yield from (code.replace("_", " ") for code in (*incident.methods, *incident.weapons))
    for found in incident.objects:
        yield from (found.text, found.code.replace("_", " "))
    yield from (row.harm.replace("_", " ") for row in incident.casualties)
    if isinstance(incident, Incident):
        for name in (name for person in incident.persons for name in person.names):
            yield from (name.text, name.transliteration)


def words_of_claim(claim: Claim) -> str:
    """The words that carry it, who says it, and the names in it as the record knows them."""
    said = [e.text for e in claim.evidence if e.slot == "claim"]
    sources = [word for source in claim.sources for word in (source.name, source.text)]
    actors = [word for actor in claim.actors for word in (actor.name, actor.text)]
    place = [claim.place.text, claim.place.name] if claim.place else []
    return _joined([*said, *sources, *actors, *place, *claim.victims.names])


def words_of_document(document: Document) -> str:
    """Its whole text, title and publisher among it, without page furniture where its parts are known."""
    text = document.text
    parts = [text[block.start : block.end] for block in document.blocks] or [text]
    return _joined([document.id, document.title, document.publisher, document.byline, *document.agencies, *parts])


def facts_of_incident(incident: Incident) -> dict[str, Any]:
    """Short names keep fifty thousand of them small; what is unknown is left out."""
    time, place = incident.time, incident.place
    blamed = {a.name: None for a in incident.actors if a.role == "perpetrator" and a.responsibility != "denied"}
    facts: dict[str, Any] = {
        "title": incident.title, "start": time.start if time else None, "end": time.end if time else None,
        "place": (place.name or place.text) if place else None, "grade": incident.grade,
        "strike_status": incident.strike_status, "origins": incident.origins, "documents": len(incident.documents),
        "responsibility": incident.responsibility.status, "actors": list(blamed), "methods": list(incident.methods),
        "weapons": list(incident.weapons), "objects": sorted({o.code for o in incident.objects}),
        "harms": list(dict.fromkeys(row.harm for row in incident.casualties)),
        "level": incident.visibility.level, "embargo": incident.visibility.embargo_until,
        "figures": {name: bounds for name in FIGURES if (bounds := _bounds(getattr(incident, name)))},
    }  # fmt: skip
    if place is not None:
        facts |= {
            "country": place.country, "admin1": place.admin1, "lat": place.lat, "lon": place.lon,
            "radius": place.radius_km, "precision": place.precision,
        }  # fmt: skip
    return {name: value for name, value in facts.items() if value not in (None, [], {})}


def _bounds(figure: Range | None) -> list[int | None]:
    found = [figure.low, figure.best, figure.high] if figure else []
    return found if any(n is not None for n in found) else []


def _joined(words: Iterable[str | None]) -> str:
    return "\n".join(dict.fromkeys(word for word in words if word))
