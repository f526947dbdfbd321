"""The harmed people of one clause, as its words describe them."""

import re
from dataclasses import dataclass

from tollbook.model import Count, Victims

_OTHERS = re.compile(
    r"^(?:(?:the|an?|some|several|many|more|another|at least|around|about|over|nearly) )*"
    r"[\w,.-]*(?: (?:others?|more))?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Harmed:
    """The harmed as the clause says: their words' place, figure, and description."""

    start: int
    end: int
    count: Count
    victims: Victims
    said: bool
    """Whether people are named or counted at all (a bare pronoun or thing is not)."""

    @property
    def bare(self) -> bool:
        """Whether only a figure or "others" stands for the people, so that the words before tell who they are."""
        return bool(_OTHERS.match(self.victims.text or "")) and self.victims.status == "unknown"
