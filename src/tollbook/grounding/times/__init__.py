"""Times: dates and periods that a text names, resolved to intervals by what the text and its publication say."""

from tollbook.grounding.times.finding import find_times

__all__ = ["find_times"]
