"""A project's record in open formats. Everything that leaves goes through one gate."""

from tollbook.export.csv_incidents import csv_lines
from tollbook.export.exporting import export_to, gate_of
from tollbook.export.formats import FORMATS, Format, find_format
from tollbook.export.incidents_jsonl import json_lines
from tollbook.export.output import open_output
from tollbook.visibility import Gate

__all__ = [
    "FORMATS", "Format", "Gate", "csv_lines", "export_to", "find_format", "gate_of", "json_lines", "open_output",
]  # fmt: skip
