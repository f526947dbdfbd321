"""A claim in words: who says what, of whom, by whom, as what part of which other claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.model import Claim, ClaimActor, ClaimObject, Document
from tollbook.telling.quotes import Quoted, quote_of
from tollbook.telling.sources import chain_of, speaks_as_several
from tollbook.telling.words import code_in_words, figure_in_words, stance_verb

_HARMED = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "detained": "detained",
    "abducted": "abducted",
    "sexual_violence": "victims of sexual violence",
    "casualties": "killed or injured",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a reader meets it: "`who` `verb`: `what`", where `what` is empty if the verb says it all.

    `notes` are short facts such as "part of claim 2" or "answers claim 4"; `entry` says when the entry of a live blog
    was published that it stands in.
    """

    number: int
    claim: Claim
    who: str
    verb: str
    what: str
    notes: tuple[str, ...]
    quote: Quoted | None
    entry: str | None = None

    @property
    def sentence(self) -> str:
        """ "Mark Toner, citing rights groups, says: 12 people killed, by Russia (alleged)"."""
        comma = "," if "," in self.who else ""
        return f"{self.who}{comma} {self.verb}" + (f": {self.what}" if self.what else "")


def tell_claims(document: Document, claims: Sequence[Claim]) -> tuple[Told, ...]:
    """A document's claims in words, numbered from 1 in their order."""
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    return tuple(_told(document, claim, numbers) for claim in claims)


def _told(document: Document, claim: Claim, numbers: Mapping[str, int]) -> Told:
    who = chain_of(claim.sources, document.publisher)
    return Told(
        number=numbers[claim.id],
        claim=claim,
        who=who[:1].upper() + who[1:],
        verb=_verb(claim, several=speaks_as_several(who)),
        what=what_of(claim),
        notes=tuple(_notes(claim, numbers)),
        quote=quote_of(claim, document.text, document.blocks),
        entry=_entry(document, claim),
    )


def _entry(document: Document, claim: Claim) -> str | None:
    start = next((e.start for e in claim.evidence if e.slot == "claim" and e.start is not None), -1)
    return next((b.published for b in document.blocks if b.start <= start < b.end), None)


def _verb(claim: Claim, *, several: bool) -> str:
    """What the source does; a party that stands by its act says so, it does not admit."""
    if claim.stance == "admit" and any(actor.responsibility == "claimed" for actor in claim.actors):
        return "say that they did it" if several else "says that it did it"
    return stance_verb(claim.stance, several=several)


def what_of(claim: Claim) -> str:
    """ "22 people killed (civilian), by Russia (alleged)", "hospital damaged"; empty for "denies" and the like."""
    by_whom = by_whom_of(claim.actors)
    if claim.kind == "responsibility":
        return f"done by {by_whom}" if claim.stance in ("assert", "hypothetical") and by_whom else ""
    what = _WHAT[claim.kind](claim)
    return f"{what}, by {by_whom}" if by_whom else what


def _damage(claim: Claim) -> str:
    return ", ".join(map(object_in_words, claim.objects)) or "damage"


def _weapon_use(claim: Claim) -> str:
    return "use of " + (", ".join(map(code_in_words, claim.weapons)) or "a weapon")


def object_in_words(found: ClaimObject) -> str:
    """ "hospital damaged": the object as the text names it, and what happened to it."""
    name = found.text or code_in_words(found.code)
    return name if found.status == "unclear" else f"{name} {found.status}"


def by_whom_of(actors: Sequence[ClaimActor]) -> str | None:
    """ "Russia (alleged)"; null where no party is named."""
    named = [f"{a.name} ({a.responsibility})" for a in actors if a.role == "perpetrator"]
    others = [f"{a.name} ({a.role})" for a in actors if a.role in ("supporter", "requester")]
    return ", ".join(dict.fromkeys([*named, *others])) or None


def _harm(claim: Claim) -> str:
    victims, harm = claim.victims, _HARMED[claim.harm or "casualties"]
    said = claim.count.text or figure_in_words(claim.count)
    whom = (victims.text or "").strip(" ,") or ("people" if said == "not said" else said)
    words = f"{whom} {harm}" if said in (whom, "not said") or said in whom else f"{said} {harm}: {whom}"
    groups = [f"{figure_in_words(g)} {g.group}" for g in victims.groups]
    marks = [*([] if victims.status == "unknown" else [code_in_words(victims.status)]), *groups]
    return f"{words} ({', '.join(marks)})" if marks else words


def _notes(claim: Claim, numbers: Mapping[str, int]) -> list[str]:
    notes = []
    if claim.part_of is not None and claim.part_of in numbers:
        notes.append(f"part of claim {numbers[claim.part_of]}, not added to it")
    elif claim.scope == "subset":
        notes.append("part of a larger figure")
    answered = [str(numbers[name]) for name in claim.answers if name in numbers]
    if answered:
        notes.append(f"answers claim{'s' * (len(answered) > 1)} {', '.join(answered)}")
    return notes


_WHAT = {"harm": _harm, "damage": _damage, "use_of_weapon": _weapon_use}
