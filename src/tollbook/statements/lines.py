"""Reports told by punctuation at the start or end of a line: headline colons and the speakers of an interview."""

import re
from collections.abc import Iterator

from tollbook.model import Document
from tollbook.statements.lexicon import Saying
from tollbook.statements.phrases import trimmed
from tollbook.statements.report import Report

COLON = Saying("colon", "phrase", "speech", (), frozenset({"quote"}), "")
_LEADING = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [\w.’'&-]+){0,5}?)(?P<cue>:) (?P<what>\S.{12,})")
_TRAILING = re.compile(
    r"(?P<what>.{15,}?\w[’'\"”]?)(?P<cue>:| [-–—−]| \W_|\s[•|]) (?P<who>(?:[A-Za-z][\w.’'-]* ?){1,5})"
)  # fmt: skip
_SPEAKER = re.compile(
    r"(?:^|\n)[\"“]?(?P<who>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}|"
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})(?P<cue>:)(?=\s)"
)
_LONGEST = 250  # characters of a headline
_QUESTION = {
    "how",
    "why",
    "what",
    "who",
    "live",
    "video",
    "watch",
    "exclusive",
    "breaking",
    "analysis",
    "opinion",
    "update",
}
_SOURCES = re.compile(
    r"monitor|official|police|army|military|ministry|media|\btv\b|source|witness|activist|report|group|\bun\b|observatory|"
    r"agency|medic|doctor|hospital|rescue|resident|rebels|minister|president|government|state|poll|study|watchdog|mayor|"
    r"governor|council|\blocals?\b|elders?\b|lawyers?\b|charity|relatives|parents|prosecutor|spokes|lawmaker|survivor|"
    r"aid workers|red cross|red crescent|\bngo\b", re.I
)  # fmt: skip


def line_reports(document: Document) -> Iterator[Report]:
    """The reports of the headline's colon and of the turns of an interview, in text order."""
    start, end = _headline(document)
    yield from _of_headline(document.text, start, end)
    yield from _of_interview(document.text)


def _headline(document: Document) -> tuple[int, int]:
    """The headline's place: its block, else the first line of the text where that is short."""
    block = next((b for b in document.blocks if b.kind == "headline"), None)
    if block and block.end - block.start < _LONGEST:
        return block.start, block.end
    first = document.text.split("\n", 1)[0]
    return 0, len(first) if len(first) < _LONGEST else 0


def _of_headline(text: str, start: int, end: int) -> Iterator[Report]:
    line = text[start:end].rstrip()
    if match := _LEADING.fullmatch(line):
        if match["who"].split()[0].lower() not in _QUESTION:
            yield from _made(text, match, start)
    elif (match := _TRAILING.fullmatch(line)) and (match["cue"] == ":" or _SOURCES.search(match["who"])):
        yield from _made(text, match, start)


def _made(text: str, match: re.Match[str], offset: int) -> Iterator[Report]:
    what = trimmed(text, match.start("what") + offset, match.end("what") + offset)
    who = trimmed(text, match.start("who") + offset, match.end("who") + offset)
    cue = match.start("cue") + offset + len(match["cue"]) - len(match["cue"].lstrip())
    if what and who:
        yield Report(COLON, (cue, cue + len(match["cue"].strip())), (what,), who, fronted=True)


def _of_interview(text: str) -> Iterator[Report]:
    """Turns "NAME: …": each runs to the next turn; where nobody speaks twice there is no interview."""
    turns = list(_SPEAKER.finditer(text))
    if len({turn["who"] for turn in turns}) >= len(turns) - 1 and not all(turn["who"].isupper() for turn in turns):
        return
    if len(turns) < 2:
        return
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        end = following.start() if following else text.find("\n\n", turn.end())
        what = trimmed(text, turn.end(), end if end > 0 else len(text))
        if what:
            yield Report(COLON, (turn.start("cue"), turn.end("cue")), (what,), (turn.start("who"), turn.end("who")))
