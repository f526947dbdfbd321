"""Incidents → assessed record: ranges, responsibility, positions and grade, each with its reasons."""

from tollbook.assessment.assess import assess
from tollbook.assessment.explain import explain
from tollbook.assessment.record import events_for_linking, incidents_of, record_of, record_of_group, tolls_of

__all__ = ["assess", "events_for_linking", "explain", "incidents_of", "record_of", "record_of_group", "tolls_of"]
