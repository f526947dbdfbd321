"""Incidents → assessed record: ranges, responsibility, positions and grade, each with its reasons."""

from tollbook.assessment.assess import assess
from tollbook.assessment.explain import explain
from tollbook.assessment.policies import check_policies, under_policies
from tollbook.assessment.reconcile import lies_inside, reconciled
from tollbook.assessment.record import events_for_linking, incidents_of, record_of, record_of_group, tolls_of

__all__ = [
    "assess", "check_policies", "events_for_linking", "explain", "incidents_of", "lies_inside", "reconciled",
    "record_of", "record_of_group", "tolls_of", "under_policies",
]  # fmt: skip
