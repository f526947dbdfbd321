"""Which names in a project someone may not see: those of victims and witnesses, unless marked as public.

Masking hides what was read as a name. A name that no rule found is not known here, and stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tollbook.model import Claim, Incident, personal_sources
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


def collect_names(
    claims: Iterable[tuple[str, Claim]], incidents: Iterable[Incident], clearance: Clearance = PUBLIC_EYES
) -> Names:
    """The names of a project's claims and incidents that this clearance does not open, by document id.

    Names in claims are for the team; those of an incident's persons go by each person's own level.
    """
    found: dict[str, set[str]] = defaultdict(set)
    known: dict[str, set[str]] = defaultdict(set)  # words of parties and places, which are no secret
    for document, claim in claims:
        if not clearance.team:
            found[document].update(claim.victims.names, personal_sources(claim))
        known[document].update(_words_of_others(claim))
    public = set()
    for incident in incidents:
        for person in incident.persons:
            written = {text for name in person.names for text in (name.text, name.transliteration) if text}
            if clearance.sees(person.visibility):
                public.update(written)
            else:
                for document in incident.documents:
                    found[document].update(written)
    private = {document: names - public for document, names in found.items()}
    full = frozenset(name for names in private.values() for name in names if " " in name.strip())
    return Names(full, {d: frozenset(_parts(names, known[d])) for d, names in private.items() if names})


def _words_of_others(claim: Claim) -> Iterator[str]:
    for actor in claim.actors:
        yield from actor.name.split()
        yield from (actor.text or "").split()
    if claim.place is not None:
        yield from claim.place.text.split()


def _parts(names: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in names:
        for word in name.replace("-", " ").split():
            if len(word) >= _SHORTEST and word.lower() not in _PARTICLES and word not in known and word[0].isupper():
                yield word
