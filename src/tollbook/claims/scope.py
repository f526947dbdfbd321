"""Whether a figure is of one event, a sum over several, or of a whole war."""

import re
from datetime import date

from tollbook.model import Place, Time
from tollbook.model.codes import Scope

_WAR = re.compile(
    r"\b(?:since (?:the )?(?:war|conflict|uprising|revolution|start|beginning|invasion|crisis|\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|it(?:s)? (?:began|started|intervened|commenced|air campaign))"
    r"|(?:war|conflict|uprising|campaign) (?:has|have|had|which has|that has)|(?:year|years|decade)(?:s)?(?:-long| of (?:war|conflict|fighting))|civil war (?:has|that)|air campaign|the (?:war|conflict|uprising) (?:began|started|broke out)|during the (?:war|conflict|uprising|civil war))\b",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:over|in|during|for) (?:the )?(?:past|last|previous) (?:\w+ )?(?:hours|days|weeks|months)|series of|waves? of|several (?:attacks|strikes|raids|areas|towns|villages)|across (?:the )?(?:country|province|city|region)|separate (?:attacks|strikes|raids|incidents)"
    r"|since (?:mid-|early |late )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|yesterday|last|then|peace|the (?:assault|offensive|operation|battle|attack|siege))"
    r"|days of|weeks of|months of|infighting",
    re.I,
)
_LONG = 60
_DISPLACED = 1000


def scope_of(clause: str, time: Time | None, place: Place | None, harm: str | None, figure: int | None) -> Scope:
    """The scope of a claim from its sentence's words, the length of its period and the size of its area."""
    days = length(time)
    if _WAR.search(clause) or days > _LONG:
        return "campaign"
    if _SEVERAL.search(clause) or days > 3:
        return "cumulative"
    if harm == "displaced" and (figure or 0) >= _DISPLACED:
        return "cumulative"
    return "incident"


def length(time: Time | None) -> int:
    """Days of a period; 0 where it is unknown."""
    if time is None or not time.start or not time.end:
        return 0
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days + 1
