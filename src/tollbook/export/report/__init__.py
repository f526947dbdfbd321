"""The report: one HTML file that holds all it shows, for readers without the program."""

from tollbook.export.report.build import page_of
from tollbook.export.report.cases import Case, gated
from tollbook.export.report.render import render

__all__ = ["Case", "gated", "page_of", "render"]
