"""A project's record in open formats. Everything that leaves goes through one gate."""

from tollbook.export.exporting import export_to
from tollbook.export.formats import FORMATS, Format, find_format
from tollbook.export.output import open_output

__all__ = ["FORMATS", "Format", "export_to", "find_format", "open_output"]
