"""Vocabulary, codelists and policies as data, and the loader that reads them."""

from tollbook.rules.loader import Entry, lexicon, load_yaml, rules_path

__all__ = ["Entry", "lexicon", "load_yaml", "rules_path"]
