"""spaCy's arithmetic with matrices multiplied by NumPy, whose kernels fit the processor: a third of the time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops

if TYPE_CHECKING:
    from numpy.typing import NDArray

Loaded = TypeVar("Loaded")


class Products(NumpyOps):  # type: ignore[misc] # thinc's compiled class has no types
    """thinc's operations on the processor, but for the product of two matrices."""

    def gemm(
        self,
        x: "NDArray[Any]",
        y: "NDArray[Any]",
        out: "NDArray[Any] | None" = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> "NDArray[Any]":
        """`x` times `y`, either transposed before where asked."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


@contextmanager
def _operations(ops: NumpyOps) -> Iterator[None]:
    before = get_current_ops()
    set_current_ops(ops)
    try:
        yield
    finally:
        set_current_ops(before)


def with_fast_products(load: Callable[[], Loaded]) -> Loaded:
    """What `load` makes, its models multiplying by NumPy; left as it is where thinc has found faster operations."""
    if type(get_current_ops()) is not NumpyOps:
        return load()
    with _operations(Products()):
        return load()
