"""People's names compared across spellings and transliterations."""

import re

from tollbook.incidents.fingerprint import fold

_PARTICLES = {
    "al",
    "el",
    "ul",
    "bin",
    "ibn",
    "bint",
    "abu",
    "abd",
    "von",
    "van",
    "de",
    "jr",
    "sr",
    "mr",
    "mrs",
    "ms",
    "dr",
}
_LIKE = (("sch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"))
_SAME_LETTER = str.maketrans({"q": "k", "c": "k", "z": "s", "j": "g", "v": "w"})


def name_parts(name: str) -> tuple[str, ...]:
    """A name's words without particles, each by its consonants ("Muhammad" and "Mohamed" are one)."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(name).replace("-", " ")) if w not in _PARTICLES and len(w) > 1]
    return tuple(_consonants(word) for word in words)


def same_person(first: str, second: str) -> bool:
    """Whether two names may be one person: all words of the shorter are in the longer ("Haddad", "Karim Haddad")."""
    x, y = name_parts(first), name_parts(second)
    return bool(x and y) and (set(x) <= set(y) or set(y) <= set(x))


def full_name_keys(names: tuple[str, ...]) -> frozenset[str]:
    """Keys of the names that have two words or more; single words are too common to join events by."""
    parts = (name_parts(name) for name in names)
    return frozenset(f"{p[0]} {p[-1]}" for p in parts if len(p) > 1)


def distinct_people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each person once, by the longest form of the name, in the order first met."""
    people: list[str] = []
    for name in names:
        known = next((i for i, person in enumerate(people) if same_person(person, name)), None)
        if known is None:
            people.append(name)
        elif len(name) > len(people[known]):
            people[known] = name
    return tuple(people)


def _consonants(word: str) -> str:
    for said, alike in _LIKE:
        word = word.replace(said, alike)
    word = word.translate(_SAME_LETTER)
    kept = word[0] + re.sub("[aeiouyhw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", kept)
