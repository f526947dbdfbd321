"""Whether words of harm tell of harm to people, and not of a purpose, a thing or a figure of speech."""

import re

from tollbook.claims.harmed import Harmed
from tollbook.claims.modality import is_denied, is_intended
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence

_NEEDS_PEOPLE = ("transitive", "intransitive", "state", "after", "hostage")
_NOMINAL = ("event", "people", "toll", "hostage")
_ITSELF = re.compile(r"^(?:the )?(?:dead|wounded|injured|killed|missing|displaced|victims)$", re.I)
ANYONE = re.compile(r"^any(?:one|body)?\b", re.I)
"""People who are asked after or denied, and whom nobody says there were."""
_KNOWN = re.compile(r"^(?:the|those|these|his|her|its|their) ", re.I)
_OWNED = re.compile(r"^(?:the|its|his|her|their|some|such) ", re.I)
_LIVES = re.compile(r"\bli(?:fe|ves)\b", re.I)


def tells_of_harm(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """The word's own need (see `lexicons/en/harm.yaml`), people where its frame asks for them, and no mere purpose."""
    figure = harmed.count.qualifier != "none"
    if trigger.frame in _NOMINAL and sentence.tokens[trigger.token].pos not in ("NOUN", "PROPN"):
        return False
    if not figure and _ITSELF.match(harmed.victims.text or ""):
        return False
    if not figure and sentence.tokens[trigger.token].dep == "amod" and _KNOWN.match(harmed.victims.text or ""):
        return False
    if trigger.frame == "people" and _OWNED.match(harmed.victims.text or "") and not _told_whose(harmed):
        return False
    if trigger.need == "figure" and not (figure or harmed.victims.names):
        return False
    if trigger.need == "lives" and not _LIVES.search(_around(sentence, harmed)):
        return False
    if not harmed.said and (trigger.need in ("people", "lives") or trigger.frame in _NEEDS_PEOPLE):
        return False
    if trigger.frame == "event" and trigger.harm != "casualties" and not figure and harmed.victims.status == "unknown":
        return False
    if is_intended(sentence, trigger):
        return False
    if ANYONE.match(harmed.victims.text or "") and not is_denied(sentence, trigger):
        return False
    purpose = any(a.lower == "to" for a in sentence.all_children(trigger.token, "aux"))
    return figure or not purpose


def _told_whose(harmed: Harmed) -> bool:
    """Whether a figure stands in the "of" phrase ("the bodies of three women"), so that nothing told before is meant."""
    return harmed.count.best is not None and " of " in (harmed.victims.text or "")


def _around(sentence: Sentence, harmed: Harmed) -> str:
    return sentence.text[max(0, harmed.start - sentence.start - 14) : harmed.end - sentence.start + 14]
