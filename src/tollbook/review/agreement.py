"""How far two coders agree beyond chance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import krippendorff
import numpy as np

Level = Literal["nominal", "ordinal", "ratio"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one variable: how many items two people coded, Cohen's kappa and Krippendorff's alpha.

    Null where it is not defined: no item, or nothing but one value.
    """

    items: int
    kappa: float | None
    alpha: float | None


def cohens_kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa (1960) of pairs of codes; null without pairs, or where chance alone agrees always."""
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[code] * second[code] for code in first) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(
    units: Sequence[Mapping[str, Any]], level: Level, order: Sequence[str] | None = None
) -> float | None:
    """Krippendorff's alpha (2011) of units, each coder → value; null where nothing varies or nobody is paired.

    `level` is nominal, ordinal or ratio; `order` gives an ordinal variable's values, lowest first.
    """
    coders = sorted({coder for unit in units for coder in unit})
    known = list(order) if order else sorted({str(v) for unit in units for v in unit.values()})
    rows = [[_number(unit.get(coder), level, known) for unit in units] for coder in coders]
    data = np.array(rows, dtype=float)
    if data.size == 0 or (np.count_nonzero(~np.isnan(data), axis=0) > 1).sum() == 0:
        return None
    paired = data[:, np.count_nonzero(~np.isnan(data), axis=0) > 1]
    if len(np.unique(paired[~np.isnan(paired)])) < 2:
        return None
    return float(krippendorff.alpha(reliability_data=paired, level_of_measurement=level))


def agreement(units: Sequence[Mapping[str, Any]], level: Level, order: Sequence[str] | None = None) -> Agreement:
    """Both measures over the units that two or more coded; kappa takes the first two coders by id."""
    paired = [unit for unit in units if len(unit) > 1]
    pairs = [(str(unit[a]), str(unit[b])) for unit in paired for a, b in [sorted(unit)[:2]]]
    return Agreement(len(paired), cohens_kappa(pairs), krippendorffs_alpha(paired, level, order))


def _number(value: Any, level: Level, known: Sequence[str]) -> float:
    if value is None:
        return float("nan")
    return float(value) if level == "ratio" else float(known.index(str(value)))
