"""Counts: quantity expressions and victims' noun phrases become low/best/high with a qualifier."""

from tollbook.grounding.counts.find import find_counts
from tollbook.grounding.counts.people import count_people
from tollbook.grounding.counts.shares import share_of

__all__ = ["count_people", "find_counts", "share_of"]
