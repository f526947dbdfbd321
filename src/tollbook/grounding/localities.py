"""Places that no gazetteer has, told by the words beside their names; they stay without coordinates of their own.

"the Armenian district", "the village of Kafr Zaytuna", "Nasr Street": the name is kept as said, with the country and
province of the nearest place that was found, so that a place left unresolved does not empty the rest of the claim.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from tollbook.language.scan import Scanner
from tollbook.model import ActorMention, Place
from tollbook.rules import lexicon, load_yaml

_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Aa]t|[Aa]z|[Uu]l|ez|es)-"
_WORD = rf"(?:{_ARTICLE})?[A-Z][a-z’']+(?:-[A-Za-z]+)*"
_NAME = rf"{_WORD}(?: (?:{_ARTICLE}|of |bin |ibn )?{_WORD}){{0,2}}"
_ARABIC = re.compile(rf"\b(?:in|at|near|outside) ({_ARTICLE}{_WORD}(?: {_ARTICLE}{_WORD})?)\b(?! [A-Z])")
"""An Arabic name with its article after a word of place: "in al-Nuwayra"."""
_NEAR_KM = 25.0
_AROUND = 100  # characters: three long words
_SMALL: dict[str, str] = {"neighbourhood": "neighbourhood", "town": "town", "street": "street"}


@cache
def _patterns() -> Mapping[str, list[re.Pattern[str]]]:
    found = defaultdict(list)
    for entry in lexicon("lexicons/en/localities.yaml"):
        words = "|".join(sorted(map(re.escape, entry.terms), key=len, reverse=True))
        found[entry.code].append(re.compile(rf"\b({_NAME}) (?:{words}|{words.title()})\b"))
        found[entry.code].append(re.compile(rf"\b({_NAME}) and {_NAME} (?:{_plurals(entry.terms)})\b"))
        found[entry.code].append(re.compile(rf"\b(?:{words}) of ({_NAME})(?: and ({_NAME}))?"))
    return found


@cache
def _anchors() -> Scanner:
    """The words of place, beside which alone names are looked for."""
    return Scanner("localities", lexicon("lexicons/en/localities.yaml"))


def _windows(text: str) -> Mapping[str, list[tuple[int, int]]]:
    """The stretches around words of place, by the word's code, in text order, none touching another of its code."""
    windows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for anchor in _anchors().find(text):
        start, end = max(0, anchor.start - _AROUND), anchor.end + _AROUND
        own = windows[anchor.code]
        if own and start <= own[-1][1]:
            own[-1] = own[-1][0], end
        else:
            own.append((start, end))
    return windows


def _plurals(terms: Sequence[str]) -> str:
    return "|".join(re.escape(term) for term in terms if term.endswith("s")) or "(?!)"


@cache
def _openers() -> frozenset[str]:
    """Capitalised words that open a sentence or qualify a name and are none."""
    return frozenset(load_yaml("lexicons/en/not_localities.yaml"))


def find_localities(text: str, places: Sequence[Place], actors: Sequence[ActorMention] = ()) -> tuple[Place, ...]:
    """The named places of a text that `places` (found by gazetteer, in text order) do not have yet, in text order.

    A party or a people ("a Syrian town") is no place's name, but may name a quarter ("the Armenian district").
    """
    taken = [(p.start, p.end) for p in places]
    peoples = [(a.start, a.end) for a in actors]
    found: dict[int, Place] = {}
    for code, start, end in sorted(_named(text), key=lambda n: (n[1], -n[2])):
        if any(s < end and start < e for s, e in taken):
            continue
        named = code == "neighbourhood" and text[:start].endswith(" the ")
        if not named and any(s < end and start < e for s, e in peoples):
            continue
        taken.append((start, end))
        found[start] = _place(text, code, start, end, places)
    return tuple(found[k] for k in sorted(found))


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    for code, match in _matches(text):
        for group in range(1, match.re.groups + 1):
            if match[group]:
                start, end = _trimmed(text, *match.span(group))
                if start < end:
                    yield code, start, end


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for code, windows in _windows(text).items():
        for pattern, (low, high) in product(_patterns()[code], windows):
            yield from ((code, match) for match in pattern.finditer(text, low, high))
    yield from (("town", match) for match in _ARABIC.finditer(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without words that open a sentence or qualify ("The Northern Nasr" → "Nasr")."""
    while start < end:
        first = text[start:end].partition(" ")[0]
        if first not in _openers() and not first.endswith(("-held", "-controlled", "-backed")):
            break
        start = min(end, start + len(first) + 1)
    return start, end


def _place(text: str, code: str, start: int, end: int, places: Sequence[Place]) -> Place:
    near = min((p for p in places if p.country), key=lambda p: abs(p.start - start), default=None)
    said = text[start:end]
    return Place(
        text=said,
        start=start,
        end=end,
        name=said,
        lat=near.lat if near else None,
        lon=near.lon if near else None,
        radius_km=_NEAR_KM if near and near.lat is not None else None,
        country=near.country if near else None,
        admin1=near.admin1 if near else None,
        precision=_SMALL[code],  # type: ignore[arg-type] # three of the codes
    )


def is_locality(place: Place) -> bool:
    """Whether a place was told by the words beside it, and by no gazetteer."""
    return place.geonames_id is None and place.name == place.text and place.precision in _SMALL.values()
