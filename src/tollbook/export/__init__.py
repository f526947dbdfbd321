"""A project's record in open formats. Everything that leaves goes through one gate."""

from tollbook.export.csv_incidents import csv_lines
from tollbook.export.exporting import export_to
from tollbook.export.formats import FORMATS, Format, find_format
from tollbook.export.incidents_jsonl import json_lines
from tollbook.export.output import open_output

__all__ = ["FORMATS", "Format", "csv_lines", "export_to", "find_format", "json_lines", "open_output"]
