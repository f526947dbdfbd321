"""An outlet or organisation as a project knows it."""

from tollbook.model.base import Record
from tollbook.model.codes import SourceType


class Reprint(Record):
    """Another source whose words a source carried, in so many documents of the project."""

    source: str
    documents: int


class KnownSource(Record):
    """An outlet, agency, party or organisation that publishes in a project, is credited or cited there, or is known.

    `published`, `credited` and `cited` count documents; `languages` are those it published in here. `credibility`, 0 to
    1, is what a user set (`set_by`, `set_at`, `reason`), else the rules' `default`. `usually_reprints` are the agencies
    that the rules say it takes, `reprinted` those whose words it was seen to carry.
    """

    id: str
    name: str
    type: SourceType | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    published: int = 0
    credited: int = 0
    cited: int = 0
    credibility: float
    default: float
    set_by: str | None = None
    set_at: str | None = None
    reason: str | None = None
    usually_reprints: tuple[str, ...] = ()
    reprinted: tuple[Reprint, ...] = ()
