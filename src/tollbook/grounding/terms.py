"""Methods, weapons and objects as the text names them: one pass of the scanner for each lexicon."""

from functools import cache

from tollbook.language import Scanner, lower
from tollbook.model import Term
from tollbook.rules import lexicon

LEXICONS = ("methods", "weapons", "objects")
NOT_ONE = "none"
"""Code of phrases that hold a lexicon's word without its meaning ("White House"); they are dropped."""


@cache
def scanner(name: str) -> Scanner:
    """The scanner of one packaged English lexicon. Raises TollbookError `bad-rules` for a broken file."""
    return Scanner(name, lexicon(f"lexicons/en/{name}.yaml"))


def find_terms(text: str) -> tuple[Term, ...]:
    """The terms of all lexicons in text order; within one lexicon they never overlap.

    `Term.get("weak")` is "True" for words that fit several methods ("bombing") or name what is seldom an object of
    harm ("road"); `Term.get("implies")` is the method that a weapon itself means.
    """
    low = lower(text)
    found = [t for name in LEXICONS for t in scanner(name).find(text, low) if t.code != NOT_ONE]
    return tuple(sorted(found, key=lambda t: (t.start, -t.end, t.lexicon)))
