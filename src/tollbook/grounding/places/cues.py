"""The packaged words and weights that tell places from look-alikes, loaded once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from tollbook.language import Scanner
from tollbook.rules import lexicon, load_yaml, rules_path


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of words by what they tell; see `gazetteer/cues.yaml`."""

    locative: frozenset[str]
    directional: frozenset[str]
    adjective: frozenset[str]
    container: frozenset[str]
    following: frozenset[str]
    province: frozenset[str]
    body: frozenset[str]
    institution: frozenset[str]
    street: frozenset[str]
    outlet: frozenset[str]
    team: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    links: frozenset[str]
    function: frozenset[str]
    ordinary: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of `gazetteer/weights.yaml`."""

    threshold: float
    prior: dict[str, float]
    before: dict[str, float]
    after: dict[str, float]
    itself: dict[str, float]
    document: dict[str, float]
    resolution: dict[str, float]


def _lines(name: str) -> frozenset[str]:
    return frozenset(rules_path(f"gazetteer/{name}.txt").read_text(encoding="utf-8").split())


@cache
def cues() -> Cues:
    """The packaged word sets."""
    sets: dict[str, frozenset[str]] = {
        name: frozenset(map(str, words)) for name, words in load_yaml("gazetteer/cues.yaml").items()
    }
    names = _lines("given_names") | _lines("given_names_other")
    given = frozenset(name for name in names if name.lower() not in sets["function"])  # "In" is a name too
    return Cues(**sets, ordinary=_lines("ordinary_words"), given=given, surnames=_lines("surnames"))


@cache
def weights() -> Weights:
    """The packaged weights."""
    data: dict[str, Any] = load_yaml("gazetteer/weights.yaml")
    return Weights(**data)


@cache
def folded_countries() -> frozenset[str]:
    """Countries (ISO 3166-1 alpha-2) whose names are also found by sound."""
    return _lines("folded_countries")


@cache
def not_places() -> Scanner:
    """Finds phrases that hold a place's name and name no place."""
    return Scanner("not_places", lexicon("lexicons/en/not_places.yaml"))


@cache
def country_cues() -> Scanner:
    """Finds words that tell which country a report is about; a term's code is the country's."""
    return Scanner("country_cues", lexicon("lexicons/en/country_cues.yaml"))
