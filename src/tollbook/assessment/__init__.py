"""Incidents → assessed record: ranges, responsibility, positions and grade, each with its reasons."""

from tollbook.assessment.assess import assess
from tollbook.assessment.explain import explain
from tollbook.assessment.record import incidents_of, record_of, tolls_of

__all__ = ["assess", "explain", "incidents_of", "record_of", "tolls_of"]
