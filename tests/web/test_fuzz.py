"""Whatever the API's description allows, no answer is a fault of the server."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from tollbook.web.api.about import description

EXAMPLES = int(os.environ.get("TOLLBOOK_FUZZ_EXAMPLES", "4"))
"""Requests to each address; `make soak` sends more."""


@pytest.fixture
def described(app):
    """The API's description over a workbench in this process."""
    bench = app.state.workbench
    cookie = bench.signing_in.by_password("admin", "correct horse battery", "test").cookie
    token = bench.own_account.add_token(bench.signing_in.viewer(cookie), "fuzz")
    made = schemathesis.openapi.from_dict(description(app.routes))
    made.app = app
    made.config.update(base_url="http://localhost", headers={"Authorization": f"Bearer {token}"})
    return made


def ask(operation) -> None:
    """Send what fits the description of one address."""

    @given(case=operation.as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def send(case):
        answer = case.call()
        assert answer.status_code < 500, (case.method, case.path, case.path_parameters, case.body, answer.text)
        assert answer.status_code != 401

    send()


def test_no_request_brings_a_fault_about(described):
    """Every address of the API, with whatever parameters and bodies fit its description."""
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        ask(operation)
