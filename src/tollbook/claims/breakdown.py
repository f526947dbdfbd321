"""Parts told by a clause of their own: "Six of the dead were children", "of the 42 dead, 21 were women"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tollbook.claims.figures import figures_of
from tollbook.claims.parts import Part, listed, read_part, share
from tollbook.claims.passage import Passage
from tollbook.language import Sentence
from tollbook.model import Claim, CountMention

_HARMS = {
    "killed": "dead|deceased|fatalities|martyrs|(?:people |persons )?killed",
    "injured": "wounded|injured|injuries|casualties",
    "missing": "missing",
    "abducted": "abducted|kidnapped|hostages|captives|abductees",
    "detained": "detained|arrested|detainees",
    "displaced": "displaced|refugees|evacuees",
}
_WORDS = (
    "|".join(f"(?P<{harm}>{words})" for harm, words in _HARMS.items()) + "|(?P<victims>victims)|(?P<them>them|those)"
)
_WHOLE = rf"(?:(?:the|those|these|all) )?(?:[\d,]+ |[a-z-]+ (?=dead|killed|wounded|injured))?(?:{_WORDS})\b"
_WERE = r"(?: (?:were|was|are|is|had been|have been)(?: (?:all|mostly|mainly|also))?)"
_OF = re.compile(rf" of {_WHOLE}(?P<were>{_WERE}) ", re.I)
_FRONTED = re.compile(rf"(?:^|(?<=[,;“\"] )|(?<=\band ))of {_WHOLE}, ", re.I)
_AMONG = re.compile(rf"\bamong {_WHOLE}{_WERE} (?!found\b|buried\b)", re.I)
_AFTER = re.compile(rf"{_WERE} among {_WHOLE}", re.I)
_ANY = re.compile(r"\b(?:of|among) (?:the|those|these|all|them|victims|\d)", re.I)
_NEXT = re.compile(r",? (?:and |while )?$")
_WERE_ALONE = re.compile(rf"{_WERE} ", re.I)
_STOP = re.compile(
    r"[.;:!?\"“”]|,(?! \w+ (?:and|or) )|\b(?:who|when|while|after|in|on|at|from|by|that|which|said|as|with"
    r"|between|aged)\b",
    re.I,
)
_BESIDE = 120  # characters between two harms of one breath ("killed 13 and wounded 20")
Told = tuple[Part, str]
_REACH = 2500  # characters from the whole to its parts


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A part and the claim of the whole that it is of."""

    part: Part
    whole: Claim


def breakdowns(passage: Passage, sentence: Sentence, told: Sequence[Claim]) -> Iterator[Breakdown]:
    """The parts that a sentence tells of the claims `told`, in text order of their wholes' words."""
    text, low, high = passage.document.text, sentence.start, sentence.end
    if not _ANY.search(text, low, high):
        return
    for part, harm in (*_figures(text, low, high, figures_of(sentence)),):
        whole = _whole_of(part.start, part.count.low or part.count.best or 0, harm, told)
        if whole is not None and not any(g.group == "families" for g in part.victims.groups):
            yield Breakdown(part, whole)
    for match in _OF.finditer(text, low, high):
        shares = [c for c in figures_of(sentence) if c.rule == "share" and _touches(c, match)]
        whole = _whole_of(match.start(), 0, _harm(match), told) if shares else None
        found = share(text, _up_to(text, shares[-1], match.start("were")), high, whole.count) if whole else None
        if whole is not None and found is not None and found.victims.status != "unknown":
            yield Breakdown(found, whole)


def _up_to(text: str, mention: CountMention, end: int) -> CountMention:
    """A share with all that it is a share of ("most of the" dead)."""
    return replace(mention, end=end, text=text[mention.start : end])


def _touches(mention: CountMention, match: re.Match[str]) -> bool:
    return mention.start < match.end() and mention.end > match.start()


def _figures(text: str, low: int, high: int, counts: tuple[CountMention, ...]) -> Iterator[Told]:
    """Parts with a figure of their own."""
    for match in _OF.finditer(text, low, high):
        before = next((c for c in counts if c.end == match.start()), None)
        if before is not None:
            yield from _described(text, before, match.end(), high, _harm(match), counts)
    for match in _FRONTED.finditer(text[low:high]):
        first = next((c for c in counts if c.start == low + match.end()), None)
        were = _WERE_ALONE.match(text, first.end, high) if first else None
        if first is not None and were is not None:
            yield from _described(text, first, were.end(), high, _harm(match), counts)
    for match in _AMONG.finditer(text, low, high):
        for part in listed(text, match.end(), _stop(text, match.end(), high), counts):
            yield part, _harm(match)
    for match in _AFTER.finditer(text, low, high):
        for c in (c for c in reversed(counts) if c.end <= match.start()):
            named = read_part(text, c.start, min(_stop(text, c.end, high), match.start()))
            if named is not None and (named.victims.status != "unknown" or named.victims.groups):
                yield named, _harm(match)
                break


def _harm(match: re.Match[str]) -> str:
    return next(harm for harm in (*_HARMS, "victims", "them") if match[harm])


def _stop(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def _described(
    text: str, figure: CountMention, start: int, end: int, harm: str, counts: Sequence[CountMention]
) -> Iterator[Told]:
    """The part that a figure and its description name, and the next one, which is told without the whole."""
    stop = _stop(text, start, end)
    following = next((c for c in counts if start < c.start and _NEXT.search(text[start : c.start])), None)
    were = _WERE_ALONE.match(text, following.end, end) if following else None
    if following is not None and were is not None:
        stop = min(stop, following.start)
    said = re.sub(r",?(?: and| while)? *$", "", text[start:stop])
    described = f"{text[figure.start : figure.end]} {said}"
    part = read_part(described, 0, len(described))
    if part is not None and (part.victims.status != "unknown" or part.victims.groups):
        words = text[figure.start : start + len(said)]
        count = figure.count.model_copy(update={"text": figure.text})
        victims = part.victims.model_copy(update={"text": words})
        yield Part(figure.start, start + len(said), count, victims), harm
    if following is not None and were is not None:
        yield from _described(text, following, were.end(), end, harm, counts)


def _whole_of(at: int, least: int, harm: str, told: Sequence[Claim]) -> Claim | None:
    """The last claim before (else the first after) that a part can be of: its harm, no smaller figure, near by.

    "Victims" are the dead where any are told; "them" are nobody where one sentence tells two harms that fit.
    """
    fits = [c for c in told if _fits(c, at, least) and (c.harm == harm or harm in ("victims", "them"))]
    before = [c for c in fits if c.span.start <= at]
    last = before[-1] if before else fits[0] if fits else None
    if last is None or harm in _HARMS:
        return last
    beside = [c for c in fits if abs(c.span.start - last.span.start) < _BESIDE and c.harm != last.harm]
    if harm == "them":
        return None if beside else last
    return next((c for c in reversed(beside) if c.harm == "killed"), last)


def _fits(claim: Claim, at: int, least: int) -> bool:
    whole = claim.count.best or claim.count.high
    near = abs(claim.span.start - at) < _REACH and claim.part_of is None and claim.scope != "campaign"
    return near and whole is not None and whole > 1 and whole >= least
