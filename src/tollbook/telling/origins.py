"""The names of origins: ids are made to be compared, not to be read."""

import re
from collections.abc import Iterable, Mapping

from tollbook.telling.words import code_in_words
from tollbook.texts import gettext as _

_HEARD = " via "
_SMALL = frozenset({"a", "an", "the", "of", "for", "and", "s"})
"""Ids leave them out: "commander of forces in X" is `commander-forces-in-x` (fillers of `linking/origins.yaml`)."""


def origin_label(origin: str, names: Iterable[str] = ()) -> str:
    """ "afp+ap" as "AFP and AP", "witness via msf" as "a witness, heard by MSF"; `names` are those its claims give."""
    known = {_key(name): name for name in reversed(tuple(names)) if name}
    if _HEARD in origin:
        kind, outlet = origin.split(_HEARD, 1)
        heard = {"who": code_in_words(kind), "outlet": origin_label(outlet, known.values())}
        return _("unnamed %(who)s heard by %(outlet)s") % heard
    return joined_by_and(known.get(_key(part)) or _readable(part) for part in origin.split("+"))


def joined_by_and(names: Iterable[str]) -> str:
    """ "A and B"."""
    return _(" and ").join(names)


def readable(sentence: str, labels: Mapping[str, str]) -> str:
    """A reason with the ids of origins replaced by their labels ("low from msf" as "low from MSF")."""
    found = [origin for origin in labels if origin in sentence]
    if not found:
        return sentence
    ids = "|".join(re.escape(origin) for origin in sorted(found, key=len, reverse=True))
    return re.sub(rf"(?<![\w+-])(?:{ids})(?![\w+-])", lambda m: labels[m[0]], sentence)


def _key(name: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return "-".join(word for word in words if word not in _SMALL) or "-".join(words)


def _readable(part: str) -> str:
    words = part.split("-")
    return part.upper() if len(words) == 1 and len(part) <= 4 else " ".join(w.capitalize() for w in words)
