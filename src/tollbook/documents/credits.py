"""Picture credits, on a line of their own or at the end of a caption, by `rules/documents/credits.yaml`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tollbook.rules import lexicon

_MARKED = re.compile(r"[:(\[©]")  # no credit at a caption's end is without one of these
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 140


@dataclass(frozen=True, slots=True)
class Credited:
    """A line that ends in a credit: the caption's end (0 where it has none), and the credit's start and end."""

    caption_end: int
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    terms: dict[str, list[str]] = {"label": [], "sign": [], "inside": []}
    for entry in lexicon("documents/credits.yaml"):
        terms[dict(entry.attributes)["place"]] += sorted(map(re.escape, entry.terms), key=len, reverse=True)
    label = "|".join(terms["label"])
    capital = "|".join(t[0].upper() + t[1:] for t in terms["label"] if t[0].isalpha())
    sign, inside = "|".join(terms["sign"]), "|".join(terms["inside"])
    credit = rf"(?P<credit>[^\n]{{2,{_LONGEST_CREDIT}}}?)"
    return (
        re.compile(rf"\(?(?:{label})\s*[:|]\s*{credit}\)?\s*", re.I),
        re.compile(rf"\(?(?P<credit>(?:{sign})\s*[^\n]{{2,{_LONGEST_CREDIT}}})", re.I),
        re.compile(
            rf"(?:(?<=[^\s(\[])|(?<=[.!?…|–—] )|(?<=\s[(\[]))(?:{capital}|IMAGE|PHOTO)\s*: ?{credit}[)\]]?\s*\Z"
        ),
        re.compile(rf"[(\[](?P<credit>[^()\[\]\n]*(?:{inside}|photo by|photo:)[^()\[\]\n]*)[)\]]\.?\s*\Z", re.I),
        re.compile(r"\[(?P<credit>[^\[\]\n/]{2,60}/[^\[\]\n]{2,60})\]\s*\Z"),
        re.compile(rf"(?<=[.!?)”\"\w])\s*(?P<credit>©\s*[^\n©]{{2,{_LONGEST_CREDIT}}})\s*\Z"),
        re.compile(rf"[^\n]*(?:{inside})\b[^\n]*", re.I),
    )


@lru_cache(maxsize=256)  # a line is asked about alone, then as the unit it became
def find_credit(line: str) -> Credited | None:
    """The credit in a line of plain text, with the caption before it; None in running text."""
    if len(line) > _LONGEST_CAPTION:
        return None
    label, sign, *ends, service = _patterns()
    whole = label.fullmatch(line)
    if whole and _is_credit(whole["credit"]):
        return Credited(0, whole.start("credit"), whole.end("credit"))
    if len(line) <= _LONGEST_CREDIT:
        alone = sign.fullmatch(line)
        if alone and _is_credit(alone["credit"]):
            return Credited(0, alone.start("credit"), alone.end("credit"))
        if not line.endswith(".") and len(line.split()) <= 10 and service.fullmatch(line):
            return Credited(0, 0, len(line))
    tail = max(0, len(line) - _LONGEST_CREDIT - 30)
    for pattern in ends if _MARKED.search(line, tail) else ():
        found = pattern.search(line, tail)
        if found and _is_credit(found["credit"]):
            return Credited(len(line[: found.start()].rstrip(" |–—([")), found.start("credit"), found.end("credit"))
    return None


def _is_credit(text: str) -> bool:
    """A credit names people and agencies: it is no sentence."""
    return any(c.isalpha() for c in text) and not re.search(r"[a-z]{3}[.!?] +[A-Z]|[\"“]|\b(?:said|was|were)\b", text)
