"""Who a source is by its own words: a person's full name, a party, an organisation, or the words themselves."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.grounding.sources import canonical_source, type_source
from tollbook.language import Sentence, Token
from tollbook.model import ActorMention
from tollbook.model.codes import SourceType
from tollbook.statements.lexicon import words
from tollbook.statements.names import Names
from tollbook.statements.people import Person, find_people, person_at
from tollbook.statements.report import Spot

PARTIES = {"government", "military", "armed_group"}
_SPEAKS_FOR = re.compile(
    r"^(?:[\w’'-]+ ){0,4}(?:spokes(?:man|woman|person|people|men)|head|director|chief|statement|reports?|feed|account|"
    r"website|tweet|tally|figures|survey|study|video|footage|letter) (?:for|of|by|from) (.+)$", re.I
)  # fmt: skip
_WITH_AND = re.compile(r"\b(?:of|for|between|[A-Z][a-z]+ion)\b")
_MODIFIERS = re.compile(
    r"(?:the |two |several |some )?"
    r"(?:local|medical|military|security|official|political|civilian|tribal|media|senior|field)",
    re.I,
)
_SPEAKING = re.compile(r",? (?:who|speaking|on condition|which)")
_OF_PARTY = {
    "government", "regime", "authorities", "army", "military", "forces", "troops", "command", "administration", "side",
}  # fmt: skip
_OF_A_PLACE = {
    "resident",
    "residents",
    "inhabitant",
    "inhabitants",
    "native",
    "mayor",
    "governor",
    "villager",
    "people",
}
_LONGEST_MENTION = 120  # characters; how far before a spot an actor's mention may begin


@dataclass(frozen=True, slots=True)
class Known:
    """A source already named in the text: where, by what words, and whether it is one person."""

    start: int
    said: str
    name: str
    type: SourceType
    person: bool
    party: bool = False


class Identifier:
    """Names the sources of one document by their own words."""

    def __init__(self, text: str, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> None:
        self._text = text
        self._sentences = tuple(sentences)
        self._starts = [s.start for s in self._sentences]
        self._actors = tuple(sorted(actors, key=lambda a: (a.start, a.end)))
        self._actor_starts = [a.start for a in self._actors]
        self.names = Names(text)
        self.people = tuple(p for p in find_people(self._sentences) if not self._is_party(p.start))
        self._by_name: dict[str, Person] = {}
        for person in self.people:
            self._by_name.setdefault(person.name, person)
        for person in self.people:
            self._by_name.setdefault(person.name.split()[-1], person)

    def person(self, name: str) -> Person | None:
        """The person of this full name or last name."""
        return self._by_name.get(name)

    def _is_party(self, start: int) -> bool:
        """Whether the words here name an organisation or party ("Rescue Without Borders"), not a person."""
        return any(a.start <= start < a.end and a.type != "person" for a in self._actors_in((start, start + 1)))

    def _actors_in(self, spot: Spot) -> list[ActorMention]:
        first = bisect_left(self._actor_starts, spot[0] - _LONGEST_MENTION)
        last = bisect_left(self._actor_starts, spot[1])
        return [a for a in self._actors[first:last] if a.end > spot[0]]

    def identify(self, spot: Spot, called: Spot | None = None) -> Known:
        """A source by its own words: a person's full name, a party, or the table's name for the words."""
        said = self._text[slice(*spot)]
        head = self._head(spot)
        person = self._person(spot, head, called)
        if person:
            known = of_person(person)
            return Known(spot[0], said, known.name, known.type, True)
        actor = self._actor(spot, head)
        if actor and actor.id:
            kind = type_source(said)
            human = bool(head and head.pos == "PROPN" and self._person_in(spot, head))
            return Known(spot[0], said, actor.name, kind if kind != "unattributed" else _of_actor(actor), human, True)
        return self._organisation(spot, called)

    def _organisation(self, spot: Spot, called: Spot | None) -> Known:
        """A source that is no person and no party: the table's name, the document's full name, or its own words."""
        said = self._text[slice(*spot)]
        behind = self._text[spot[0] : spot[1] + 90]
        kind = type_source(said)
        if _SPEAKING.match(behind[len(said) :]) and type_source(behind) == "unnamed_official":
            return Known(spot[0], said, bare(said), "unnamed_official", False)
        named = self._text[slice(*called)] if called else self.names.monitor(said) or said
        speaks = _SPEAKS_FOR.search(named)
        if speaks and (speaks[1][:1].isupper() or speaks[1].startswith("the ")):
            named = speaks[1]
        known = canonical_source(named) or canonical_source(self.names.full(named))
        if known and known[1] in PARTIES and named.split()[-1].lower() in words("role") - words("organisation"):
            known = None  # an official of a party is not the party
        if known:
            return Known(spot[0], said, known[0], known[1] if kind == "unattributed" else kind, False)
        return Known(
            spot[0], said, bare(self.names.full(named)), kind if kind != "unattributed" else type_source(named), False
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

    def _person_in(self, spot: Spot, head: Token) -> Person | None:
        """A person's name in the phrase, be it that of a party's leader or of an organisation's head."""
        sentence = self._sentence(spot[0])
        own = person_at(sentence, head, spot[0]) if sentence else None
        return own if own and " " in own.name else None

    def _actor(self, spot: Spot, head: Token | None) -> ActorMention | None:
        """The party whose mention holds the phrase's head, or of whose forces or government the head speaks."""
        inside = self._actors_in(spot)
        if head is None:
            return None
        if not inside and head and head.lower in _OF_PARTY and spot[1] - spot[0] <= len(head.text) + 4:
            return next((a for a in self._actors if a.form == "metonym" or a.name.endswith("government")), None)
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
        own = person_at(sentence, head, (called or spot)[0])
        if own is None:
            return None
        titled = own.start > sentence.tokens[0].start and own.start > (called or spot)[0]
        for actor in self._actors_in(spot):
            whole = actor.start <= own.start or not (titled and " " in own.name)
            if actor.start <= head.start < actor.end and actor.type != "person" and whole:
                return None
        longer = self._by_name.get(own.name.split()[-1])
        full = longer if longer and longer.name.endswith(f" {own.name}") else self._by_name.get(own.name)
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
        if before is not None and before.lower == "of" and any(t.lower in _OF_A_PLACE for t in inside[: -1 - run]):
            return None  # "a resident of El Geneina"
        return inside[-1] if run >= 2 and (before is None or before.pos == "NOUN" or before.lower == "of") else None

    def _sentence(self, offset: int) -> Sentence | None:
        i = bisect_left(self._starts, offset + 1) - 1
        return self._sentences[i] if i >= 0 and offset < self._sentences[i].end else None


def of_person(person: Person) -> Known:
    """A person as a source, typed by the words that say who that is."""
    return Known(
        person.start, person.role, person.name, type_source(person.role) if person.role else "unattributed", True
    )


def parts(text: str, spot: Spot) -> tuple[Spot, ...]:
    """The phrases that "and" joins: "state media and activists"; a name with "and" in it stays whole."""
    said = text[slice(*spot)]
    joint = re.search(r" and (?=[\w’'-])", said)
    if joint and _MODIFIERS.fullmatch(said[: joint.start()]) and " " in said[joint.end() :]:
        return (spot,)  # "local and media sources"
    if not joint or _WITH_AND.search(said[: joint.start()]) and said[joint.end()].isupper() or canonical_source(said):
        return (spot,)
    return (spot[0], spot[0] + joint.start()), (spot[0] + joint.end(), spot[1])


def bare(words: str) -> str:
    """The words without article and possessive; "SOHR sources" are SOHR."""
    words = re.sub(r"^(?:the|an?|its|his|her|their|this)\s+|['’]s?$", "", words.strip(), flags=re.I)
    return re.sub(r"^(?:[a-z]+ )?([A-Z]{3,6}) sources?$", r"\1", words)


def _of_actor(actor: ActorMention) -> SourceType:
    kinds: dict[str, SourceType] = {
        "government": "government", "state": "government", "military": "military", "coalition": "military",
        "armed_group": "armed_group", "militia": "armed_group", "police": "police", "un": "un", "ngo": "ngo",
    }  # fmt: skip
    return kinds.get(actor.type, "unattributed")
