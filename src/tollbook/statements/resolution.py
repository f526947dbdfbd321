"""Who a source is: names for pronouns, roles and short names, resolved in the document."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.grounding.sources import canonical_source, type_source
from tollbook.language import Sentence, Token
from tollbook.model import ActorMention, Document, Source
from tollbook.model.codes import SourceType
from tollbook.statements.lexicon import words
from tollbook.statements.names import Names
from tollbook.statements.people import Person, find_people, person_at
from tollbook.statements.report import Report, Spot

_HE = {"he", "she", "him", "her", "his", "himself", "herself"}
_IT = {"it", "its", "itself"}
_THEY = {"they", "them", "their", "themselves", "both"}
_WE = {"i", "we", "me", "us", "my", "our", "you"}
_RELATIVE = {"who", "which", "that", "whom"}
_SPEAKS_FOR = re.compile(
    r"^(?:[\w’'-]+ ){0,4}(?:spokes(?:man|woman|person|people|men)|head|director|chief|statement|reports?|feed|account|"
    r"website|tweet|tally|figures|survey|study|video|footage|letter) (?:for|of|by|from) (.+)$", re.I
)  # fmt: skip
_WITH_AND = re.compile(r"\b(?:of|for|between|[A-Z][a-z]+ion)\b")
_SPEAKING = re.compile(r",? (?:who|speaking|on condition|which)")
_OF_PARTY = {
    "government",
    "regime",
    "authorities",
    "army",
    "military",
    "forces",
    "troops",
    "command",
    "administration",
    "side",
}
_ANAPHORIC = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z’'-]+ ){0,3}?"
    r"(group|monitor|watchdog|organi[sz]ation|ngo|"
    r"agency|spokes\w+|ministry|army|military|source|official|statement|police|network|charity|coalition|body|doctor|man|woman|"
    r"activist|resident|witness|director|head|minister|president|general|commander|militia|command|claim|report|message|"
    r"tweet|post|communique)s?"
)  # fmt: skip
_SPEAKER = re.compile(r"\b(?:deputy |chief )?(?:spokes\w+|director|head|founder|chief)\b", re.I)
_SAID = {"statement", "claim", "report", "message", "tweet", "post", "communique"}
_PARTIES = {"government", "military", "armed_group"}
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
        self._names = Names(document.text)
        self._known: list[Known] = []

    def sources(self, reports: Sequence[Report], above: Sequence[int | None]) -> tuple[Source, ...]:
        """The source of each report. Reports come in text order of their cues; `above` tells which are nested."""
        return tuple(self._source(r, parent is not None) for r, parent in zip(reports, above, strict=True))

    def beside(self, report: Report, source: Source) -> tuple[Source, ...]:
        """Those who say it with the source, and the organisation that a spokesperson or head speaks for."""
        person = next((p for p in self._people if p.name == source.name), None)
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
        return Source(name=named, type=type_source(named)) if named[:1].isupper() and len(named) < 60 else None

    def _several(self, spot: Spot) -> tuple[Source, ...]:
        return tuple(self._made(s, self._identify(s)) for s in parts(self._text, spot))

    def named(self, spots: Sequence[Spot]) -> tuple[Source, ...]:
        """Further sources, named by their own words."""
        return tuple(self._made(s, self._identify(s)) for s in spots)

    def medium(self, spot: Spot | None) -> Source | None:
        """The medium told, or None where those told are no medium."""
        if spot is None:
            return None
        source = self._made(spot, self._identify(spot))
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
            return self._latest(spot, person=True) or self._identify(spot)
        if said in _IT | _THEY:
            return self._latest(spot, person=False) or self._identify(spot)
        match = _ANAPHORIC.fullmatch(re.sub(r" in [\w ]+$", "", self._text[slice(*spot)]))
        if match and not called:
            return self._anaphor(spot, match[1].lower()) or self._identify(spot)
        return self._identify(spot, called)

    def _latest(self, spot: Spot, *, person: bool) -> Known | None:
        earlier = [k for k in self._known if k.start < spot[0] and k.name]
        fitting = next((k for k in reversed(earlier) if k.person == person), None)
        if not person:
            return fitting
        since = fitting.start if fitting else -1
        named = [p for p in self._people if since < p.start < spot[0] and (not fitting or " " not in p.name)]
        return _of_person(named[-1]) if named else fitting

    def _anaphor(self, spot: Spot, noun: str) -> Known | None:
        """The latest source that such a noun can mean: "the monitor" a monitoring group, "the claim" whoever spoke."""
        noun = noun.rstrip("s")
        earlier = [k for k in reversed(self._known) if k.start < spot[0] and k.name]
        if noun in _SAID:
            own = self._text[slice(*spot)]
            return next((k for k in earlier if k.type not in _MEDIA and k.said != own), None)
        if noun in ("man", "woman"):
            return next((k for k in earlier if k.person), None)
        wanted = _MEANS.get(noun, ())
        found = next((k for k in earlier if noun in k.said.lower() or k.type in wanted), None)
        if not found and noun in words("body"):
            found = next(
                (k for k in earlier if not k.person and k.type == "unattributed" and k.name[:1].isupper()), None
            )
        if found or noun != "ministry":
            return found
        office = self._names.ministry(noun)
        return Known(spot[0], office, _bare(office), type_source(office), False) if office else None

    def _identify(self, spot: Spot, called: Spot | None = None) -> Known:
        """A source by its own words: a person's full name, a party, or the table's name for the words."""
        said = self._text[slice(*spot)]
        head = self._head(spot)
        person = self._person(spot, head, called)
        if person:
            known = _of_person(person)
            return Known(spot[0], said, known.name, known.type, True)
        actor = self._actor(spot, head)
        if actor and actor.id:
            kind = type_source(said)
            return Known(spot[0], said, actor.name, kind if kind != "unattributed" else _of_actor(actor), False)
        return self._organisation(spot, called)

    def _organisation(self, spot: Spot, called: Spot | None) -> Known:
        """A source that is no person and no party: the table's name, the document's full name, or its own words."""
        said = self._text[slice(*spot)]
        behind = self._text[spot[0] : spot[1] + 90]
        kind = type_source(said)
        if _SPEAKING.match(behind[len(said) :]) and type_source(behind) == "unnamed_official":
            return Known(spot[0], said, _bare(said), "unnamed_official", False)
        named = self._text[slice(*called)] if called else self._names.monitor(said) or said
        speaks = _SPEAKS_FOR.search(named)
        if speaks and (speaks[1][:1].isupper() or speaks[1].startswith("the ")):
            named = speaks[1]
        known = canonical_source(named) or canonical_source(self._names.full(named))
        if known and known[1] in _PARTIES and named.split()[-1].lower() in words("role") - words("organisation"):
            known = None  # an official of a party is not the party
        if known:
            return Known(spot[0], said, known[0], known[1] if kind == "unattributed" else kind, False)
        return Known(
            spot[0], said, _bare(self._names.full(named)), kind if kind != "unattributed" else type_source(named), False
        )

    def _head(self, spot: Spot) -> Token | None:
        """The last noun of the phrase before its first preposition."""
        sentence = self._sentence(spot[0])
        head = None
        for token in sentence.tokens if sentence else ():
            if token.start >= spot[0] and token.end <= spot[1]:
                if head and (token.pos in ("ADP", "CCONJ") or token.text in ",("):
                    break
                if token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
                    head = token
        return head

    def _actor(self, spot: Spot, head: Token | None) -> ActorMention | None:
        """The party whose mention holds the phrase's head, or of whose forces or government the head speaks."""
        inside = [a for a in self._actors if a.start < spot[1] and a.end > spot[0]]
        if head is None:
            return None
        if not inside and head and head.lower in _OF_PARTY and spot[1] - spot[0] <= len(head.text) + 4:
            return next((a for a in self._actors if a.type == "government" and a.form != "nationality"), None)
        covering = [a for a in inside if a.start <= head.start < a.end and a.form not in ("demonym", "nationality")]
        covering = [a for a in covering if a.form != "role" or a.type != "police"]
        if covering:
            return max(covering, key=lambda a: a.end - a.start)
        before = [a for a in inside if a.end <= head.start]
        return before[-1] if before and head.lower in _OF_PARTY else None

    def _person(self, spot: Spot, head: Token | None, called: Spot | None) -> Person | None:
        sentence = self._sentence(spot[0])
        if sentence is None or head is None:
            return None
        if head.pos != "PROPN" or called or head.lower in words("title"):
            head = self._named_last(sentence, called or spot) or head
        if head.pos != "PROPN":
            return None
        if any(a.start <= head.start < a.end and a.type != "person" for a in self._actors):
            return None
        own = person_at(sentence, head, (called or spot)[0])
        if own is None:
            return None
        full = next((p for p in self._people if p.name == own.name or p.name.split()[-1] == own.name), None)
        if full and own.role and not full.role:
            full = own if " " in own.name else full
        return full or (own if own.role or " " in own.name else None)

    @staticmethod
    def _named_last(sentence: Sentence, spot: Spot) -> Token | None:
        """The last word of a full name that closes the phrase ("the head of the group Samir Haddad")."""
        inside = [t for t in sentence.tokens if spot[0] <= t.start and t.end <= spot[1]]
        run = 0
        while run < len(inside) and inside[-1 - run].pos == "PROPN":
            run += 1
        before = inside[-1 - run] if run < len(inside) else None
        return inside[-1] if run >= 2 and (before is None or before.pos == "NOUN" or before.lower == "of") else None

    def _sentence(self, offset: int) -> Sentence | None:
        i = bisect_left(self._starts, offset + 1) - 1
        return self._sentences[i] if i >= 0 and offset < self._sentences[i].end else None


def _of_person(person: Person) -> Known:
    return Known(
        person.start, person.role, person.name, type_source(person.role) if person.role else "unattributed", True
    )


def parts(text: str, spot: Spot) -> tuple[Spot, ...]:
    """The phrases that "and" joins: "state media and activists"; a name with "and" in it stays whole."""
    said = text[slice(*spot)]
    joint = re.search(r" and (?=[\w’'-])", said)
    if not joint or _WITH_AND.search(said[: joint.start()]) and said[joint.end()].isupper() or canonical_source(said):
        return (spot,)
    return (spot[0], spot[0] + joint.start()), (spot[0] + joint.end(), spot[1])


def _bare(words: str) -> str:
    """The words without article and possessive; "SOHR sources" are SOHR."""
    words = re.sub(r"^(?:the|an?|its|his|her|their|this)\s+|['’]s?$", "", words.strip(), flags=re.I)
    return re.sub(r"^(?:[a-z]+ )?([A-Z]{3,6}) sources?$", r"\1", words)


def _of_actor(actor: ActorMention) -> SourceType:
    kinds: dict[str, SourceType] = {
        "government": "government", "state": "government", "military": "military", "coalition": "military",
        "armed_group": "armed_group", "militia": "armed_group", "police": "police", "un": "un", "ngo": "ngo",
    }  # fmt: skip
    return kinds.get(actor.type, "unattributed")


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
