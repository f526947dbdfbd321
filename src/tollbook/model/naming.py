"""Who is told by name: whether a source is a person, whose name is for the team only, or a description."""

from collections.abc import Iterator

from tollbook.model.claim import Claim

_PERSONAL = ("witness", "relative")


def is_personal(name: str) -> bool:
    """Whether a witness is told by name ("Sami Haddad") rather than described ("residents", "an eyewitness")."""
    words = name.split()
    capital = [w for w in words if w[:1].isupper()]
    return len(capital) > 1 or (len(words) == 1 == len(capital) and not name.endswith("s"))


def personal_sources(claim: Claim) -> Iterator[str]:
    """The names of witnesses and relatives whom a claim cites by name."""
    for source in claim.sources:
        if source.type in _PERSONAL:
            yield from (n for n in (source.name, source.text) if n and is_personal(n))
