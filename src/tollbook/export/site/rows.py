"""What the lists, the map and the feed know of a published incident or toll."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tollbook.export.site.publication import Publication
from tollbook.export.site.published import Published
from tollbook.model import Incident, Range
from tollbook.telling import code_in_words, figure_in_words
from tollbook.texts import ENGLISH, country_name
from tollbook.texts import gettext as _

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One incident or toll. `path` is its address below the site's root; `grade` empty where it has none.

    `country` is its English name, `methods` and `grade` are codes: they make addresses, and are told in words.
    """

    id: str
    path: str
    is_toll: bool
    title: str
    date: str
    country: str
    country_label: str
    place: str
    killed: str
    figure: Range | None
    injured: str
    grade: str
    provisional: bool
    parties: tuple[str, ...]
    methods: tuple[str, ...]
    origins: int
    reports: int
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: str
    previous_ids: tuple[str, ...]

    @property
    def year(self) -> str:
        """The year it happened, empty where no date is known."""
        return self.date[:4]

    @property
    def grade_label(self) -> str:
        """The grade in words."""
        return code_in_words(self.grade) if self.grade else _("none")


def country_label(code: str, publication: Publication) -> str:
    """A country's name in the site's language."""
    english = publication.countries.get(code, code)
    return english if publication.language == ENGLISH or not code else country_name(code)


def row_of(published: Published, publication: Publication) -> Row:
    """The row of a case."""
    record = published.case.record
    incident = record if isinstance(record, Incident) else None
    place, time = record.place, record.time
    country = place.country if place and place.country else ""
    return Row(
        id=record.id,
        path=path_of(record.id, is_toll=incident is None),
        is_toll=incident is None,
        title=record.title or record.id,
        date=(time.start or time.end or "") if time else "",
        country=publication.countries.get(country, country),
        country_label=country_label(country, publication),
        place=(place.name or place.text) if place else "",
        killed=figure_in_words(record.killed),
        figure=record.killed,
        injured=figure_in_words(record.injured),
        grade=(incident.grade or "") if incident else "",
        provisional=not published.signed,
        parties=tuple(dict.fromkeys(a.name for a in record.actors if _is_perpetrator(a.role, a.responsibility))),
        methods=tuple(dict.fromkeys(record.methods)),
        origins=record.origins,
        reports=len(record.documents),
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        precision=place.precision if place else "",
        previous_ids=incident.previous_ids if incident else (),
    )


def path_of(name: str, *, is_toll: bool = False) -> str:
    """The permanent address of a record's id below the site's root. Raises ValueError for an id that is no name."""
    if not _SAFE.fullmatch(name):
        raise ValueError(f"{name!r} cannot stand in an address")
    return f"{'tolls' if is_toll else 'incidents'}/{name}/"


def total_of(figures: Iterable[Range | None]) -> Range:
    """The sum of ranges; open upward where one of them is. What nobody says adds nothing."""
    low = high = 0
    is_open = False
    for figure in figures:
        if figure is not None:
            least = next((n for n in (figure.low, figure.best) if n is not None), 0)
            low += least
            is_open = is_open or (figure.high is None and (figure.low, figure.best) != (None, None))
            high += figure.high if figure.high is not None else max(least, figure.best or 0)
    return Range(low=low, high=None if is_open else high)


def _is_perpetrator(role: str, responsibility: str) -> bool:
    return role == "perpetrator" and responsibility != "denied"
