"""What kind of source a phrase names, and under which name it is known."""

import re
from functools import cache, lru_cache
from typing import get_args

from tollbook.grounding.actor_index import index
from tollbook.grounding.actors import find_actors
from tollbook.language import Scanner
from tollbook.model import ActorMention, Term
from tollbook.model.codes import SourceType
from tollbook.rules import Entry, lexicon
from tollbook.rules.actors import actors
from tollbook.rules.sources import Outlet, agencies, outlet, outlets

SOURCE_TYPES: frozenset[str] = frozenset(get_args(SourceType))
OF_ACTOR: dict[str, SourceType] = {"coalition": "military", "militia": "armed_group"}
"""Types of actors that are no source types."""
PARTIES = frozenset({"government", "military"})
_FURNITURE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+|['’]s?$", re.IGNORECASE)
_AT_SEAT = re.compile(r"(?:[Tt]he )?(.{0,60}\b[Mm]inistry|[Gg]overnment|[Aa]uthorities) in ([A-Z].{2,20})$")
_OFFICE = re.compile(
    r"ministr|minister|president|spokes|official|department|command|secretary|police|army|military|forces|general"
    r"|officer|commander|envoy|ambassador|source|authorit|parliament|council|lawmaker|diplomat|leader|troops|soldier",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def type_source(phrase: str) -> SourceType:
    """The type of the source that a noun phrase names ("a medical source" → hospital); `unattributed` where none.

    In this order: words that decide alone (`strong: true` in `sources.yaml`), outlets and agencies, parties and
    organisations, other words.
    """
    strong = _strong().find(phrase)
    if any(t.code == "unnamed_official" for t in strong):
        return "unnamed_official"
    known = _known(phrase)
    organisation = next((m for m in _parties(phrase) if m.type not in PARTIES), None)
    if strong and not (organisation and organisation.start <= strong[0].start < strong[0].end <= organisation.end):
        return _code(strong[0])
    if known:
        return known.type
    mention = organisation or next(iter(_parties(phrase)), None)
    weak = _weak().find(phrase)
    if mention:
        return _of(mention, weak)
    return min(weak, key=_rank).code if weak else "unattributed"  # type: ignore[return-value]


@lru_cache(maxsize=4096)
def canonical_source(phrase: str) -> tuple[str, SourceType] | None:
    """The name under which a source is known, with its type; None where the phrase names nobody known.

    "the Britain-based monitor" → the Syrian Observatory for Human Rights; "Moscow" → Russia; an office of a state
    keeps its own words ("Russian Defence Ministry").
    """
    known = _known(phrase)
    if known:
        return known.name, known.type
    seat = _seat(phrase)
    if seat:
        return seat, type_source(phrase)
    mention = next(iter(_parties(phrase)), None)
    if not mention or not mention.id or mention.form == "nationality":
        return None
    kind = type_source(phrase)
    if kind == "unnamed_official":
        return None
    if mention.type in PARTIES and _OFFICE.search(phrase):
        return _FURNITURE.sub("", phrase.strip()), kind
    whose = OF_ACTOR.get(mention.type, mention.type)
    return (mention.name, kind) if kind == whose or mention.type in PARTIES else None


def _seat(phrase: str) -> str | None:
    """An office named by its capital, as its state's: "the defence ministry in Moscow" → "Russian defence ministry"."""
    office = _AT_SEAT.match(phrase.strip())
    if office is None:
        return None
    holders = [a for a in actors() if office[2] in a.capitals]
    return f"{holders[0].demonyms[0]} {office[1]}" if holders else None


def _known(phrase: str) -> Outlet | None:
    whole = outlet(phrase)
    if whole:
        return whole
    found = _outlets().find(phrase)
    return _by_code()[found[0].code] if found else None


@lru_cache(maxsize=4096)  # asked for a phrase's type, then for its name
def _parties(phrase: str) -> tuple[ActorMention, ...]:
    """The parties of the phrase; a state's name alone is one here, whatever stands around it."""
    bare = _FURNITURE.sub("", phrase.strip())
    for term in index().scanner.find(bare):
        meaning = index().meanings[term.code]
        if meaning.kind in ("capital", "state") and term.text == bare:
            party = meaning.actors[0]
            return (ActorMention(0, len(phrase), phrase, party.name, party.type, party.id, "metonym"),)
    said = [m for m in find_actors(phrase) if m.form not in ("supporter", "unknown")]
    return tuple(sorted(said, key=lambda m: m.form not in ("name", "abbreviation")))


def _of(mention: ActorMention, weak: tuple[Term, ...]) -> SourceType:
    kind = OF_ACTOR.get(mention.type, mention.type)
    if mention.form == "nationality" and weak:
        return _code(min(weak, key=_rank))
    if mention.type == "government" and weak and _code(weak[-1]) in ("military", "unnamed_official", "media", "ngo"):
        return _code(min(weak, key=_rank))
    return kind if kind in SOURCE_TYPES else "unattributed"  # type: ignore[return-value]


def _code(term: Term) -> SourceType:
    return term.code  # type: ignore[return-value]


def _rank(term: Term) -> int:
    return _ranks()[term.code]


@cache
def _ranks() -> dict[str, int]:
    ranks: dict[str, int] = {}
    for i, entry in enumerate(lexicon("sources.yaml")):
        if ("strong", "True") not in entry.attributes:
            ranks.setdefault(entry.code, i)
    return ranks


@cache
def _strong() -> Scanner:
    return Scanner("sources", [e for e in lexicon("sources.yaml") if ("strong", "True") in e.attributes])


@cache
def _weak() -> Scanner:
    return Scanner("sources", [e for e in lexicon("sources.yaml") if ("strong", "True") not in e.attributes])


@cache
def _by_code() -> dict[str, Outlet]:
    return {o.id: o for o in (*agencies(), *outlets())}


@cache
def _outlets() -> Scanner:
    return Scanner("outlets", [Entry(o.id, o.names, True, (), (), ()) for o in (*agencies(), *outlets())])
