"""What a clause says of all the harmed: "nine people were killed, all of them civilians"."""

import re
from collections.abc import Sequence

from tollbook.grounding.people import describe_people
from tollbook.model import Claim, CountMention, VictimGroup

_ALL = re.compile(
    r",(?: and)? (?P<all>all|both)(?! but\b)(?: of (?:them|whom))?"
    r"(?: (?:were|are|believed to be|said to be|reportedly))?(?P<what>(?: [a-z][a-z'-]*){1,5})",
)
_CLAUSE = re.compile(r"[;:]")
_OF_ALL = re.compile(r"(?:all|both) of (?:them|whom)\b", re.I)
_STOP = re.compile(
    r" (?:from|in|at|on|by|who|when|while|after|during|and|or|with|under|over|between|aged|in their)\b.*"
)


def says_of_all(words: str) -> bool:
    """Whether a part is of everyone, so that it says nothing of others beside it."""
    return _OF_ALL.match(words) is not None


def own_clause_end(text: str, start: int, end: int, figures: Sequence[CountMention]) -> int:
    """Up to where "all of them" may mean the people told of before `start`: no other figure, no new clause between."""
    stop = _CLAUSE.search(text, start, end)
    others = (f.start for f in figures if start <= f.start < end and not says_of_all(f.text))
    return min((*others, stop.start() if stop else end))


def described_by_all(whole: Claim, text: str, start: int, end: int) -> Claim:
    """The claim with the status and group that `text[start:end]` says of all its people, where it gives none itself."""
    said = _ALL.search(text, start, end)
    if said is None or (said["all"] == "both" and whole.count.best != 2):
        return whole
    people = describe_people(_STOP.sub("", said["what"]).strip())
    told: dict[str, object] = {}
    if whole.victims.status == "unknown" and people.status != "unknown":
        told["status"] = people.status
    if not whole.victims.groups and len(people.groups) == 1 and whole.count.qualifier != "none":
        count = whole.count
        told["groups"] = (VictimGroup(group=people.groups[0], low=count.low, best=count.best, high=count.high),)
    return whole.model_copy(update={"victims": whole.victims.model_copy(update=told)}) if told else whole
