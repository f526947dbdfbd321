"""A claim in words: who says what, of whom, by whom, as what part of which other claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.model import Claim, ClaimActor, ClaimObject, Document
from tollbook.telling.quotes import Quoted, quote_of
from tollbook.telling.sources import chain_of, first_of, speaks_as_several
from tollbook.telling.words import code_in_words, figure_in_words, stance_verb
from tollbook.texts import gettext as _
from tollbook.texts import later, ngettext

_HARMED = {
    "killed": later("killed"),
    "injured": later("injured"),
    "missing": later("missing"),
    "displaced": later("displaced"),
    "detained": later("detained"),
    "abducted": later("abducted"),
    "sexual_violence": later("victims of sexual violence"),
    "casualties": later("killed or injured"),
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
        return said_in_words(self.who + ("," if "," in self.who else ""), self.verb, self.what)


def said_in_words(who: str, verb: str, what: str) -> str:
    """ "MSF says: 22 people killed"; without what is said where the verb says it all."""
    if not what:
        return _("%(who)s %(says)s") % {"who": who, "says": verb}
    return _("%(who)s %(says)s: %(what)s") % {"who": who, "says": verb, "what": what}


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
        verb=_verb(claim, several=speaks_as_several(first_of(claim.sources, document.publisher))),
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
        return _("say that they did it") if several else _("says that it did it")
    return stance_verb(claim.stance, several=several)


def what_of(claim: Claim) -> str:
    """ "22 people killed (civilian), by Russia (alleged)", "hospital damaged"; empty for "denies" and the like."""
    by_whom = by_whom_of(claim.actors)
    if claim.kind == "responsibility":
        blames = claim.stance in ("assert", "hypothetical") and by_whom
        return _("done by %(whom)s") % {"whom": by_whom} if blames else ""
    what = _WHAT[claim.kind](claim)
    return _("%(what)s, by %(whom)s") % {"what": what, "whom": by_whom} if by_whom else what


def _damage(claim: Claim) -> str:
    return ", ".join(map(object_in_words, claim.objects)) or _("damage")


def _weapon_use(claim: Claim) -> str:
    return _("use of %(weapons)s") % {"weapons": ", ".join(map(code_in_words, claim.weapons)) or _("a weapon")}


def object_in_words(found: ClaimObject) -> str:
    """ "hospital damaged": the object as the text names it, and what happened to it."""
    name = found.text or code_in_words(found.code)
    if found.status == "unclear":
        return name
    return _("%(object)s %(status)s") % {"object": name, "status": code_in_words(found.status)}


def by_whom_of(actors: Sequence[ClaimActor]) -> str | None:
    """ "Russia (alleged)"; null where no party is named."""
    named = [f"{a.name} ({code_in_words(a.responsibility)})" for a in actors if a.role == "perpetrator"]
    others = [f"{a.name} ({code_in_words(a.role)})" for a in actors if a.role in ("supporter", "requester")]
    return ", ".join(dict.fromkeys([*named, *others])) or None


def _harm(claim: Claim) -> str:
    victims, harm = claim.victims, _(_HARMED[claim.harm or "casualties"])
    said, none = claim.count.text or figure_in_words(claim.count), figure_in_words(None)
    whom = (victims.text or "").strip(" ,") or (_("people") if said == none else said)
    told = {"number": said, "harm": harm, "whom": whom}
    words = _("%(whom)s %(harm)s") if said == none or said in whom else _("%(number)s %(harm)s: %(whom)s")
    words %= told
    groups = [f"{figure_in_words(g)} {code_in_words(g.group)}" for g in victims.groups]
    marks = [*([] if victims.status == "unknown" else [code_in_words(victims.status)]), *groups]
    return f"{words} ({', '.join(marks)})" if marks else words


def _notes(claim: Claim, numbers: Mapping[str, int]) -> list[str]:
    notes = []
    if claim.part_of is not None and claim.part_of in numbers:
        notes.append(_("part of claim %(number)d, not added to it") % {"number": numbers[claim.part_of]})
    elif claim.scope == "subset":
        notes.append(_("part of a larger figure"))
    answered = [str(numbers[name]) for name in claim.answers if name in numbers]
    if answered:
        several = ngettext("answers claim %(numbers)s", "answers claims %(numbers)s", len(answered))
        notes.append(several % {"numbers": ", ".join(answered)})
    return notes


_WHAT = {"harm": _harm, "damage": _damage, "use_of_weapon": _weapon_use}
