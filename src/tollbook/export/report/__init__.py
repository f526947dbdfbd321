"""The report: one HTML file that holds all it shows, for readers without the program."""

from tollbook.export.report.articles import paragraphs_of
from tollbook.export.report.build import case_shown, labels_of, page_of
from tollbook.export.report.cases import Case, gated
from tollbook.export.report.page import CaseShown
from tollbook.export.report.render import render

__all__ = ["Case", "CaseShown", "case_shown", "gated", "labels_of", "page_of", "paragraphs_of", "render"]
