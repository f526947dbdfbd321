"""Whether the harmed were civilians or combatants, as the text describes them."""

import re
from collections.abc import Sequence

from tollbook.claims.harmed import Harmed
from tollbook.claims.passage import Passage
from tollbook.claims.people_words import people_in
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence
from tollbook.model import Claim
from tollbook.model.codes import SourceType, VictimStatus

_CIVILIAN = re.compile(r"\b(?:civilian|child) (?:deaths?|casualt|fatalit|killings?|injur|losses|victims?)", re.I)
_MOSTLY = re.compile(r"\b(?:mostly|mainly|most of them|largely|predominantly) (.+)", re.I)
_AMONG = re.compile(
    r"\s*(?:dead |killed |wounded |casualties |losses |injured )?(?:among|in the ranks of|to) ([^.,;:]{3,60})"
)
_SUFFERED = re.compile(
    r"([^.,;:]{3,60}?) (?:(?:which|that|who) )?(?:it said )?(?:had |have |has )?(?:suffered|sustained|incurred|taken) $"
)
_TAKEN = ("suffered ", "sustained ", "incurred ", "taken ")
_THEM = re.compile(r"\b(?:of|all|both|kill|killing) them$|^them(?: all)?$", re.I)
_AFTER, _BEFORE = 80, 100  # characters
_ARMED = {"military", "armed_group", "militia", "coalition"}
_ITS_OWN = re.compile(
    r"\bof (?:its|their|our) (?:own )?(?:[a-z]+ )?(?:members|staff|workers|volunteers|employees|staffers)\b"
)
_CIVIL = {"civil_defence", "ngo", "hospital", "health_ministry"}
_CIVILIAN_HARMS = {"displaced", "sexual_violence"}


def status_of(
    passage: Passage, harmed: Harmed, harm: str, before: Claim | None, source: SourceType = "media"
) -> VictimStatus:
    """The status that the words give; an armed party's members are combatants, "30 others" are like those before.

    Those whom a civil body that speaks calls its own ("12 of its members", civil defence said) are civilians.
    """
    said = harmed.victims.status
    mostly = _MOSTLY.search(harmed.victims.text or "")
    if said == "unknown" and mostly:
        said = describe_people(mostly[1]).status
    if said != "unknown":
        return said
    if _CIVILIAN.search(harmed.victims.text or ""):
        return "civilian"
    named = passage.actors(harmed.start, harmed.end)
    if any(a.type in _ARMED and a.form != "nationality" for a in named):
        return "combatant"
    among = _AMONG.match(passage.text(harmed.end, harmed.end + _AFTER))
    side = _said_of(passage, harmed.end + among.start(1), among[1]) if among else _sufferers(passage, harmed)
    if side != "unknown":
        return side
    if harmed.bare and before is not None and before.kind == "harm":
        return before.victims.status
    own = source in _CIVIL and _ITS_OWN.search(harmed.victims.text or "")
    return "civilian" if own or harm in _CIVILIAN_HARMS else "unknown"


def status_of_them(sentence: Sentence, harmed: Harmed, agent: int | None) -> VictimStatus:
    """The status of those whom "them" means ("struck a gathering of rebel fighters, killing 25 of them").

    These are the people named last before, who did not do it themselves.
    """
    if not _THEM.search(harmed.victims.text or ""):
        return "unknown"
    own = sentence.span(sentence.subtree(agent, without=("relcl", "acl"))) if agent is not None else (0, 0)
    ahead = people_in(sentence.text[: harmed.start - sentence.start])
    meant = [noun for at, noun in ahead if not own[0] <= sentence.start + at < own[1]]
    return meant[-1].status if meant else "unknown"


def _said_of(passage: Passage, start: int, words: str) -> VictimStatus:
    """The status of a side that words name ("among government forces", "terrorist groups suffered")."""
    armed = any(a.type in _ARMED and a.form != "nationality" for a in passage.actors(start, start + len(words)))
    return "combatant" if armed else describe_people(words).status


def _sufferers(passage: Passage, harmed: Harmed) -> VictimStatus:
    """Who suffered losses: the words right before the verb."""
    lead = passage.text(max(0, harmed.start - _BEFORE), harmed.start)
    suffered = _SUFFERED.search(lead) if lead.endswith(_TAKEN) else None
    return _said_of(passage, harmed.start - len(lead) + suffered.start(1), suffered[1]) if suffered else "unknown"


def part_status(passage: Passage, part: tuple[int, int], said: VictimStatus, whole: VictimStatus) -> VictimStatus:
    """A part's own status, an armed party's members', else its whole's."""
    if said != "unknown":
        return said
    armed = any(a.type in _ARMED and a.form != "nationality" for a in passage.actors(*part))
    return "combatant" if armed else whole


def status_with_parts(whole: VictimStatus, parts: Sequence[VictimStatus], words: Sequence[str] = ()) -> VictimStatus:
    """A whole of unknown status takes its parts' where they agree; parts that differ from their whole make it mixed.

    A part that is called civilian as such ("20 people, among them five civilians") says that the others are not.
    """
    told = {p for p in parts if p != "unknown"}
    if whole == "unknown":
        if any("civilian" in w.lower() for w in words):
            return "mixed"
        return "civilian" if told == {"civilian"} else "mixed" if told else whole
    return "mixed" if told - {whole} else whole
