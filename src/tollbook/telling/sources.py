"""Who says it, as a chain in words: the speaker, whom he cites, the medium told."""

import re
from collections.abc import Sequence

from tollbook.model import Source

_MEDIA = ("media", "wire_agency")


def chain_of(sources: Sequence[Source], publisher: str | None = None) -> str:
    """ "Mark Toner, citing credible human rights organizations" or "a doctor, told to AFP".

    The publisher is named only where it is the one that says so; "the report" where nobody is known.
    """
    named = [source for source in sources if source.name]
    cited = [source for source in named if not (source.start is None and source.type in _MEDIA)]
    if not cited:
        return publisher or "the report"
    first, *rest = cited
    told = [source.name for source in rest if source.type in _MEDIA]
    behind = [source.name for source in rest if source.type not in _MEDIA]
    words = first.name
    if behind:
        words += f", citing {', '.join(behind)}"
    return f"{words}, told to {', '.join(told)}" if told else words


def speaks_as_several(chain: str) -> bool:
    """Whether the first of a chain are people without a name ("residents", "two doctors at the clinic", "police")."""
    first = re.split(r", citing|, told to| (?:of|in|at|from|near|for|with|who) ", chain)[0]
    head = first.split()[-1] if first.split() else ""
    return not first[:1].isupper() and (
        head in ("police", "people") or (head.endswith("s") and not head.endswith("ss"))
    )
