"""One model on every engine: Splink on DuckDB and on Spark."""

import importlib
import importlib.util
import os
import shutil

import pytest
from tests.bench.incidents import reports

from tollbook.assessment import events_for_linking
from tollbook.incidents import link, profile_of
from tollbook.incidents.engines import duckdb_engine, spark_engine
from tollbook.incidents.evidence import PairEvidence
from tollbook.incidents.model import shipped_model

NOTHING = PairEvidence(
    cosine=0.0, reprint=False, persons=0, gap=None, sure=False, late=False, published=None, place=None, methods=None,
    actors=0, main=False, silent=False, killed=None, later_killed=None, injured=None, later_injured=None,
)  # fmt: skip
PAIRS = [
    NOTHING,
    NOTHING._replace(cosine=0.5, gap=0, place="same", main=True),
    NOTHING._replace(cosine=0.9, reprint=True, published=1),
    NOTHING._replace(persons=2, gap=300, sure=True, place="within"),
    NOTHING._replace(methods="differ", killed=12, later_killed=3, late=True),
    NOTHING._replace(killed=9, later_killed=9, injured=4, later_injured=4, actors=1),
]


@pytest.fixture(scope="module")
def spark():
    """A Spark session on this machine."""
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed (`pip install 'tollbook[spark]'`): the model was NOT computed on Spark")
    if shutil.which("java") is None:
        pytest.skip("there is no java: the model was NOT computed on Spark")
    sql = importlib.import_module("pyspark.sql")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.default.parallelism", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")  # a few rows: generating code takes longer than reading them
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(params=["duckdb", "spark"])
def engine(request):
    """Each engine in turn."""
    return duckdb_engine if request.param == "duckdb" else spark_engine(request.getfixturevalue("spark"))


def test_each_engine_gives_the_sum_of_the_levels_met(engine):
    """The score is the start and the weight of each level, whoever computes it."""
    model = shipped_model()
    for weighed in engine(model, PAIRS):
        levels = [model.level(i, gamma).weight for i, gamma in enumerate(weighed.levels)]
        assert abs(weighed.score - model.start - sum(levels)) < 1e-9


def test_each_engine_makes_the_same_incidents(engine):
    """The groups are those that the model gives on DuckDB."""
    given = [profile_of(e) for _, report, claims in reports(25) for e in events_for_linking(report, claims)]
    assert link(given, engine=engine) == link(given)
    assert 20 <= len(link(given)) <= 30


def test_a_pair_is_weighed_alike_in_any_company():
    """Pairs are weighed in batches; neither the batch nor the order changes a score."""
    model = shipped_model()
    alone = [duckdb_engine(model, [pair])[0] for pair in PAIRS]
    assert duckdb_engine(model, PAIRS) == alone
    assert duckdb_engine(model, PAIRS[::-1]) == alone[::-1]


def test_weeks_between_two_days_say_more_than_a_week():
    """Two days three weeks apart are less likely of one event than two days a week apart, where nobody is in both."""
    week, weeks = duckdb_engine(shipped_model(), [NOTHING._replace(gap=7), NOTHING._replace(gap=21)])
    assert weeks.score < week.score
