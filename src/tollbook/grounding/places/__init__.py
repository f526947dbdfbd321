"""Places: the gazetteer, mentions in a text, and which place each of them is."""

from tollbook.grounding.places.atlas import look_up
from tollbook.grounding.places.find import find_places

__all__ = ["find_places", "look_up"]
