"""Sentences, the parser behind one small interface, the lexicon scanner and the harm gate."""

from tollbook.language.gate import harmful, names_harm, scanner, surroundings, windows
from tollbook.language.parser import Parser, load_parser
from tollbook.language.scan import Scanner, lower
from tollbook.language.sentences import Stretch, split_sentences
from tollbook.language.tokens import Sentence, Token, once_a_sentence

__all__ = [
    "Parser",
    "Scanner",
    "Sentence",
    "Stretch",
    "Token",
    "harmful",
    "load_parser",
    "lower",
    "names_harm",
    "once_a_sentence",
    "scanner",
    "split_sentences",
    "surroundings",
    "windows",
]
