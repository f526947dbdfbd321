"""Everything that names a party, ready to be found in one pass, and the words that belong to such a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tollbook.language import Scanner
from tollbook.rules import Entry
from tollbook.rules.actors import Actor, Role, actors, roles, words

KINDS = ("military", "police", "government", "media")
FIELDS = ("abbreviation", "demonym", "people", "capital", "metonym", "force", "leader", "place")
POSSESSIVE = ("state", "name", "leader", "capital", "metonym")
OWN = r"(?:['’`]s|s['’`]|['’`])?"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term means: the kind of word, and the actors or the role that it may stand for."""

    kind: str
    actors: tuple[Actor, ...] = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """The scanner; `meanings` by the code of the terms it finds; patterns for the words beside a name."""

    scanner: Scanner
    meanings: dict[str, Meaning]
    state_force: re.Pattern[str]
    group_force: re.Pattern[str]
    of_force: re.Pattern[str]
    force_type: dict[str, str]


@cache
def index() -> Index:
    """The index over the packaged actors; built once."""
    meanings, entries = _vocabulary()
    unnamed, states = words("unnamed"), tuple(w for kind in KINDS for w in words(kind))
    adjectives, every = _either(words("adjectives")), _either((*states, *unnamed))
    group = _either((*words("group"), *(w for w in words("military") if w not in words("verbs"))))
    return Index(
        scanner=Scanner("actors", entries),
        meanings=meanings,
        state_force=re.compile(
            rf"{OWN} (?:(?:{adjectives}) ){{0,3}}?(?P<force>(?:{every})(?: (?:{every})){{0,2}})\b(?!-\w)", re.IGNORECASE
        ),
        group_force=re.compile(rf"{OWN} (?:(?:{adjectives}) ){{0,2}}?(?P<force>{group})\b(?!-\w)", re.IGNORECASE),
        of_force=re.compile(
            rf"\b(?P<force>{_either(words('bodies'))})(?: of| loyal to| allied to| allied with| belonging to)"
            r"(?: the)?(?: president| leader)? $",
            re.IGNORECASE,
        ),
        force_type={w.lower(): kind for kind in ("unnamed", *reversed(KINDS)) for w in words(kind)},
    )


def _vocabulary() -> tuple[dict[str, Meaning], list[Entry]]:
    meant: dict[tuple[str, str], list[Actor]] = {}
    for actor in actors():
        for kind, term in _terms(actor):
            meant.setdefault((kind, term), []).append(actor)
    meanings: dict[str, Meaning] = {}
    entries: list[Entry] = []

    def add(meaning: Meaning, terms: tuple[str, ...]) -> None:
        code = str(len(meanings))
        meanings[code] = meaning
        letters = meaning.kind in ("state", "force", "name") and terms[0].removesuffix("s").isupper()
        exact = letters or any(a.case for a in meaning.actors)
        case = meaning.kind == "abbreviation" or exact
        entries.append(Entry(code, terms, case, (), (), ()))

    for (kind, term), holders in meant.items():
        add(Meaning(kind, tuple(holders)), (term,))
    for role in roles():
        add(Meaning("role", role=role), role.terms)
    add(Meaning("blocked"), words("blocked"))
    return meanings, entries


def _terms(actor: Actor) -> list[tuple[str, str]]:
    kind = "state" if actor.id.startswith("gov-") else "name"
    held = (actor.abbreviations, actor.demonyms, actor.people, actor.capitals, actor.metonyms, actor.forces)
    pairs = [(kind, t) for t in actor.names]
    for field, terms in zip(FIELDS, (*held, actor.leaders, actor.places), strict=True):
        pairs += [(field, t) for t in terms]
    return list(dict.fromkeys((field, variant) for field, term in pairs for variant in _apostrophes(field, term)))


def _apostrophes(field: str, term: str) -> tuple[str, ...]:
    """The term with a straight, a curved and a lost apostrophe, and its possessive that lost one ("Russias")."""
    lost = (f"{term}s",) if field in POSSESSIVE and not term.endswith("s") and len(term) > 3 else ()
    article = (f"the {term}", f"The {term}") if field == "name" and " " in term else ()
    return (term, term.replace("'", "’"), term.replace("'", ""), *lost, *article)


def _either(terms: Iterable[str]) -> str:
    """A pattern for any of the terms, the longest first."""
    return "|".join(re.escape(t) for t in sorted(set(terms), key=lambda t: (-len(t), t)))
