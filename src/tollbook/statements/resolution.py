"""Who a source is in its document: pronouns, roles and short names led back to those named before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tollbook.grounding.sources import canonical_source, type_source
from tollbook.language import Sentence
from tollbook.model import ActorMention, Document, Source
from tollbook.model.codes import SourceType
from tollbook.statements.identity import Identifier, Known, bare, of_person, parts
from tollbook.statements.lexicon import words
from tollbook.statements.people import Person
from tollbook.statements.report import Report, Spot

_HE = {"he", "she", "him", "her", "his", "himself", "herself"}
_IT = {"it", "its", "itself"}
_THEY = {"they", "them", "their", "themselves", "both"}
_RELATIVE = {"who", "which", "that", "whom"}
_ANAPHORIC = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z’'-]+ ){0,3}?"
    r"(group|monitor|observatory|watchdog|organi[sz]ation|ngo|"
    r"agency|spokes\w+|ministry|army|military|source|official|statement|police|network|charity|coalition|body|doctor|man|woman|"
    r"activist|resident|witness|director|head|minister|president|general|commander|militia|command|claim|report|message|"
    r"tweet|post|communique)s?"
)  # fmt: skip
_SPEAKER = re.compile(r"\b(?:deputy |chief )?(?:spokes\w+|director|head|founder|chief)\b", re.I)
_PARTY_NOUNS = {"army", "military", "coalition", "militia", "command"}
_SAID = {"statement", "claim", "report", "message", "tweet", "post", "communique"}
_MEDIA = {"media", "wire_agency"}
_MEANS: dict[str, tuple[SourceType, ...]] = {
    "group": ("ngo", "armed_group"),
    "monitor": ("ngo",),
    "watchdog": ("ngo",),
    "observatory": ("ngo",),
    "organization": ("ngo",),
    "organisation": ("ngo",),
    "ngo": ("ngo",),
    "charity": ("ngo",),
    "ministry": ("health_ministry",),
    "army": ("military",),
    "military": ("military",),
    "coalition": ("military",),
    "police": ("police",),
    "network": ("ngo", "media"),
    "agency": ("wire_agency", "un"),
}


_NO_BODY = re.compile(r" - |-(?:installed|appointed|backed|based|held)\b|\bof (?:the )?[a-z]")
"""What is left of a role that names no organisation ("the Russian-installed head of the region")."""


class Resolver:
    """Resolves the sources of one document's reports, in text order."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> None:
        self._text = document.text
        self._who = Identifier(document.text, sentences, actors)
        self._known: list[Known] = []

    def sources(self, reports: Sequence[Report], above: Sequence[int | None]) -> tuple[Source, ...]:
        """The source of each report. Reports come in text order of their cues; `above` tells which are nested.

        Whom a medium quotes may be meant by "he" later on; whom another speaker quotes may not.
        """
        found: list[Source] = []
        for report, parent in zip(reports, above, strict=True):
            through = parent is not None and (parent >= len(found) or found[parent].type not in _MEDIA)
            found.append(self._source(report, through))
        return tuple(found)

    def beside(self, report: Report, source: Source) -> tuple[Source, ...]:
        """Those who say it with the source, and the organisation that a spokesperson or head speaks for."""
        person = self._who.person(source.name)
        body = self._spoken_for(person.role) if person else None
        if person and source.start is not None and person.role.split(" ")[0].lower() in ("its", "their"):
            own = self._latest((source.start, source.start), person=False)
            body = Source(name=own.name, type=own.type) if own else None
        spoken_for = (body,) if body and body.name != source.name else ()
        joint = tuple(s for spot in report.others for s in self._several(spot))
        split = self._several(report.source)[1:] if report.source else ()
        return (*split, *joint, *spoken_for)

    @staticmethod
    def _spoken_for(role: str) -> Source | None:
        """The organisation in "army spokesman" or "director of the monitoring group"."""
        if not _SPEAKER.search(role):
            return None
        named = _SPEAKER.sub(" ", role)
        named = re.sub(r"^[\s,]*(?:for|of|the|a|an|at|,|\s)+|[\s,]+$", "", re.sub(r"\s+", " ", named))
        known = canonical_source(named)
        if known:
            return Source(name=known[0], type=known[1])
        if _NO_BODY.search(named):
            return None
        return Source(name=named, type=type_source(named)) if named[:1].isupper() and len(named) < 60 else None

    def _several(self, spot: Spot) -> tuple[Source, ...]:
        return tuple(self._made(s, self._who.identify(s)) for s in parts(self._text, spot))

    def named(self, spots: Sequence[Spot]) -> tuple[Source, ...]:
        """Further sources, named by their own words."""
        return tuple(self._made(s, self._who.identify(s)) for s in spots)

    def medium(self, spot: Spot | None) -> Source | None:
        """The medium told, or None where those told are no medium."""
        if spot is None:
            return None
        source = self._made(spot, self._who.identify(spot))
        named = any(word[:1].isupper() for word in self._text[slice(*spot)].split())
        return source if named and source.type in _MEDIA else None

    def _source(self, report: Report, nested: bool) -> Source:
        if report.source is None:
            return Source(name="", type="unattributed")
        spot = parts(self._text, report.source)[0]
        known = self._resolve(spot, report.antecedent, report.called)
        if not nested:
            self._known.append(known)
        return self._made(spot, known)

    def _made(self, spot: Spot, known: Known) -> Source:
        return Source(name=known.name, type=known.type, text=self._text[slice(*spot)], start=spot[0], end=spot[1])

    def _resolve(self, spot: Spot, antecedent: Spot | None, called: Spot | None = None) -> Known:
        said = self._text[slice(*spot)].lower()
        if said in _RELATIVE and antecedent:
            return self._resolve(antecedent, None)
        if said in _HE:
            return self._latest(spot, person=True) or self._who.identify(spot)
        if said in _IT | _THEY:
            return self._latest(spot, person=False) or self._who.identify(spot)
        match = _ANAPHORIC.fullmatch(re.sub(r" in [\w ]+$", "", self._text[slice(*spot)]))
        if match and not called:
            return self._party(spot, match[1]) or self._anaphor(spot, match[1].lower()) or self._who.identify(spot)
        return self._who.identify(spot, called)

    def _party(self, spot: Spot, noun: str) -> Known | None:
        """ "the army", "the coalition" as the party that the document means by it."""
        own = self._who.identify(spot) if noun.lower() in _PARTY_NOUNS else None
        return own if own and own.party else None

    def _earlier(self, spot: Spot) -> Iterator[Known]:
        """The sources named before, nearest first."""
        return (k for k in reversed(self._known) if k.start < spot[0] and k.name)

    def _latest(self, spot: Spot, *, person: bool) -> Known | None:
        fitting = next((k for k in self._earlier(spot) if k.person == person or (person and _is_official(k))), None)
        if not person:
            return fitting
        presented = self._presented(fitting.start if fitting else -1, spot[0], alone=fitting is not None)
        return of_person(presented) if presented else fitting

    def _presented(self, since: int, before: int, *, alone: bool) -> Person | None:
        """The last person named between two places; with `alone` only those whom the text presents by one name."""
        people = self._who.people
        for i in range(bisect_left(people, before, key=lambda p: p.start) - 1, -1, -1):
            if people[i].start <= since:
                return None
            if not alone or " " not in people[i].name:
                return people[i]
        return None

    def _anaphor(self, spot: Spot, noun: str) -> Known | None:
        """The latest source that such a noun can mean: "the monitor" a monitoring group, "the claim" whoever spoke."""
        noun = noun.rstrip("s")
        if noun in _SAID:
            own = self._text[slice(*spot)]
            return next((k for k in self._earlier(spot) if k.type not in _MEDIA and k.said != own), None)
        if noun in ("man", "woman"):
            return next((k for k in self._earlier(spot) if k.person), None)
        wanted = _MEANS.get(noun, ())
        found = next((k for k in self._earlier(spot) if noun in k.said.lower() or k.type in wanted), None)
        if not found and noun in words("body"):
            found = next((k for k in self._earlier(spot) if _is_body(k)), None)
        if found or noun != "ministry":
            return found
        office = self._who.names.ministry(noun)
        return Known(spot[0], office, bare(office), type_source(office), False) if office else None


def _is_official(known: Known) -> bool:
    """A person told by office alone ("a military spokesman", "the commander of the forces")."""
    head = re.split(r" (?:of|for|in|at|from|with) ", known.said)[0].split()
    return bool(head) and head[-1].lower() in words("role") & words("title")


def _is_body(known: Known) -> bool:
    return not known.person and known.type == "unattributed" and known.name[:1].isupper()
