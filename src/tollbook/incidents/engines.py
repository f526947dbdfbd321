"""Where the model is computed: Splink on DuckDB, or on Spark. One model, one evidence, one result."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tollbook.incidents.duck import connected
from tollbook.incidents.evidence import PairEvidence
from tollbook.incidents.model import NATURAL, Model

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 100_000
_TYPES = {"cosine": "float64", "place": "string", "methods": "string"}
_FLAGS = ("reprint", "sure", "late", "main", "silent")


class Weighed(NamedTuple):
    """A pair's score in natural log odds, and the level of each comparison, counted as Splink does."""

    score: float
    levels: tuple[int, ...]


Engine = Callable[[Model, Sequence[PairEvidence]], list[Weighed]]
"""The scores of pairs by a model, in the order of the pairs."""


def duckdb_engine(model: Model, evidence: Sequence[PairEvidence]) -> list[Weighed]:
    """Scores in this process."""
    weighed: list[Weighed] = []
    for batch in _batches(evidence):
        with connected() as connection:
            weighed += _weigh(model, *_sides(batch), _duckdb_api(connection))
    return weighed


def spark_engine(session: Any) -> Engine:
    """Scores on a Spark cluster, given a `SparkSession`, by the same model."""
    from splink.backends.spark import SparkAPI  # noqa: PLC0415 - needs the extra `spark`

    def weigh(model: Model, evidence: Sequence[PairEvidence]) -> list[Weighed]:
        api = SparkAPI(spark_session=session, register_udfs_automatically=False, break_lineage_method="persist")
        left, right = (session.createDataFrame(side) for side in _sides(evidence))
        return _weigh(model, left, right, api)

    return weigh


@cache
def _duckdb_api(connection: Any) -> Any:
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415 - a second to load, and only linking needs it

    return DuckDBAPI(connection)


def _weigh(model: Model, left: Any, right: Any, api: Any) -> list[Weighed]:
    from splink.internals.realtime import compare_records  # noqa: PLC0415 - as above

    key = f"{api.sql_dialect.sql_dialect_str}/{hash(model)}"
    found = compare_records(left, right, model.settings(), api, sql_cache_key=key, join_condition="l.pair = r.pair")
    table = found.as_pyarrow_table()
    levels = zip(*(table[f"gamma_{comparison.name}"].to_pylist() for comparison in model.comparisons), strict=True)
    rows = sorted(zip(table["pair_l"].to_pylist(), table["match_weight"].to_pylist(), levels, strict=True))
    return [Weighed(weight * NATURAL, tuple(level)) for _, weight, level in rows]


def _batches(evidence: Sequence[PairEvidence]) -> Iterator[Sequence[PairEvidence]]:
    for start in range(0, len(evidence), BATCH):
        yield evidence[start : start + BATCH]


def _sides(evidence: Sequence[PairEvidence]) -> "tuple[pa.Table, pa.Table]":
    """The pairs as two tables: the earlier report's figures stand in the left one, the later's in the right."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    columns = dict(zip(PairEvidence._fields, zip(*evidence, strict=True), strict=True))
    columns["pair"] = tuple(range(len(evidence)))
    later = columns | {"killed": columns.pop("later_killed"), "injured": columns.pop("later_injured")}
    kept = [name for name in columns if not name.startswith("later_")]
    left, right = (
        pa.table({name: pa.array(side[name], type=_type(name)) for name in kept}) for side in (columns, later)
    )
    return left, right


def _type(name: str) -> str:
    return "bool" if name in _FLAGS else _TYPES.get(name, "int64")
