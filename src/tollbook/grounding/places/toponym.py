"""One place of the gazetteer."""

from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "town", "capital", "neighbourhood", "camp", "crossing", "landmark", "admin1", "admin2", "country", "region",
    "water", "continent",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


class Toponym(NamedTuple):
    """A place with one point. WGS 84 degrees; `radius_km` is how far its land reaches, roughly.

    `country` is ISO 3166-1 alpha-2, empty for regions of several countries and for seas. `admin1` and `admin2` are
    the names of the first and second order divisions it lies in. `population` is 0 where unknown.
    """

    id: int
    name: str
    kind: Kind
    lat: float
    lon: float
    radius_km: float
    country: str
    admin1: str
    admin2: str
    population: int
    geonames_id: str | None
