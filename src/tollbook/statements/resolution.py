"""Who a source is: names for pronouns, roles and short names, resolved in the document."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.language import Sentence
from tollbook.model import ActorMention, Document, Source
from tollbook.model.codes import SourceType
from tollbook.statements.naming import canonical_source, type_source
from tollbook.statements.people import Person, find_people, person_at
from tollbook.statements.report import Report, Spot

_HE = {"he", "she", "him", "her", "his", "himself", "herself"}
_IT = {"it", "its", "itself"}
_THEY = {"they", "them", "their", "themselves", "both"}
_WE = {"i", "we", "me", "us", "my", "our", "you"}
_RELATIVE = {"who", "which", "that", "whom"}
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men)|spokespersons|head|director|chief|statement|report|feed|account|website|"
    r"tweet|source|sources|figures|officials?|representative)\b(?: (?:for|of|by|from|in|at|inside|within))? ?(.*)", re.I
)  # fmt: skip
_ANAPHORIC = re.compile(
    r"(?:the|this|that|its|their|his|her) (?:[\w’'-]+ ){0,3}?(group|monitor|monitors|watchdog|organi[sz]ation|ngo|agency|spokes\w+|"
    r"ministry|army|military|source|official|statement|report|police|network|charity|coalition|body|doctor|man|woman|"
    r"activist|resident|witness|director|head|minister|president|general|commander|militia|command)s?$", re.I
)  # fmt: skip
_MEDIA = {"media", "wire_agency"}


@dataclass(frozen=True, slots=True)
class Known:
    """A source already named in the text: where, by what words, and whether it is one person."""

    start: int
    said: str
    name: str
    type: SourceType
    person: bool


class Resolver:
    """Resolves the sources of one document's reports, in text order."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> None:
        self._text = document.text
        self._sentences = tuple(sentences)
        self._starts = [s.start for s in self._sentences]
        self._actors = tuple(actors)
        self._people = find_people(self._sentences)
        self._known: list[Known] = []

    def sources(self, reports: Sequence[Report]) -> tuple[Source, ...]:
        """The source of each report. Reports come in text order of their cues."""
        return tuple(self._source(r) for r in reports)

    def named(self, spots: Sequence[Spot]) -> tuple[Source, ...]:
        """Further sources, named by their own words."""
        return tuple(self._made(s, self._identify(s)) for s in spots)

    def medium(self, spot: Spot | None) -> Source | None:
        """The medium told, or None where those told are no medium."""
        if spot is None:
            return None
        source = self._made(spot, self._identify(spot))
        return source if source.type in _MEDIA else None

    def _source(self, report: Report) -> Source:
        if report.source is None:
            return Source(name="", type="unattributed")
        known = self._resolve(report.source, report.antecedent)
        self._known.append(known)
        return self._made(report.source, known)

    def _made(self, spot: Spot, known: Known) -> Source:
        return Source(name=known.name, type=known.type, text=self._text[slice(*spot)], start=spot[0], end=spot[1])

    def _resolve(self, spot: Spot, antecedent: Spot | None) -> Known:
        said = self._text[slice(*spot)].lower()
        if said in _RELATIVE and antecedent:
            return self._resolve(antecedent, None)
        if said in _HE:
            return self._latest(spot, person=True) or self._identify(spot)
        if said in _IT | _THEY:
            return self._latest(spot, person=False) or self._identify(spot)
        match = _ANAPHORIC.fullmatch(said)
        if match:
            return self._anaphor(spot, match[1].lower()) or self._identify(spot)
        return self._identify(spot)

    def _latest(self, spot: Spot, *, person: bool) -> Known | None:
        earlier = [k for k in self._known if k.start < spot[0] and k.name]
        fitting = next((k for k in reversed(earlier) if k.person == person), None)
        if fitting or not person:
            return fitting
        named = [p for p in self._people if p.start < spot[0]]
        return _of_person(named[-1]) if named else None

    def _anaphor(self, spot: Spot, noun: str) -> Known | None:
        """The latest source that such a noun can mean: "the monitor" a monitoring group, "the ministry" a ministry."""
        wanted = _MEANS.get(noun.rstrip("s"), ())
        for known in reversed(self._known):
            if known.start >= spot[0]:
                continue
            if noun.rstrip("s") in known.said.lower() or known.type in wanted:
                return known
        return None

    def _identify(self, spot: Spot) -> Known:
        """A source by its own words: a person's full name, a party, or the table's name for the words."""
        said = self._text[slice(*spot)]
        person = self._person(spot)
        if person:
            known = _of_person(person)
            return Known(spot[0], said, known.name, known.type, True)
        actor = next((a for a in self._actors if a.start < spot[1] and a.end > spot[0]), None)
        speaks = _SPEAKS_FOR.search(said)
        kind = type_source(said)
        if actor and (kind in ("unattributed", "government", "military", "armed_group", "opposition")):
            return Known(spot[0], said, actor.name, kind if kind != "unattributed" else "government", False)
        name = speaks[1] if speaks and len(speaks[1]) > 2 else said
        return Known(spot[0], said, canonical_source(name), kind, False)

    def _person(self, spot: Spot) -> Person | None:
        sentence = self._sentence(spot[0])
        if sentence is None:
            return None
        heads = [t for t in sentence.tokens if t.start >= spot[0] and t.end <= spot[1] and t.pos == "PROPN"]
        last = next((t for t in reversed(heads) if t.dep not in ("compound", "nmod")), None)
        own = person_at(sentence, last) if last else None
        if own is None:
            return None
        full = next((p for p in self._people if p.name == own.name or p.name.split()[-1] == own.name), None)
        return full or (own if own.role or " " in own.name else None)

    def _sentence(self, offset: int) -> Sentence | None:
        i = bisect_left(self._starts, offset + 1) - 1
        return self._sentences[i] if i >= 0 and offset < self._sentences[i].end else None


def _of_person(person: Person) -> Known:
    return Known(
        person.start, person.role, person.name, type_source(person.role) if person.role else "unattributed", True
    )


_MEANS: dict[str, tuple[SourceType, ...]] = {
    "group": ("ngo", "armed_group"),
    "monitor": ("ngo",),
    "watchdog": ("ngo",),
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
