"""What one publication is told by the person who publishes, and what it tells back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tollbook.export.report.cases import Case
from tollbook.texts import ENGLISH, Locale


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a codelist as the method page explains it."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Publication:
    """How a project is published.

    `today` (ISO 8601) ends embargoes and dates the changes. `base` is the address that the site will have, ending in a
    slash, or empty where it is not known: links inside the site are relative and need none. `unsigned` also shows
    incidents and tolls that two people have not yet signed off, marked as provisional. `origins` gives the origins of a
    case's claims by claim id, by the rules that made the record; `countries` the English names of ISO 3166-1 alpha-2
    codes, from which addresses are made whatever the `language` of the site.
    """

    title: str
    today: str
    version: str
    origins: Callable[[Case], Mapping[str, str]]
    base: str = ""
    unsigned: bool = False
    countries: Mapping[str, str] = field(default_factory=dict)
    grades: tuple[Code, ...] = ()
    range_policies: Mapping[str, str] = field(default_factory=dict)
    language: Locale = ENGLISH


@dataclass(slots=True)
class Tally:
    """How many incidents and tolls were published, and how many stayed in the project, by the reason."""

    incidents: int = 0
    tolls: int = 0
    withheld: int = 0  # by their visibility or an embargo
    unsigned: int = 0  # two people have not signed them off
