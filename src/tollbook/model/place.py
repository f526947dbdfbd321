"""A place that a text names, linked to coordinates where it could be."""

from tollbook.model.base import Quote, Record
from tollbook.model.codes import PlacePrecision


class PlaceAlternative(Record):
    """Another reading of the same name, less likely here."""

    name: str
    lat: float
    lon: float
    geonames_id: str | None = None
    country: str | None = None
    admin1: str | None = None


class Place(Quote):
    """`name` is the gazetteer's name; WGS 84 degrees; `country` ISO 3166-1 alpha-2; null where not resolved."""

    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames_id: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: PlacePrecision = "town"
    alternatives: tuple[PlaceAlternative, ...] = ()
