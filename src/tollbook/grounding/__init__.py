"""Words become values: counts, times, places, actors and terms, each with its place in the text."""

from tollbook.grounding.actors import find_actors
from tollbook.grounding.counts import count_people, find_counts
from tollbook.grounding.places import find_places
from tollbook.grounding.terms import find_terms
from tollbook.grounding.times import find_times

__all__ = ["count_people", "find_actors", "find_counts", "find_places", "find_terms", "find_times"]
