"""Parts of a figure: "including three children", "among them four women", "two of whom were medics"."""

import re
from dataclasses import dataclass

from tollbook.grounding.counts import count_people, share_of
from tollbook.grounding.people import describe_people
from tollbook.model import CountMention, VictimGroup, Victims
from tollbook.model.count import Count

_MARKER = re.compile(
    r"\b(including|include[sd]?|inclusive of|among (?:them|those killed|the (?:dead|killed|victims|wounded|injured))"
    r"|amongst them|of whom|of them|of which)\b",
    re.I,
)
_OF_THEM = re.compile(r"\bof (?:them|whom|those|the (?:dead|killed|victims|wounded|injured))\b", re.I)
_ONE_OF = re.compile(r"^one of (?:them|whom)(?= \w+ly$)", re.I)
"""One of them of whom nothing is told but how it went with him ("one of them seriously")."""
_OWN_SIDE = re.compile(r" (?:from|belonging to|members of|loyal to) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*")
_BREAK = re.compile(
    r"[.;:!?\"“”]|\b(?:were|was|who|when|while|after|in|on|at(?! least)|from|by|that|which|have|had|has|died|killed"
    r"|said|as|with)\b",
    re.I,
)
_ENDS = re.compile(r"\s*[,.;:)–-]|\s*$")
_TOLD_APART = re.compile(r"(?:[ -][a-z]+){0,3}\s*:\s", re.I)
"""Between a figure and the list that tells it apart ("nine people: six farmers and three guards")."""
_WITHIN = re.compile(r"\bincluding $", re.I)
_GAP = re.compile(r"[\s,–-]*(?:and|as well as|plus|along with|or)?[\s,]*(?:an?\s)?", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A subset's words, figure and description."""

    start: int
    end: int
    count: Count
    victims: Victims


def find_parts(text: str, start: int, end: int, counts: tuple[CountMention, ...], whole: Count) -> tuple[Part, ...]:
    """The parts told in `text[start:end]` (from the whole's words to the end of its clause)."""
    found: dict[int, Part] = {}
    for marker in _MARKER.finditer(text, start, end):
        word = marker[1].lower()
        if word in ("of whom", "of them", "of which"):
            before = [c for c in counts if c.end <= marker.start() and not text[c.end : marker.start()].strip()]
            before = [c for c in before if not text.endswith("all but ", start, c.start)]
            for c in before[-1:]:
                part = read_part(text, c.start, _stop(text, marker.end(), end, skip_verb=True))
                if part:
                    found[part.start] = part
            continue
        if word in ("among them", "amongst them") and _ENDS.match(text, marker.end()):
            part = _named_before(text, start, marker.start())
            if part:
                found.setdefault(part.start, part)
            continue
        for part in listed(text, marker.end(), _stop(text, marker.end(), end), counts):
            found.setdefault(part.start, part)
    for part in _told_apart(text, start, end, counts, whole):
        found.setdefault(part.start, part)
    for mention in counts:
        part = share(text, mention, end, whole) if mention.rule == "share" and _OF_THEM.search(mention.text) else None
        if part:
            found[part.start] = part
    return tuple(found[k] for k in sorted(found))


def _told_apart(text: str, start: int, end: int, counts: tuple[CountMention, ...], whole: Count) -> list[Part]:
    """The list after a colon that sums up to the figure before it."""
    own = tuple(c for c in counts if not _WITHIN.search(text, start, c.start))
    for mention in own if (whole.best or 0) > 1 else ():
        colon = _TOLD_APART.match(text, mention.end, end) if mention.count.best == whole.best else None
        if colon is not None:
            told = listed(text, colon.end(), _stop(text, colon.end(), end), own)
            return told if len(told) > 1 and sum(p.count.best or 0 for p in told) == whole.best else []
    return []


def _named_before(text: str, start: int, end: int) -> Part | None:
    """The part that stands before its marker ("eight people, a mother and her son among them")."""
    comma = text.rfind(",", start, end)
    return read_part(text, comma + 1, end) if comma >= 0 else None


def _stop(text: str, start: int, end: int, *, skip_verb: bool = False) -> int:
    at = start
    if skip_verb:
        verb = re.compile(r"\s*(?:were|are|was|is)\s").match(text, start, end)
        at = verb.end() if verb else start
    stop = _BREAK.search(text, at, end)
    return stop.start() if stop else end


def listed(text: str, start: int, end: int, counts: tuple[CountMention, ...]) -> list[Part]:
    """The parts of a list, each with its figure; a list of one without a figure counts its people."""
    inside = [c for c in counts if start <= c.start < end]
    if inside and text[start : inside[0].start].strip(" ,:a") not in ("", "an", "at"):
        inside = []
    parts = []
    for n, c in enumerate(inside):
        stop = inside[n + 1].start if n + 1 < len(inside) else end
        part = read_part(text, c.start, stop)
        if part:
            parts.append(part)
    if not inside:
        part = read_part(text, start, end)
        if part and part.count.best is not None:
            parts.append(part)
    return parts


def read_part(text: str, start: int, stop: int) -> Part | None:
    """The part that `text[start:stop]` names; None where it counts nobody."""
    said = re.sub(r"[\s,–-]+(?:and|or|as well as|along with)?[\s,]*$", "", text[start:stop])
    lead = len(said) - len(said.lstrip(" ,"))
    said = said.strip(" ,")
    plain = _ONE_OF.sub("one person", said)
    mention = count_people(re.sub(r"\bof (?:them|whom|which)\b(?: (?:were|are|was))?", "", plain), 0)
    if mention is None:
        return None
    people = describe_people(said)
    groups = tuple(VictimGroup(group=g, low=c.low, best=c.best, high=c.high) for g, c in mention.groups)
    victims = Victims(text=said, status=people.status, groups=groups, occupations=people.occupations)
    return Part(start + lead, start + lead + len(said), mention.count.model_copy(update={"text": said}), victims)


def share(text: str, mention: CountMention, end: int, whole: Count) -> Part | None:
    """A share ("more than half of them"), described up to `end` at most, as a figure of the whole, rounded down."""
    share = share_of(mention.text)
    if share is None or whole.best is None:
        return None
    numerator, denominator, qualifier = share
    figure = whole.best * numerator // denominator
    own = _OWN_SIDE.match(text, mention.end, end)
    stop = own.end() if own else _stop(text, mention.end, end, skip_verb=True)
    said = text[mention.start : stop].rstrip(" ,")
    exact = qualifier == "exact" and whole.qualifier == "exact"
    count = Count(
        low=figure,
        best=figure,
        high=figure if exact else None,
        qualifier="exact" if exact else "more_than",
        text=mention.text,
    )
    people = describe_people(text[mention.end : stop])
    victims = Victims(text=said, status=people.status, occupations=people.occupations)
    return Part(mention.start, mention.start + len(said), count, victims)
