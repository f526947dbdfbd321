"""The workbench on a large project: 50,000 incidents and 500,000 claims, twenty readers and five coders at once."""

import pytest
from tests.bench import generated, readers

pytestmark = pytest.mark.soak


def test_a_large_project_answers_in_time(tmp_path):
    """Overview, search and incident page take the server under 300 ms at the 95th percentile; nothing fails.

    Needs a machine that does nothing else.
    """
    folder = tmp_path / "project"
    generated.build(folder, 50_000).close()
    rows = readers.report(readers.measure(folder, seconds=120, pause=2.0))
    assert {kind: row for kind, row in rows.items() if row[3]} == {}
    assert {kind: rows[kind][2] for kind in readers.JUDGED if rows[kind][2] > readers.TARGET_MS} == {}
