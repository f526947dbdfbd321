"""Nouns for people: their lexicon, and the walk from a number to its noun."""

from tollbook.grounding.persons.nouns import Noun, people_nouns
from tollbook.grounding.persons.walk import NounPhrase, age_group, noun_after

__all__ = ["Noun", "NounPhrase", "age_group", "noun_after", "people_nouns"]
