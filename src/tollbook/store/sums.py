"""Figures of many incidents, summed in whole and by month."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
UNKNOWN = -1
_DAY = np.datetime64("1970-01-01")
_FIRST_MONTH = np.datetime64("1970-01")


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one figure over incidents that give it; `open_upward` of them give no highest figure."""

    name: str
    low: int
    best: int
    high: int
    incidents: int
    open_upward: int


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in one month (year, month), by the day on which incidents begin."""

    name: str
    incidents: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of those incidents that give it: their numbers (`rows`), its low, best and high without gaps, one row
    each, and where it is open upward.
    """

    rows: Ints
    closed: Ints
    is_open: Bools

    def total(self, name: str, among: Bools) -> Total:
        """Its sum over the incidents that are `among`."""
        chosen = among[self.rows]
        low, best, high = (self.closed @ chosen).tolist()
        return Total(name, low, best, high, int(chosen.sum()), int((chosen & self.is_open).sum()))


def given(figures: Ints) -> Given:
    """Those of the incidents that give a figure; of each its low, best and high, UNKNOWN where not said.

    Without gaps an unknown lowest is 0, an unknown best or highest the one before it.
    """
    low, best, high = figures[:, 0], figures[:, 1], figures[:, 2]
    rows = np.flatnonzero((low != UNKNOWN) | (best != UNKNOWN) | (high != UNKNOWN))
    low, best, high = low[rows], best[rows], high[rows]
    is_open = high == UNKNOWN
    low = np.where(low == UNKNOWN, np.where(is_open, best, 0), low)
    best = np.where(best == UNKNOWN, low, best)
    return Given(rows, np.maximum(np.stack([low, best, np.where(is_open, best, high)]), 0), is_open)


def months(start: Ints, killed: Given, among: Bools) -> tuple[Month, ...]:
    """The months in which incidents that are `among` begin, in order; without a day (UNKNOWN) they are left out.

    `start` are days since 1970.
    """
    dated = among & (start != UNKNOWN)
    if not dated.any():
        return ()
    month = np.zeros(len(start), dtype=np.int64)
    month[dated] = (_DAY + start[dated]).astype("datetime64[M]").astype(np.int64)
    first = int(month[dated].min())
    number = np.bincount(month[dated] - first)
    chosen = dated[killed.rows]
    where = month[killed.rows[chosen]] - first
    low, high = (
        np.bincount(where, weights=killed.closed[bound, chosen], minlength=len(number)).astype(np.int64).tolist()
        for bound in (0, 2)
    )
    return tuple(
        Month(str(_FIRST_MONTH + first + at), int(number[at]), low[at], high[at])
        for at in np.flatnonzero(number).tolist()
    )
