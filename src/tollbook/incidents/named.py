"""The people named in a text whom reports of one event share: victims and suspects, not officials or reporters.

A full name that two reports share tells that they are about one event, even where a trial is reported years later.
Officials are left out because they speak on many events.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from tollbook.grounding.places.cues import cues
from tollbook.incidents.names import name_parts
from tollbook.rules import load_yaml

MOST = 40
_JUNIOR = r"(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?"
_FULL = re.compile(
    r"\b(?P<given>[A-Z][a-z'’]+)"
    r"(?: [A-Z]\.| [\"“][^\"”]{1,15}[\"”]| (?:bin|ibn|al|el|abu|de|van|von|Abu|Al|El)(?=[ -]))?"
    r"[ -](?P<last>(?:al-|Al-|el-|El-|Mc|O['’])?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)" + _JUNIOR
)
_WITH_AGE = re.compile(
    r"\b(?P<given>[A-Z][A-Za-z'’-]+)(?: [A-Z]\.)? (?:[A-Z][a-z'’]+[ -])?(?P<last>[A-Z][A-Za-z'’-]+)"
    + _JUNIOR
    + r", (?:age |aged )?\d{1,2}(?=[,.;)]| and | of | from | was | were )"
)
_LONGER_NAME = re.compile(r"^(?:'s|’s)? [A-Z][a-z]+")
_WITHIN_NAME = re.compile(r"(?:[A-Z][a-z]+ |\()$")
_REACH = 60


def people_named(text: str) -> tuple[str, ...]:
    """Keys of the people named, each once, in the order first met, at most `MOST`; spellings of one name are one key.

    A name that stands once as an official's is left out everywhere.
    """
    text = _plain(text)
    found: dict[str, None] = {}
    officials: set[str] = set()
    for match in (*_FULL.finditer(text), *_WITH_AGE.finditer(text)):
        key = _key(match)
        if key is None or not _is_person(text, match):
            continue
        if _is_official(text, match):
            officials.add(key)
        found[key] = None
    return tuple(key for key in found if key not in officials)[:MOST]


def _plain(text: str) -> str:
    """Without accents, which reports of one event may or may not keep."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _key(match: re.Match[str]) -> str | None:
    parts = name_parts(f"{match['given']} {match['last']}")
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else None


def _is_person(text: str, match: re.Match[str]) -> bool:
    words = _words()
    if match["last"] in words["no_surname"] or match["given"] in words["no_given"] | words["no_surname"]:
        return False
    if match.re is _WITH_AGE:
        return True
    if match["given"] not in cues().given or _WITHIN_NAME.search(text[max(0, match.start() - 25) : match.start()]):
        return False
    return not _LONGER_NAME.match(text[match.end() : match.end() + _REACH])


def _is_official(text: str, match: re.Match[str]) -> bool:
    before, after = _around()
    start, end = match.span()
    return bool(before.search(text[max(0, start - 22) : start]) or after.match(text[end : end + _REACH]))


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(map(str, words)) for name, words in load_yaml("linking/en/names.yaml").items()}


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before an official's name, and after it."""
    listed: dict[str, Any] = {name: "|".join(map(re.escape, sorted(words))) for name, words in _words().items()}
    before = re.compile(rf"(?:\b(?:{listed['titles']})\.?,? ?)$")
    after = re.compile(
        rf"^,?(?: (?:{listed['speaks']})\b|, (?:a |the |an )?(?:\w+ ){{0,3}}(?:{listed['offices']})\b"
        r"| of (?:the )?[A-Z][\w ]+(?:Police|Sheriff|Department))"
    )
    return before, after
