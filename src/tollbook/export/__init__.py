"""A project's record in open formats. Everything that leaves goes through one gate."""

from tollbook.export.exporting import export_to, gate_of
from tollbook.export.formats import FORMATS, Format, find_format
from tollbook.export.output import open_output
from tollbook.export.visibility import Gate

__all__ = ["FORMATS", "Format", "Gate", "export_to", "find_format", "gate_of", "open_output"]
