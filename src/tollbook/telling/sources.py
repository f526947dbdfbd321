"""Who says it, as a chain in words: the speaker, whom he cites, the medium told."""

import re
from collections.abc import Sequence

from tollbook.model import Source
from tollbook.texts import gettext as _

_MEDIA = ("media", "wire_agency")


def chain_of(sources: Sequence[Source], publisher: str | None = None) -> str:
    """ "Mark Toner, citing credible human rights organizations" or "a doctor, told to AFP".

    The publisher is named only where it is the one that says so; "the report" where nobody is known.
    """
    cited = _cited(sources)
    if not cited:
        return publisher or _("the report")
    first, *rest = cited
    told = [source.name for source in rest if source.type in _MEDIA]
    behind = [source.name for source in rest if source.type not in _MEDIA]
    words = first.name
    if behind:
        words = _("%(who)s, citing %(whom)s") % {"who": words, "whom": ", ".join(behind)}
    return _("%(who)s, told to %(whom)s") % {"who": words, "whom": ", ".join(told)} if told else words


def first_of(sources: Sequence[Source], publisher: str | None = None) -> str:
    """Who is named first in the chain; empty where nobody is known."""
    return next((source.name for source in _cited(sources)), publisher or "")


def _cited(sources: Sequence[Source]) -> list[Source]:
    named = [source for source in sources if source.name]
    return [source for source in named if not (source.start is None and source.type in _MEDIA)]


def speaks_as_several(first: str) -> bool:
    """Whether who speaks first are people without a name ("residents", "two doctors at the clinic", "police")."""
    first = re.split(r" (?:of|in|at|from|near|for|with|who) ", first)[0]
    head = first.split()[-1] if first.split() else ""
    return not first[:1].isupper() and (
        head in ("police", "people") or (head.endswith("s") and not head.endswith("ss"))
    )
