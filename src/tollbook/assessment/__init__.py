"""Incidents → assessed record: ranges, responsibility, positions and grade, each with its reasons."""

from tollbook.assessment.assess import assess
from tollbook.assessment.explain import explain
from tollbook.assessment.policies import check_policies, under_policies
from tollbook.assessment.record import incidents_of, record_of, tolls_of

__all__ = [
    "assess", "check_policies", "explain", "incidents_of", "record_of", "tolls_of", "under_policies",
]  # fmt: skip
