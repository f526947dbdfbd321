"""Learns the linking model's weights from labelled pairs: `python scripts/train_linking.py [--write]`.

The labels are those of reports invented for the project (`tests/bench/incidents.py`): two events are one where their
reports were made of one incident. GVA and Airwars never train: they measure.

Weights are found by logistic regression with a Gaussian prior around the weights in the file (the hand's), so that a
level which the labels seldom meet stays where it was. Prints each weight before and after.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.incidents import reports  # noqa: E402 - this file is run by itself

from tollbook.assessment import events_for_linking  # noqa: E402 - as above
from tollbook.incidents import EventProfile, candidate_pairs, keys_of, profile_of  # noqa: E402 - as above
from tollbook.incidents.engines import duckdb_engine  # noqa: E402 - as above
from tollbook.incidents.evidence import PairEvidence, evidence_of  # noqa: E402 - as above
from tollbook.incidents.model import Model, model_of  # noqa: E402 - as above
from tollbook.incidents.texts import Texts  # noqa: E402 - as above

FILE = ROOT / "src" / "tollbook" / "rules" / "linking" / "model-1.yaml"
PRIOR = 40.0
"""How much the hand's weights count: as a label for each unit of log odds squared. Invented reports are tidier than
real ones, so that they may move a weight and not replace it."""
STEPS = 30
CROWDED = {"incidents": 400, "scenes": 120, "days": 90}


def labelled() -> tuple[list[PairEvidence], list[bool]]:
    """Candidate pairs of invented reports on few towns and days, with whether they are of one incident."""
    profiles: dict[str, EventProfile] = {}
    truth: dict[str, int] = {}
    for number, report, claims in reports(**CROWDED):
        for event in events_for_linking(report, claims):
            profiles[event.id], truth[event.id] = profile_of(event), number
    keys = (key for profile in profiles.values() for key in keys_of(profile))
    pairs = candidate_pairs(keys, {name: profile.document for name, profile in profiles.items()})
    texts = Texts(profiles.values())
    evidence = [evidence_of(profiles[x], profiles[y], texts) for x, y in pairs]
    return evidence, [truth[x] == truth[y] for x, y in pairs]


def by_hand(data: dict[str, Any]) -> Model:
    """The model with the weights that the hand set."""
    for comparison in data["comparisons"]:
        for level in comparison["levels"]:
            level["weight"] = level["hand"]
    return model_of(data)


def levels_met(model: Model, evidence: Sequence[PairEvidence]) -> np.ndarray:
    """One row a pair, one column a level of the model, 1 where it is met."""
    columns = np.cumsum([0, *(len(comparison.levels) for comparison in model.comparisons)])
    met = np.zeros((len(evidence), int(columns[-1])))
    for row, weighed in enumerate(duckdb_engine(model, evidence)):
        for comparison, gamma in enumerate(weighed.levels):
            met[row, columns[comparison] + len(model.comparisons[comparison].levels) - 1 - gamma] = 1
    return met


def learned(model: Model, met: np.ndarray, one: np.ndarray) -> np.ndarray:
    """The weights with the highest posterior, by Newton's method.

    A level of weight 0 stays there, since it says nothing, and so does one that all pairs meet or none. How many of the
    pairs are of one incident is taken up by a start of its own, which is not kept: real reports have another share.
    """
    hand = np.array([level.weight for comparison in model.comparisons for level in comparison.levels])
    free = np.append((hand != 0) & (met.mean(axis=0) < 1) & (met.sum(axis=0) > 0), True)
    table = np.hstack([met, np.ones((len(met), 1))])
    hand = np.append(hand, model.start)
    prior = np.append(np.full(len(hand) - 1, PRIOR), 0.01)
    weights = hand.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (one - chance) - prior * (weights - hand)
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(prior)
        step = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        weights[free] += step
        if np.abs(step).max() < 1e-6:
            break
    return weights[:-1]


def lines(model: Model, weights: np.ndarray, met: np.ndarray) -> Iterator[str]:
    """Each level with its weight before and after, and how often it was met."""
    levels = [(comparison.name, level) for comparison in model.comparisons for level in comparison.levels]
    for (name, level), weight, times in zip(levels, weights, met.sum(axis=0), strict=True):
        yield f"{name:8} {level.condition:60} {level.weight:+6.2f} -> {weight:+6.2f}  ({int(times)} pairs)\n"


def rewritten(text: str, weights: Sequence[float]) -> str:
    """The model's file with these weights in the order of its levels; comments stay."""
    left = iter(weights)
    return re.sub(r"(weight: )-?[\d.]+(?=\})", lambda found: f"{found[1]}{next(left):.2f}", text)


def main() -> None:
    """Learn, tell, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the model's file")
    write = parser.parse_args().write
    model = by_hand(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    evidence, one = labelled()
    met = levels_met(model, evidence)
    weights = learned(model, met, np.array(one, dtype=float))
    sys.stdout.writelines(lines(model, weights, met))
    sys.stdout.write(f"{len(one)} pairs, {sum(one)} of one incident\n")
    if write:
        text = rewritten(FILE.read_text(encoding="utf-8"), [float(weight) for weight in weights])
        model_of(yaml.safe_load(text))
        FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
