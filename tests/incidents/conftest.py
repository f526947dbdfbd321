"""Spark's engine is tried wherever it can be: in CI it must be."""

import importlib.util
import shutil

import pytest
from tests.needed import need


@pytest.fixture(autouse=True)
def spark_is_there(request: pytest.FixtureRequest) -> None:
    """Tests of an engine on Spark need pyspark and java."""
    if getattr(getattr(request.node, "callspec", None), "params", {}).get("engine") == "spark":
        need(
            importlib.util.find_spec("pyspark") is not None, "pyspark is not installed (`pip install tollbook[spark]`)"
        )
        need(shutil.which("java") is not None, "there is no java: the model was NOT computed on Spark")
