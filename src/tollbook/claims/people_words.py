"""Whether a noun phrase names people at all, rather than villages, vehicles or prices."""

import re
from functools import cache

from tollbook.grounding.persons import Noun, people_nouns
from tollbook.language import Scanner
from tollbook.rules import Entry

_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-?)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty)|dozens|scores|hundreds|thousands|tens|others?|several|many|none|nobody|she|he"
)
_STANDS_ALONE = re.compile(
    r"^(?:(?:the|all|at|least|more|than|over|under|some|about|around|nearly|almost|up|to|as|many|an?|another|further|"
    r"additional|estimated|other|of|them|those|between|and|or|from|only|just|another|no) )*"
    rf"(?:[\d.,]+|{_WORDS}|(?:half )?(?:a )?(?:million|thousand|hundred|dozen))s?"
    r"(?: (?:others?|more|million|thousand|of them))?$",
    re.I,
)


_BY_AGE = re.compile(r"^(?:(?:an?|the|another|one) )?(?:[a-z]+ )?[\w-]+[- ](?:year|month|week|day)s?[- ]old$", re.I)


@cache
def _nouns() -> Scanner:
    entry = Entry("person", tuple(people_nouns()), False, (), (), ())
    return Scanner("people", (entry,))


def people_in(text: str) -> list[tuple[int, Noun]]:
    """The people nouns of a text in order, each with where it begins."""
    return [(term.start, people_nouns()[term.text.lower()]) for term in _nouns().find(text)]


def names_people(phrase: str) -> bool:
    """Whether a people noun stands in the phrase, or nothing but a figure does."""
    text = phrase.strip()
    return bool(_nouns().has(text) or _STANDS_ALONE.match(text) or _BY_AGE.match(text))
