"""Extractors beside the rules, and the check that every extractor's output passes."""

from tollbook.extractors.verbatim import verbatim

__all__ = ["verbatim"]
