"""The figures of a parsed sentence: only those beside a word of harm are ever asked for."""

from dataclasses import replace

from tollbook.grounding import find_counts
from tollbook.language import Sentence, once_a_sentence
from tollbook.model import CountMention


@once_a_sentence
def figures_of(sentence: Sentence) -> tuple[CountMention, ...]:
    """The quantities that the sentence names, in text order; offsets are the document's."""
    at = sentence.start
    return tuple(replace(c, start=c.start + at, end=c.end + at) for c in find_counts(sentence.text))
