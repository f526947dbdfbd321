"""The parties that reports name: states and their forces, coalitions, groups, organisations. Data in `actors/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tollbook.errors import TollbookError
from tollbook.rules.loader import load_yaml, spellings

LISTS = ("coalitions", "groups_middle_east", "groups_africa", "groups_asia", "groups_americas_europe", "organisations")
_KEYS = {
    "id", "name", "type", "in", "abbr", "also", "common", "since", "until", "parent", "allies", "successor", "members",
    "case", "jihadist", "ucdp", "acled", "inter", "credibility", "with", "without",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """One party. `ucdp` and `acled` are its names there; `inter` is ACLED's actor type (1 state … 8 external).

    `capitals` mean it only where they act or speak ("Moscow denied"); `leaders`, `metonyms` and `forces` always do.
    `places` tell that a report is about the state's country.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    common: bool = False
    case: bool = False
    demonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    person: bool = False
    jihadist: bool = False
    since: int | None = None
    until: int | None = None
    parent: str | None = None
    successor: str | None = None
    allies: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    ucdp: str | None = None
    acled: str | None = None
    inter: int | None = None
    credibility: float | None = None
    found: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """Words for a party's part ("the regime") and how the document resolves them; see `actors/roles.yaml`."""

    name: str
    resolve: str
    type: str
    terms: tuple[str, ...]
    needs_force: bool
    jihadist: bool
    by_country: tuple[tuple[str, str | None], ...]
    found: tuple[str, ...]
    absent: tuple[str, ...]


@cache
def actors() -> tuple[Actor, ...]:
    """Every actor, states first. Raises TollbookError `bad-rules` for an unknown key or an id that stands twice."""
    every = (*_states(), *(a for name in LISTS for a in _listed(f"actors/{name}.yaml")))
    seen: set[str] = set()
    for actor in every:
        if actor.id in seen:
            raise TollbookError("bad-rules", path="actors", cause=f"the id {actor.id} stands twice")
        seen.add(actor.id)
    return every


@cache
def _by_id() -> dict[str, Actor]:
    return {a.id: a for a in actors()}


def actor(actor_id: str) -> Actor | None:
    """The actor of an id, or None."""
    return _by_id().get(actor_id)


@cache
def roles() -> tuple[Role, ...]:
    """The generic words for parties."""
    return tuple(
        Role(
            name=row["role"],
            resolve=row["resolve"],
            type=row["type"],
            terms=_spelled(row["terms"]),
            needs_force=row.get("needs") == "force",
            jihadist=row.get("wants") == "jihadist",
            by_country=tuple((row.get("by_country") or {}).items()),
            found=tuple(row["examples"]["with"]),
            absent=tuple(row["examples"]["without"]),
        )
        for row in load_yaml("actors/roles.yaml")
    )


@cache
def opposition(country: str) -> Actor | None:
    """The party that "the rebels" means in a country (ISO code), as the role of that name says, or None."""
    rebels = next(dict(role.by_country) for role in roles() if role.resolve == "rebels")
    return actor(rebels.get(country) or "")


@cache
def words(kind: str) -> tuple[str, ...]:
    """One list of `actors/forces.yaml`, spelled out."""
    return _spelled(load_yaml("actors/forces.yaml")[kind])


def _spelled(terms: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for term in terms for s in spellings(str(term))))


@cache
def state_names() -> frozenset[str]:
    """The newspapers' short names of the states: Syria, United States."""
    return frozenset(str(row[2]) for row in load_yaml("actors/states.yaml")["rows"])


def _states() -> Iterator[Actor]:
    table, more = load_yaml("actors/states.yaml"), load_yaml("actors/states_more.yaml")
    for iso, _, name, demonym, people, capital in table["rows"]:
        extra = more.get(iso, {})
        party = extra.get("party", name)
        yield Actor(
            id=f"gov-{iso.lower()}",
            name=party,
            type="government",
            names=(name, *_spelled(extra.get("also", []))),
            demonyms=(*_split(demonym), *_spelled(extra.get("people", []))),
            people=_split(people),
            capitals=_split(capital),
            metonyms=_spelled(extra.get("metonyms", [])),
            forces=_spelled(extra.get("forces", [])),
            leaders=_spelled(extra.get("leaders", [])),
            places=_spelled(extra.get("places", [])),
            countries=(iso,),
            person=bool(extra.get("person")),
            ucdp=extra.get("ucdp", f"Government of {name}"),
            acled=extra.get("acled", f"Military Forces of {name}"),
            inter=1,
        )


def gleditsch_ward() -> dict[str, int]:
    """ISO 3166-1 alpha-2 → Gleditsch-Ward number, as UCDP numbers countries (0: none)."""
    return {row[0]: row[1] for row in load_yaml("actors/states.yaml")["rows"]}


def _listed(path: str) -> Iterator[Actor]:
    for row in load_yaml(path):
        if not isinstance(row, dict) or not {"id", "name", "type"} <= set(row) or set(row) - _KEYS:
            raise TollbookError("bad-rules", path=path, cause=f"an actor needs id, name, type and known keys: {row!r}")
        yield Actor(
            id=row["id"],
            name=row["name"],
            type=row["type"],
            names=(row["name"], *_spelled(row.get("also", []))),
            abbreviations=tuple(row.get("abbr", [])),
            common=bool(row.get("common")),
            case=bool(row.get("case")),
            countries=tuple(row.get("in", [])),
            jihadist=bool(row.get("jihadist")),
            since=row.get("since"),
            until=row.get("until"),
            parent=row.get("parent"),
            successor=row.get("successor"),
            allies=tuple(row.get("allies", [])),
            members=tuple(row.get("members", [])),
            ucdp=row.get("ucdp"),
            acled=row.get("acled"),
            inter=row.get("inter"),
            credibility=row.get("credibility"),
            found=tuple(row.get("with", [])),
            absent=tuple(row.get("without", [])),
        )


def _split(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("/") if part)
