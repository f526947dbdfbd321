"""The clipped grammar of headlines: "Two killed 8 injured in rocket attack"."""

import re
from functools import cache

from tollbook.claims.people_words import names_people
from tollbook.language import Sentence, Token

_BOUND = r"(?:at least|more than|over|nearly|about|around|some|up to|as many as|almost|dozens of|scores of)"
_SOURCE = re.compile(r"[ :,–-]+[A-Z]{2,6}(?:$| [-–|] | [A-Z])")
_MOSTLY = re.compile(r", (?:mostly|mainly|largely|most of (?:them|whom)|many of (?:them|whom)|all of (?:them|whom)) ")
_FIGURE = r"(?:[\d.,]+|dozens|scores|hundreds|several|(?:[a-z]+-)?[a-z]+)"


@cache
def _another_harm() -> re.Pattern[str]:
    """A figure of people and the participle that says what befell them, with no noun or figure after it."""
    return re.compile(
        rf"[ ,]+(?:and )?(?:{_BOUND} )?{_FIGURE}(?: (?:others?|more|people|persons?|civilians?|citizens?))?"
        r" (?:injured|wounded|hurt)\b(?! (?:[\d]|dozens|scores|several|others|soldiers|people|civilians|men|women))",
        re.I,
    )


def clipped_victim(sentence: Sentence, token: Token) -> int | None:
    """The people right before a participle of harm that another figure with its own harm follows; else None.

    "Two workers killed 8 injured" tells of two dead: the parser takes it for an active clause with eight as object.
    So it does with the source in capitals, whose colon was lost ("20 farmers killed NGO"), and with a word on who most
    of them are ("75 others injured, mostly farmers").
    """
    if token.tag not in ("VBD", "VBN", "JJ") or not token.i or sentence.child(token.i, "auxpass", "aux"):
        return None
    before = sentence.tokens[token.i - 1]
    if before.pos not in ("NOUN", "PROPN", "NUM", "ADJ") or not names_people(before.text):
        return None
    while before.dep == "appos" and sentence.tokens[before.head].pos in ("NOUN", "PROPN"):
        before = sentence.tokens[before.head]
    after = sentence.text[token.end - sentence.start :]
    clipped = _another_harm().match(after) or _SOURCE.match(after) or _MOSTLY.match(after)
    return before.i if clipped else None


_HEADING = re.compile(
    r"^(?:(?:[A-Z][\w'’.-]*|al-\w+|&) ){1,30}?"
    r"(?=(?:At (?:L|l)east|More (?:T|t)han|Over|Up (?:T|t)o|Around|About|Nearly|Almost|As (?:M|m)any (?:A|a)s|Some"
    r"|Dozens|Scores|Hundreds|A (?:T|t)otal (?:O|o)f) )"
)


def heading_length(words: str) -> int:
    """How much of a phrase is a heading run into it: capitalised words before a figure that begins a sentence.

    "Tags Northland Harbour At least 25 civilians" → up to "At least"; 0 where there is none.
    """
    heading = _HEADING.match(words)
    return heading.end() if heading else 0


def ends_short_form(sentence: Sentence, close: int) -> bool:
    """Whether a short form in brackets ends at a token ("Northern Front (NF) fighters")."""
    tokens = sentence.tokens[max(0, close - 2) : close + 1]
    return len(tokens) == 3 and tokens[0].text == "(" and tokens[1].text.isupper() and tokens[2].text == ")"
