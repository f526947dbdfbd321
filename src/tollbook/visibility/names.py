"""Which names in a project someone may not see: those of victims and witnesses, unless marked as public.

Masking hides what was read as a name. A name that no rule found is not known here, and stands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tollbook.model import Claim, Incident, personal_sources
from tollbook.store import PersonNamed, person_named
from tollbook.visibility.clearance import PUBLIC_EYES, Clearance

_PARTICLES = frozenset(
    {"al", "el", "abu", "abd", "umm", "ibn", "bin", "bint", "ben", "de", "del", "da", "di", "la", "le", "van", "von",
     "der", "den", "of", "the", "dr", "mr", "mrs"}
)  # fmt: skip
_SHORTEST = 3  # letters of a part of a name that is masked on its own


@dataclass(frozen=True, slots=True)
class Names:
    """Full names hold everywhere; parts of names, and names of one word, only in the documents that tell them."""

    full: frozenset[str]
    parts: dict[str, frozenset[str]]

    def parts_of(self, documents: Iterable[str]) -> frozenset[str]:
        """The parts of names that are masked in a record of these documents."""
        return frozenset().union(*(self.parts.get(d, frozenset()) for d in documents))


NO_NAMES = Names(frozenset(), {})


@dataclass(frozen=True, slots=True)
class Told:
    """What the claims of a document name: victims and witnesses, and the words of parties and places, which are no
    secret.
    """

    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def told_by(claims: Iterable[tuple[str, Claim]]) -> dict[str, Told]:
    """What is named by claims, each with its document's id: by document, of those that name anyone."""
    names: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for document, claim in claims:
        names[document].update(claim.victims.names, personal_sources(claim))
        words[document].update(_words_of_others(claim))
    return {document: Told(frozenset(found), frozenset(words[document])) for document, found in names.items() if found}


def collect_names(
    claims: Iterable[tuple[str, Claim]], incidents: Iterable[Incident], clearance: Clearance = PUBLIC_EYES
) -> Names:
    """The names of a project's claims and incidents that this clearance does not open, by document id.

    Names in claims are for the team; those of an incident's persons go by each person's own level.
    """
    persons = ((i.documents, tuple(map(person_named, i.persons))) for i in incidents)
    return hidden_names({} if clearance.team else told_by(claims), persons, clearance)


def hidden_names(
    told: Mapping[str, Told], incidents: Iterable[tuple[Sequence[str], Sequence[PersonNamed]]], clearance: Clearance
) -> Names:  # fmt: skip
    """The names that this clearance does not open, of what documents tell and of incidents' documents and persons."""
    found = {document: set(one.names) for document, one in told.items()}
    public: set[str] = set()
    for documents, persons in incidents:
        for person in persons:
            if clearance.sees(person.visibility):
                public.update(person.written)
            else:
                for document in documents:
                    found.setdefault(document, set()).update(person.written)
    private = {document: names - public for document, names in found.items()}
    full = frozenset(name for names in private.values() for name in names if " " in name.strip())
    nothing = Told()
    parts = {d: frozenset(_parts(names, told.get(d, nothing).words)) for d, names in private.items() if names}
    return Names(full, parts)


def _words_of_others(claim: Claim) -> Iterator[str]:
    for actor in claim.actors:
        yield from actor.name.split()
        yield from (actor.text or "").split()
    if claim.place is not None:
        yield from claim.place.text.split()


def _parts(names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        for word in name.replace("-", " ").split():
            if len(word) >= _SHORTEST and word.lower() not in _PARTICLES and word not in known and word[0].isupper():
                yield word
