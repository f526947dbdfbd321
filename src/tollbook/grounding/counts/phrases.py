"""Cuts a victims' noun phrase into its parts: numbers, single persons, kin, names, and subsets of a whole."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tollbook.grounding.counts.find import quantities
from tollbook.grounding.counts.policies import Policy
from tollbook.grounding.counts.quantities import Quantity
from tollbook.grounding.persons import NounPhrase, noun_after
from tollbook.grounding.persons.walk import stop_words
from tollbook.model import Count

_SPACE = re.compile(r"[\s\"“”‘’]+")
_GLUE = re.compile(
    r"(?:[,;:()\[\]]|[-–—](?=\s)|[–—]|--)|(?:and\salso|and|as\swell\sas|along\swith|together\swith|alongside|besides|plus|&|or)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:included?|including|includes|among\s(?:them|whom|those|the\s(?:dead|victims|killed|wounded))|amongst\sthem|comprising"
    r"|consisting\sof|namely|such\sas|mostly|mainly|of\swhom|of\sthem|most\sof\s(?:them|whom))\b",
    re.IGNORECASE,
)
_MOST = re.compile(r"most|mainly|all\sof|both", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:of|among)\s(?:them|whom|those)\b(?:\s(?:were|was|are|being))?", re.IGNORECASE)
_AMONG_THEM = re.compile(r"\s(?:are\s|were\s)?(?:among|amongst)\s(?:them|those|the\sdead)\b", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|my|our|your|both|all|[\w'’-]+['’]s)(?=\s)(?:\s(?:other|entire|whole))?",
    re.IGNORECASE,
)
_FAMILY_OF = re.compile(
    r"(?:an?|the|his|her|their|one|whole|entire)?\s?(?:[\w-]+\s){0,2}"
    r"(?:family|household|group|team|crew|total|squad|unit|gang|band|party|crowd|cell|delegation|population|class|patrol)s?\sof\s(?:up\sto\s)?$",
    re.IGNORECASE,
)
_WRAPPER = re.compile(
    r"(?:(?:the|an?)\s)?(?:\w+\s)?(?:li(?:fe|ves)|deaths?|loss|killings?|murders?|wounding|injur(?:y|ies|ing)|bod(?:y|ies)|remains|corpses?"
    r"|executions?|arrests?|detentions?|abductions?|kidnappings?|displacement|funerals?|massacre|capture)\sof\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()\[\]\"“”–—]+")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|him|I|(?:him|her)?self)\b(?!['’-])")
_SUFFIX = re.compile(r"(?:[JS]r\b\.?|I{2,3}\b|IV\b)")
"""What completes a name after a comma ("Karl Berg, Jr.")."""
_HER_CHILD = re.compile(r"[\w-]{1,12}-(?:year|month|week|day)-old(?=$|[,;)]| and )", re.IGNORECASE)
_AGE = re.compile(r"[\w-]{1,12}(?:\s(?:or|to)\s[\w-]{1,12})?[-\s](?:year|month|week|day)s?[-\s]olds?\b", re.IGNORECASE)
_THING = re.compile(r"\s([a-z]+)\b(?!-)")
_GROUP_WORDS = frozenset(
    (
        "group", "team", "crowd", "gang", "band", "party", "squad", "unit", "number", "majority", "list", "handful",
        "total", "dozen", "wave", "convoy", "minority", "half", "rest", "entirety", "members", "all",
    )
)  # fmt: skip
"""Words that stand for people when "of" follows ("a group of men")."""
_NAME_PARTICLES = frozenset(("al", "bin", "ibn", "abu", "abd", "van", "de", "el", "bint", "von", "del", "da"))


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the phrase. `kind`: number, single ("a man"), definite ("her husband"), bare ("civilians"), name.

    `glue` is what joins it to the one before: "", ",", "and", "(", ":" or "-". `subset` parts belong to the whole
    named before them ("including three children").
    """

    kind: str
    start: int
    end: int
    glue: str
    subset: bool
    count: Count | None = None
    noun: NounPhrase | None = None
    modifiers: str = ""
    rule: str = ""
    most: bool = False
    """Whether the part is most of the whole ("mostly women and children")."""
    shared: bool = False
    """Whether the number counts several nouns together ("12 men, women and children")."""

    @property
    def members(self) -> NounPhrase | None:
        """The noun, unless it names a group whose members are then counted ("a family of five")."""
        return self.noun if self.noun and self.noun.head.number != "group" else None


@lru_cache(maxsize=4096)  # a phrase is counted, then described
def cut(phrase: str, policy: Policy) -> tuple[Part, ...]:
    """The parts of a phrase in order. Words after "of", "who", "from" … describe and are passed over."""
    return _Cutter(phrase, policy).parts()


class _Cutter:
    """Walks over one phrase; holds where it is and what it has found."""

    def __init__(self, phrase: str, policy: Policy) -> None:
        self.phrase = phrase
        self.at = 0
        self.glue = ""
        self.subset = False
        self.most = False
        self.open_bracket = False
        self.in_dashes = False
        self.subset_outside = False
        self.describing = False
        self.passed = False
        self.found: list[Part] = []
        self.numbers = {q.start: q for q in quantities(phrase, policy)}

    def parts(self) -> tuple[Part, ...]:
        """All parts."""
        wrapper = _WRAPPER.match(self.phrase)
        self.at = wrapper.end() if wrapper else 0
        while self.at < len(self.phrase):
            if not (self._space() or self._marker() or self._joint() or self._number() or self._person()):
                self._pass_over()
        return tuple(self.found)

    def _space(self) -> bool:
        match = _SPACE.match(self.phrase, self.at)
        self.at = match.end() if match else self.at
        return match is not None

    def _marker(self) -> bool:
        match = _PART.match(self.phrase, self.at)
        if match is None or not self.found:
            return False
        self.in_dashes = self.glue == "-"
        self.at, self.subset, self.describing, self.glue = match.end(), True, False, ""
        self.most = _MOST.match(match[0]) is not None
        return True

    def _joint(self) -> bool:
        match = _GLUE.match(self.phrase, self.at)
        if match is None:
            return False
        said = match[0].strip().lower()
        if said in ("(", "["):
            self.open_bracket, self.subset_outside = True, self.subset
        if said in (")", "]") and self.open_bracket:
            self.open_bracket, self.subset = False, self.subset_outside
        if said[0] in "-–—" and self.in_dashes:
            self.in_dashes = self.subset = False
        self.glue = "and" if said[0].isalpha() or said == "&" else "-" if said[0] in "-–—" else said.strip(")]")
        self.at, self.describing = match.end(), self.describing and self.glue == "and"
        return True

    def _number(self) -> bool:
        quantity = self.numbers.get(self.at)
        if quantity is None:
            return False
        self._add_number(quantity)
        return True

    def _add_number(self, quantity: Quantity) -> None:
        subset, noun, end = self.subset or self.open_bracket, quantity.noun, quantity.end
        of_them = _OF_THEM.match(self.phrase, end)
        if of_them:
            subset, noun, end = True, noun_after(self.phrase, of_them.end()), of_them.end()
            self.subset = True
        end = max(end, noun.end if noun else 0)
        subset = subset or bool(self.found and _AMONG_THEM.match(self.phrase, end))
        kind = "single" if quantity.rule == "indefinite" else "number"
        modifiers = self.phrase[quantity.start : noun.end] if noun else ""
        part = Part(kind, self.at, end, self.glue, subset, quantity.count, noun, modifiers, quantity.rule)
        if self.found and self.found[-1].kind == "name" and not self.glue:
            part = replace(part, glue=self.found.pop().glue)
        if self.found and _FAMILY_OF.search(self.phrase[: self.at]):
            last = self.found.pop()
            part = replace(part, glue=last.glue, subset=last.subset, noun=noun or last.members)
        elif self.describing and (noun is None or not self.glue):
            self._after(end, describing=True)
            return
        self.found.append(part)
        self._after(end)

    def _person(self) -> bool:
        determiner = _DETERMINER.match(self.phrase, self.at)
        noun = noun_after(self.phrase, determiner.end() if determiner else self.at)
        if determiner and not self.describing and (child := _HER_CHILD.match(self.phrase, determiner.end() + 1)):
            subset = self.subset or self.open_bracket
            self.found.append(Part("name", self.at, child.end(), self.glue, subset, None, None, child[0]))
            self._after(child.end())
            return True
        if noun and not determiner and not noun.plural and self._continues():
            self._after(noun.end)  # "a male resident"
            return True
        if noun and not (self.describing and not (determiner and self.glue)) and self._clear(noun):
            modifiers = self.phrase[self.at : noun.end]
            kind = "definite" if determiner else "bare"
            subset = self.subset or self.open_bracket
            self._drop_owner(determiner[0] if determiner else "", noun)
            part = Part(kind, self.at, noun.end, self.glue, subset, None, noun, modifiers)
            self.found.append(replace(part, most=self.most))
            self._after(noun.end)
            return True
        return not determiner and not self.describing and (self._pronoun() or self._name())

    def _drop_owner(self, determiner: str, noun: NounPhrase) -> None:
        """Take back whoever only owns what follows ("his brother Karim's wife", "Karim and Salma's son")."""
        if not determiner.endswith(("'s", "’s")) or not self.found:
            return
        joint = self.glue == "and" and self.found[-1].kind == "name" and noun.head.entry in ("offspring", "children")
        if joint or (not self.glue and self.found[-1].kind != "number"):
            self.glue = self.found.pop().glue

    def _pronoun(self) -> bool:
        match = _PRONOUN.match(self.phrase, self.at)
        if match is None:
            return False
        self.found.append(Part("name", self.at, match.end(), self.glue, self.subset or self.open_bracket))
        self._after(match.end())
        return True

    def _clear(self, noun: NounPhrase) -> bool:
        """Whether no number stands between here and the noun: then the number takes the noun."""
        return not any(self.at < start < noun.end for start in self.numbers)

    def _name(self) -> bool:
        if self.found and (suffix := _SUFFIX.match(self.phrase, self.at)):
            self._after(suffix.end())
            return True
        end, words = self.at, 0
        for match in _WORD.finditer(self.phrase, self.at):
            word = match[0]
            particle = words and word.lower().split("-")[0] in _NAME_PARTICLES
            gap = self.phrase[end : match.start()].strip('"“” ')
            if (
                gap
                or match.start() in self.numbers
                or not (word[0].isupper() or particle)
                or word.lower() in stop_words()
            ):
                break
            end, words = match.end(), words + 1
        if not words:
            return False
        if self._describes_thing(end):
            self.at, self.passed = end, True
            return True
        if not self._continues():
            part = Part("name", self.at, end, self.glue, self.subset or self.open_bracket)
            self.found.append(part)
        self._after(end)
        return True

    def _describes_thing(self, end: int) -> bool:
        """Whether a capitalised word only describes a thing ("an Israeli drone")."""
        following = _THING.match(self.phrase, end)
        return following is not None and following[1] not in stop_words() and not following[1].endswith("ed")

    def _continues(self) -> bool:
        """Whether a name only completes the person just named ("commander Karim Saleh")."""
        last = self.found[-1] if self.found else None
        plural = last is not None and last.noun is not None and last.noun.plural
        return last is not None and not self.glue and not plural and last.kind != "number"

    def _after(self, end: int, describing: bool = False) -> None:
        self.at, self.glue, self.describing = max(end, self.at + 1), "", describing

    def _pass_over(self) -> None:
        age = _AGE.match(self.phrase, self.at)
        match = _WORD.match(self.phrase, self.at)
        if age or match is None:
            self.at = age.end() if age else self.at + 1
            return
        word = match[0].lower()
        if word not in stop_words():
            self.passed = self.passed or (word[0].isalpha() and word not in _GROUP_WORDS)
        elif (self.found or self.passed) and not _DETERMINER.match(self.phrase, self.at):
            self.describing, self.glue = True, ""
        self.at = match.end()
