"""What grounding finds in a text before any claim is made of it. Offsets are code points, end exclusive."""

from dataclasses import dataclass, field

from tollbook.model.codes import Group, Unit
from tollbook.model.count import Count


@dataclass(frozen=True, slots=True)
class CountMention:
    """A quantity expression ("at least 12", "dozens") that counts things, with its bound words."""

    start: int
    end: int
    text: str
    count: Count
    rule: str
    unit: Unit = "persons"
    groups: tuple[tuple[Group, Count], ...] = ()
    """Groups that the expression itself says ("a mother and her three children": women 1, children 3)."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor as named in the text.

    `form` tells how: name ("Syrian army"), abbreviation ("SDF"), demonym ("Russian"), metonym ("Moscow"),
    role ("the regime", resolved from the document), unknown (kept as said, `id` null), supporter ("Turkish-backed") or
    nationality ("Syrian civilians", no party).
    """

    start: int
    end: int
    text: str
    name: str
    type: str
    id: str | None = None
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Term:
    """A lexicon entry found in the text: `lexicon` names the file, `code` what it stands for."""

    start: int
    end: int
    text: str
    lexicon: str
    code: str
    entry: str
    attributes: tuple[tuple[str, str], ...] = field(default=())

    def get(self, key: str) -> str | None:
        """An attribute of the entry, or None."""
        for name, value in self.attributes:
            if name == key:
                return value
        return None
