"""Whether words of harm tell of harm to people, and not of a purpose, a thing or a figure of speech."""

import re

from tollbook.claims.harmed import Harmed
from tollbook.claims.modality import is_denied, is_intended
from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence

_NEEDS_PEOPLE = ("transitive", "intransitive", "state", "after", "hostage")
_NOMINAL = ("event", "people", "toll", "hostage")
_ITSELF = re.compile(r"^(?:the )?(?:dead|wounded|injured|killed|missing|displaced|victims)$", re.I)
_SHARE_OF_THEM = re.compile(
    r"^(?:most|many|some|all|half|a third|two thirds|the majority|a majority|more than half|nearly half|almost all) "
    r"of (?:the|those) (?:dead|wounded|injured|killed|missing|displaced|victims)$",
    re.I,
)
"""A share of people told of before, whose part is told by its own clause."""
ANYONE = re.compile(r"^any(?:one|body)?\b", re.I)
"""People who are asked after or denied, and whom nobody says there were."""
_KNOWN = re.compile(r"^(?:the|those|these|his|her|its|their) ", re.I)
_OWNED = re.compile(r"^(?:the|its|his|her|their|some|such|whose) ", re.I)
_NUMBER_OF = re.compile(r"^(?:a|any|no) (?:number|figure|count|breakdown|tally) (?:of|for) ", re.I)
_GIVES = re.compile(r"\b(?:giv|gave|provid|releas|specif|offer)\w* $", re.I)
"""A number that is only spoken of ("declined to give a number of casualties")."""
_UNNAMED = re.compile(r"^(?:(?:the|that|this|an?|any|such) )?(?:[a-z-]+ )?[a-z]+$", re.I)
"""A word of harm with an article and an adjective at most: whose death it is, it does not say."""
_SENTENCES = {"sentence", "condemn", "doom"}
_BESIDE = 14  # characters
_LIVES = re.compile(r"\bli(?:fe|ves)\b(?![- ](?:threatening|saving|support|jacket|sentence|imprisonment))", re.I)


def tells_of_harm(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """The word's own need (see `lexicons/en/harm.yaml`), people where its frame asks for them, and no mere purpose."""
    return not (
        _is_no_word_of_harm(sentence, trigger)
        or _refers_back(sentence, trigger, harmed)
        or _lacks_its_need(sentence, trigger, harmed)
        or _is_not_told(sentence, trigger, harmed)
    )


def _is_no_word_of_harm(sentence: Sentence, trigger: Trigger) -> bool:
    """A noun's frame on another part of speech."""
    token = sentence.tokens[trigger.token]
    return trigger.frame in _NOMINAL and token.pos not in ("NOUN", "PROPN")


def _refers_back(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """People told of before: "the wounded", "the injured soldiers", "his body"."""
    text, figure = harmed.victims.text or "", harmed.count.qualifier != "none"
    if (not figure and _ITSELF.match(text)) or _SHARE_OF_THEM.match(text):
        return True
    known = sentence.tokens[trigger.token].dep == "amod" and _KNOWN.match(text)
    if known and (not figure or (harmed.count.best == 1 and not harmed.victims.names)):
        return True
    number = _NUMBER_OF.match(text) and _GIVES.search(sentence.text[: harmed.start - sentence.start])
    if number or (trigger.harm == "displaced" and not figure and _is_known(sentence, trigger)):
        return True
    if _tells_of_nobody(sentence, trigger, harmed):
        return True
    told_whose = harmed.count.best is not None and " of " in text
    return trigger.frame == "people" and bool(_OWNED.match(text)) and not told_whose


def _is_known(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the word only says who people are ("a camp for displaced people")."""
    token = sentence.tokens[trigger.token]
    noun = sentence.tokens[token.head]
    return token.dep == "amod" and noun.dep == "pobj" and sentence.tokens[noun.head].lower == "for"


def _tells_of_nobody(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """A death or an injury that is nobody's: told of before ("that death"), of a kind ("cause injury or death")."""
    token = sentence.tokens[trigger.token]
    itself = trigger.frame == "event" and harmed.start <= token.start < harmed.end and token.tag == "NN"
    whose = token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].lower in ("of", "to")
    to = sentence.tokens[token.head]
    if itself and to.lower == "to" and sentence.tokens[to.head].lemma.lower() in _SENTENCES:
        return True
    if not itself or whose or harmed.victims.names or to.lower == "to":
        return False
    return harmed.count.best == 1 and bool(_UNNAMED.match((harmed.victims.text or "").replace(")", "")))


def _lacks_its_need(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """No people, figure or lives where the word or its frame asks for them."""
    figure = harmed.count.qualifier != "none"
    if trigger.need == "figure" and not (figure or harmed.victims.names):
        return True
    if trigger.need == "lives" and not _names_lives(sentence, harmed):
        return True
    if not harmed.said and (trigger.need in ("people", "lives") or trigger.frame in _NEEDS_PEOPLE):
        return True
    bare = trigger.frame == "event" and not figure and harmed.victims.status == "unknown"
    return bare and trigger.harm != "casualties"


def _is_not_told(sentence: Sentence, trigger: Trigger, harmed: Harmed) -> bool:
    """Harm that is only an aim or a question, or that tells others apart ("those who were not kidnapped")."""
    if sentence.tokens[trigger.token].dep in ("relcl", "acl") and is_denied(sentence, trigger):
        return True
    if ANYONE.match(harmed.victims.text or "") and not is_denied(sentence, trigger):
        return True
    purpose = any(a.lower == "to" for a in sentence.all_children(trigger.token, "aux"))
    return is_intended(sentence, trigger) or (purpose and harmed.count.qualifier == "none")


def _names_lives(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether lives stand beside the phrase; "life-threatening injuries" are none that were taken."""
    low, high = harmed.start - sentence.start - _BESIDE, harmed.end - sentence.start + _BESIDE
    return any(low <= found.start() < high for found in _LIVES.finditer(sentence.text))
