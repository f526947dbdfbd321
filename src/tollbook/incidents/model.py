"""The shipped model: Splink's comparisons over the evidence on a pair, with fixed weights. Nothing is fitted to a
user's data."""

import re
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

from tollbook.incidents.evidence import PairEvidence
from tollbook.rules import load_yaml

NATURAL = log(2)
"""Splink's match weights are base-2 logarithms; ours are natural."""
_LARGEST = 0.95
_NEVER_NULL = {"sql_condition": "pair_l IS NULL", "label_for_charts": "unknown", "is_null_level": True}
"""Splink asks for a level of unknowns; ours stand among the levels, because an unknown may say something too."""
_OF_PAIR = re.compile(rf"\b({'|'.join(name for name in PairEvidence._fields if name not in ('killed', 'injured'))})\b")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: an SQL condition, and its weight in natural log odds."""

    condition: str
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Levels of which the first that holds counts; `about` says what is compared."""

    name: str
    about: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A versioned model. `start` is the log odds of a pair before its evidence; a pair of the sum 0 is even."""

    version: int
    start: float
    comparisons: tuple[Comparison, ...]

    def level(self, comparison: int, gamma: int) -> Level:
        """The level that Splink calls `gamma`: it counts from the last, which is 0."""
        return self.comparisons[comparison].levels[-1 - gamma]

    def settings(self) -> dict[str, Any]:
        """The model as Splink's settings."""
        return {
            "link_type": "dedupe_only",
            "unique_id_column_name": "pair",
            "probability_two_random_records_match": 1 / (1 + exp(-self.start)),
            "retain_intermediate_calculation_columns": True,
            "retain_matching_columns": False,
            "blocking_rules_to_generate_predictions": [],
            "comparisons": [_comparison(comparison) for comparison in self.comparisons],
        }


@cache
def shipped_model() -> Model:
    """The model in use."""
    return model_of(load_yaml("linking/model-1.yaml"))


def model_of(data: dict[str, Any]) -> Model:
    """A model as its file gives it."""
    return Model(
        version=int(data["version"]),
        start=float(data["start"]),
        comparisons=tuple(
            Comparison(
                name=str(item["name"]),
                about=str(item["about"]),
                levels=tuple(Level(str(level["if"]), float(level["weight"])) for level in item["levels"]),
            )
            for item in data["comparisons"]
        ),
    )


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "output_column_name": comparison.name,
        "comparison_description": comparison.about,
        "comparison_levels": [_NEVER_NULL, *(_level(level) for level in comparison.levels)],
    }


def _level(level: Level) -> dict[str, Any]:
    """Splink takes m and u, of whose ratio alone the score is made."""
    ratio = exp(-abs(level.weight))
    m, u = (_LARGEST, _LARGEST * ratio) if level.weight >= 0 else (_LARGEST * ratio, _LARGEST)
    condition = "ELSE" if level.condition == "else" else _sql(level.condition)
    return {"sql_condition": condition, "label_for_charts": level.condition, "m_probability": m, "u_probability": u}


def _sql(condition: str) -> str:
    """What belongs to the pair stands on both sides alike; figures are the earlier report's (l) and the later's (r)."""
    return _OF_PAIR.sub(r"\1_l", condition)
