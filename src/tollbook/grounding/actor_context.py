"""What the words beside a name make of it: "Russian warplanes", "Moscow denied", "Turkish-backed", "in Syria"."""

import re
from functools import cache

from tollbook.grounding.actor_index import Index
from tollbook.rules.actors import words

_WORD_BEFORE = re.compile(r"([\w.'’-]+)[ \n]+(?:the |The )?$")
_COMPOUND = re.compile(r"[-‐–](\w+)")
_PREFIX = re.compile(r"([A-Za-z]+)-$")
_NEXT = re.compile(r"(?:['’]s)?,? (\w+)")
_ADDRESS = re.compile(r"(?:[A-Z][\w'’-]+,|\b[Bb]orders? with) (?:the )?$")
_PERSON = re.compile(r"\b[A-Z][a-z]+ $")
_TIES = ("of ", "to ", "with ", "the ", "resident ", "leader ")
_ANOTHER = re.compile(r"(?:,| and| or|/|-| and/or|, and) ?$")


@cache
def word_set(kind: str) -> frozenset[str]:
    """One list of `actors/forces.yaml` in lower case."""
    return frozenset(w.lower() for w in words(kind))


def compound(text: str, end: int) -> str | None:
    """What a hyphen after the name makes of it: "supported" ("-backed"), "described" ("-held"), "other", or None."""
    follows = _COMPOUND.match(text, end)
    if not follows:
        return None
    word = follows[1].lower()
    if word in word_set("supported"):
        return "supported"
    return "described" if word in word_set("described") else "other"


def state_force(text: str, end: int, index: Index, bare: bool = False) -> tuple[int, str] | None:
    """Where the force or office after a state's name ends, and its kind (military, police, media…).

    After a plural a last "strike" is the verb ("Russian jets strike"), and so is any after the `bare` name of a state.
    """
    found = index.state_force.match(text, end)
    if not found:
        return None
    stretch = text[end : found.end()].lower()
    head, _, last = stretch.rpartition(" ")
    if last in word_set("verbs"):
        body = head.rpartition(" ")[2]
        if not head and bare:
            return None
        if body in index.force_type and (body.endswith("s") or last.endswith("s")):
            return end + len(head), _kind(body, index)
    return found.end(), _kind(found["force"].lower(), index)


def _kind(force: str, index: Index) -> str:
    if force in index.force_type:
        return index.force_type[force]
    kinds = {index.force_type.get(part) for part in _parts(force, index)}
    return next((k for k in ("media", "military", "police", "unnamed", "government") if k in kinds), "government")


def _parts(force: str, index: Index) -> list[str]:
    tokens = force.split(" ")
    return [
        " ".join(tokens[i:j])
        for i in range(len(tokens))
        for j in range(i + 1, len(tokens) + 1)
        if " ".join(tokens[i:j]) in index.force_type
    ]


def group_force(text: str, end: int, index: Index) -> int:
    """Where the members or arms named after a group end ("Houthi fighters"), else `end`."""
    found = index.group_force.match(text, end)
    return found.end() if found else end


def of_force(text: str, start: int, index: Index) -> tuple[int, str] | None:
    """Where a force named before a state starts ("the army of Syria", "forces loyal to Assad"), and its kind."""
    if not text.endswith(_TIES, max(0, start - 12), start):
        return None
    found = index.of_force.search(text[max(0, start - 60) : start])
    if not found:
        return None
    return max(0, start - 60) + found.start(), index.force_type.get(found["force"].lower(), "government")


def prefix(text: str, start: int) -> str:
    """What a hyphen before the name ties it to: "pro", another of `prefixes` as "other", or nothing."""
    found = _PREFIX.search(text[max(0, start - 12) : start])
    word = found[1].lower() if found else ""
    return word if word == "pro" else "other" if word in word_set("prefixes") else ""


def before(text: str, start: int) -> str:
    """The word before, in lower case, an article passed over; empty at a sentence's start."""
    found = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    return found[1].lower() if found else ""


def is_place(text: str, start: int) -> bool:
    """Whether a preposition or the end of an address ("Aleppo, Syria") before it makes the name a place."""
    return before(text, start) in word_set("locative") or bool(_ADDRESS.search(text[max(0, start - 25) : start]))


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a name that is also a first name stands beside another name."""
    return bool(_PERSON.search(text[max(0, start - 20) : start]) or re.match(r" [A-Z][a-z]", text[end : end + 3]))


def has_people(text: str, end: int) -> bool:
    """Whether the next word names people of that state ("US citizens")."""
    found = _NEXT.match(text, end)
    return found is not None and found[1].lower() in word_set("persons")


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a capital acts or speaks here, or is blamed, and so means its government."""
    previous = before(text, start)
    if previous in word_set("after"):
        return text[end : end + 1] != "-"
    if previous in word_set("locative") or text[max(0, start - 2) : start] == ", ":
        return False
    at, copula = end, False
    for _ in range(4):
        found = _NEXT.match(text, at)
        if not found:
            return False
        word = found[1].lower()
        if copula and word in word_set("acting") or word in word_set("speaks") and not copula:
            return True
        if word not in word_set("auxiliaries"):
            return False
        copula = copula or word in ("is", "was")
        at = found.end()
    return False


def joined(text: str, end: int, start: int) -> bool:
    """Whether only "and", "or" or a comma stands between two names."""
    return start - end <= 8 and bool(_ANOTHER.match(text[end:start]))
