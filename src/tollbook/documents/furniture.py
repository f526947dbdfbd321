"""Lines of a page that are no part of its report, by the vocabulary of `rules/documents/furniture.yaml`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tollbook.rules import lexicon

_LEAD = re.compile(r"^(?:\d{1,2}[.)]\s+|[-•*·▪►▶»>×+#]\s*)+")
_WORD = re.compile(r"[^\W_]")
_MORE = re.compile(
    r"more (?:from|on|about|in) (?!the )[^.!?]{2,40}|more from the [^.!?]{2,30}|"
    r"(?:more|other|latest) (?:[\w-]+ ){0,2}(?:news|stories|articles|headlines)"
)
_STAMPED = re.compile(r"\d{1,2}:[0-5]\d (?![ap]\.?m\b)\S.*[^.!?\"”]", re.I)
"""An entry of a list of films: its length, then a headline ("1:47 Market reopens")."""
_LONGEST_FILM = 160
_LONGEST_HEADING = 70
_ALERT = re.compile(r"whenever .{2,60} posts new content, you.ll get an email\b.*")
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_KEY = 3
MARKS = "marks"
_MARKS = " \t\u00a0\u200b:.…»›>→▶►|·•-–—[]()!×+"


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    whole: dict[str, tuple[str, int]]
    starts: dict[str, tuple[tuple[str, str, int], ...]]
    related: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    whole: dict[str, tuple[str, int]] = {}
    starts: dict[str, tuple[tuple[str, str, int], ...]] = {}
    related: set[str] = set()
    for entry in lexicon("documents/furniture.yaml"):
        attributes = dict(entry.attributes)
        place, longest = attributes["place"], int(attributes["longest"])
        if place == "start":
            for term in entry.terms:
                starts[term[:_KEY]] = (*starts.get(term[:_KEY], ()), (term, entry.code, longest))
        elif place == "related":
            related.update(term.strip(_MARKS) for term in entry.terms)
        else:
            whole |= {term.strip(_MARKS): (entry.code, longest) for term in entry.terms}
    return _Vocabulary(whole, starts, frozenset(related))


@lru_cache(maxsize=256)  # a line is asked about several times
def _plain(line: str) -> str:
    return _LEAD.sub("", line.strip()).lower().replace("’", "'")


@lru_cache(maxsize=256)  # a line is asked about several times
def furniture_code(line: str) -> str | None:
    """The code of the furniture that a whole line is, or None; `marks` for a line without a letter or digit.

    Headings over links to other reports are none.
    """
    if len(line) > 400:
        return None
    plain, vocabulary = _plain(line), _vocabulary()
    bare = plain.strip(_MARKS)
    if not _WORD.search(bare):
        return MARKS
    if bare in vocabulary.whole and bare not in vocabulary.related:
        return vocabulary.whole[bare][0]
    if len(line) <= _LONGEST_FILM and _STAMPED.fullmatch(plain):
        return "playlist"
    if _ALERT.fullmatch(plain):
        return "subscription"
    opening = plain[1:] if _BRACKETED.fullmatch(plain) else plain
    for start, code, longest in vocabulary.starts.get(opening[:_KEY], ()):
        if len(line) <= longest and opening.startswith(start):
            return code
    return None


def opens_links(line: str) -> bool:
    """Whether the line is a heading under which links to other reports follow, such as "Related news"."""
    if len(line) > _LONGEST_HEADING:
        return False
    plain = _plain(line).strip(_MARKS)
    return plain in _vocabulary().related or bool(_MORE.fullmatch(plain))


def site_named(line: str) -> str | None:
    """The publisher that a skip link names: "Skip to more DW sites" says DW."""
    found = re.search(r"\bskip to (?:more |other )?([A-Z][\w&.]{1,20}(?: [A-Z][\w&.]{1,20}){0,2}) sites?\b", line, re.I)
    return found[1] if found and found[1][:1].isupper() else None
