"""Outlets, wire agencies, and how far each kind of source is believed by default. Data in the YAML files beside it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tollbook.errors import TollbookError
from tollbook.model.codes import SourceType
from tollbook.rules.actors import Actor, actors
from tollbook.rules.loader import load_yaml

_WORD = re.compile(r"[^\W_]+")
_KEYS = {"id", "name", "type", "country", "owner", "also", "credibility", "reprints", "with", "without"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, channel, site or wire agency. `owner` is the actor whose voice it is; `reprints` names agencies.

    `credibility` is a default from 0 to 1 that a user may change.
    """

    id: str
    name: str
    type: SourceType
    country: str | None
    owner: str | None
    names: tuple[str, ...]
    credibility: float
    reprints: tuple[str, ...]
    found: tuple[str, ...]
    absent: tuple[str, ...]


@cache
def agencies() -> tuple[Outlet, ...]:
    """The wire agencies. A government's own agency is of type media: it speaks for its owner."""
    return tuple(_outlet(row, "agencies.yaml") for row in load_yaml("agencies.yaml"))


@cache
def outlets() -> tuple[Outlet, ...]:
    """Newspapers, channels and sites."""
    return tuple(_outlet(row, "outlets.yaml") for row in load_yaml("outlets.yaml"))


@lru_cache(maxsize=20_000)
def outlet(publisher: str) -> Outlet | None:
    """The outlet or agency of an id, name or alias ("alalam", "Reuters"), or None."""
    return _by_name().get(publisher.strip().casefold())


@cache
def _by_name() -> dict[str, Outlet]:
    every = (*outlets(), *agencies())
    return {name.casefold(): o for o in every for name in o.names} | {o.id.casefold(): o for o in every}


def _outlet(row: dict[str, Any], path: str) -> Outlet:
    if not isinstance(row, dict) or not {"id", "name", "credibility"} <= set(row) or set(row) - _KEYS:
        raise TollbookError("bad-rules", path=path, cause=f"an outlet needs id, name, credibility, known keys: {row!r}")
    agency = path == "agencies.yaml"
    kind: SourceType = row.get(
        "type", "wire_agency" if agency and not str(row.get("owner", "")).startswith("gov-") else "media"
    )
    return Outlet(
        id=row["id"],
        name=row["name"],
        type=kind,
        country=row.get("country"),
        owner=row.get("owner"),
        names=(row["name"], *_strings(row.get("also"))),
        credibility=float(row["credibility"]),
        reprints=_strings(row.get("reprints")),
        found=_strings(row.get("with")),
        absent=_strings(row.get("without")),
    )


def _strings(value: list[Any] | None) -> tuple[str, ...]:
    return tuple(str(v) for v in value or ())


@lru_cache(maxsize=20_000)
def source_id(name: str) -> str:
    """The id under which a source is known by any of its names: an outlet's, an agency's, a party's; else the name in
    lower case with hyphens."""
    known = outlet(name) or _parties().get(name.strip().casefold())
    return known.id if known else "-".join(_WORD.findall(name.casefold())) or name


def is_known_source(name: str) -> bool:
    """Whether a name is that of an outlet, agency, party or organisation of the rules, and no single person's."""
    party = _parties().get(name.strip().casefold())
    return outlet(name) is not None or (party is not None and not party.person)


@cache
def _parties() -> dict[str, Actor]:
    """Parties by any of their names, the first of each."""
    found: dict[str, Actor] = {}
    for actor in actors():
        for name in (actor.id, actor.name, *actor.names, *actor.abbreviations):
            found.setdefault(name.casefold(), actor)
    return found


@lru_cache(maxsize=20_000)
def credibility(name: str, kind: SourceType) -> float:
    """How far a source is believed by default, 0 to 1: its own figure where it has one, else its type's."""
    known = outlet(name)
    if known:
        return known.credibility
    own = _own_figures().get(name)
    return own if own is not None else _by_type()[kind]


@cache
def _own_figures() -> dict[str, float]:
    return {a.name: a.credibility for a in reversed(actors()) if a.credibility is not None}


@cache
def _by_type() -> dict[SourceType, float]:
    figures: dict[SourceType, float] = {}
    for row in load_yaml("sources.yaml"):
        figures.setdefault(row["code"], float(row["credibility"]))
    return figures
