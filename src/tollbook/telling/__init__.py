"""Records in plain words, for people: what the terminal and the HTML report have in common."""

from tollbook.telling.claims import Told, object_in_words, said_in_words, tell_claims, what_of
from tollbook.telling.facts import Fact, facts_of, grade_in_words, when_fact, where_fact, whom_of
from tollbook.telling.graph import tell_graph
from tollbook.telling.origins import joined_by_and, origin_label, readable
from tollbook.telling.quotes import Piece, Quoted, marked, quote_of
from tollbook.telling.sources import chain_of, first_of, speaks_as_several
from tollbook.telling.words import (
    code_in_words,
    date_of,
    figure_in_words,
    place_in_words,
    safe,
    stance_verb,
    time_in_words,
)

__all__ = [
    "Fact", "Piece", "Quoted", "Told", "chain_of", "code_in_words", "date_of", "facts_of", "figure_in_words",
    "first_of", "grade_in_words", "joined_by_and", "marked", "object_in_words", "origin_label", "place_in_words",
    "quote_of", "readable", "safe", "said_in_words", "speaks_as_several", "stance_verb", "tell_claims",
    "tell_graph", "time_in_words", "what_of", "when_fact", "where_fact", "whom_of",
]  # fmt: skip
