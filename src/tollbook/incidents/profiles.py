"""What linking needs to know of an event: small, so that a hundred thousand of them fit in memory."""

from collections.abc import Iterator
from functools import cached_property

from tollbook.incidents.compare import fineness, length_days
from tollbook.incidents.describe import methods_of, place_of, time_of
from tollbook.incidents.event import Event, EventScope, harm_claims
from tollbook.incidents.fingerprint import Fingerprint, fingerprint, unpack
from tollbook.incidents.names import full_name_keys
from tollbook.model import Place, Record, Time
from tollbook.model.codes import Method

_LONG = 10_000
MOST = 4


class EventProfile(Record):
    """An event without its claims. `killed` and `injured` are the largest figures told.

    `names` are keys of victims' names, `named` of other people whom the text names, `claims` the claims' ids.
    `place` and `time` are those that most claims support, `places` and `times` all that they name, the finest first, at
    most `MOST`: one of them may be misread.
    The fingerprint is the document's where the event is its main one, else that of the words cited.
    """

    id: str
    document: str
    published: str | None = None
    scope: EventScope = "incident"
    primary: bool = False
    place: Place | None = None
    places: tuple[Place, ...] = ()
    time: Time | None = None
    times: tuple[Time, ...] = ()
    methods: tuple[Method, ...] = ()
    actors: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    names: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    fingerprint: Fingerprint = Fingerprint()

    @cached_property
    def persons(self) -> frozenset[str]:
        """Keys of the people named in the text, where the document is mainly about the event, and of its victims."""
        return frozenset((*self.named, *self.names))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The sampled shingles of the text."""
        return unpack(self.fingerprint.shingles)


def profile_of(event: Event) -> EventProfile:
    """The profile of an event."""
    claims = event.claims
    names = tuple(name for claim in claims for name in claim.victims.names)
    others = full_name_keys(tuple(_other_names(event)))
    actors = {a.name for claim in claims for a in claim.actors if a.role == "perpetrator" and a.id is not None}
    words = " ".join(evidence.text for claim in claims for evidence in claim.evidence if evidence.slot == "claim")
    return EventProfile(
        id=event.id,
        document=event.report.document,
        published=event.report.published,
        scope=event.scope,
        primary=event.primary,
        place=place_of(claims),
        places=_places(event),
        time=time_of(claims),
        times=_times(event),
        methods=methods_of(claims)[:3],
        actors=tuple(sorted(actors)),
        killed=_largest(event, "killed"),
        injured=_largest(event, "injured"),
        names=tuple(sorted(full_name_keys(names) - others)),
        named=event.report.named if event.primary else (),
        claims=tuple(claim.id for claim in claims),
        fingerprint=event.report.fingerprint if event.primary else fingerprint(words),
    )


def _other_names(event: Event) -> Iterator[str]:
    """Names of towns, sources and parties, which may be taken for a victim's by mistake."""
    yield event.report.publisher or ""
    for claim in event.claims:
        if claim.place:
            yield from (claim.place.text, claim.place.name or "")
        yield from (source.name for source in claim.sources)
        yield from (actor.name for actor in claim.actors)


def _places(event: Event) -> tuple[Place, ...]:
    told = {place.geonames_id or place.name or place.text: place for c in event.claims if (place := c.place)}
    return tuple(sorted(told.values(), key=lambda place: (fineness(place), place.start))[:MOST])


def _times(event: Event) -> tuple[Time, ...]:
    told = {(c.time.start, c.time.end): c.time for c in event.claims if c.time and c.time.start}
    return tuple(sorted(told.values(), key=lambda t: (length_days(t) or _LONG, t.start_offset))[:MOST])


def _largest(event: Event, harm: str) -> int | None:
    told = [c.count.best or c.count.low for c in harm_claims(event.claims) if c.harm == harm and c.kind == "harm"]
    return max((n for n in told if n is not None), default=None)
