"""Finds reports whose texts are one story: reprints, whole, truncated, edited or lightly rewritten.

The measure is containment: the share of the shorter text's sampled runs of words that stand in the other (Broder
1997). Two outlets that share half of the phrases carry one story; an outlet shares as much with its own older reports,
whose background it repeats, so that it must share nearly all. A rewrite keeps fewer phrases, but most of the words and
names. Reports are only compared where they share phrases that few others have.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

from tollbook.incidents.fingerprint import unpack, unpack_terms
from tollbook.incidents.furniture import furniture_of
from tollbook.incidents.report import Report
from tollbook.rules import load_yaml


@dataclass(frozen=True, slots=True)
class TextOf:
    """What is compared of a report: hashed phrases and words, outlet and day.

    `furniture` is how many phrases of its site's furniture were left out.
    """

    phrases: frozenset[int]
    words: frozenset[int]
    publisher: str | None
    day: str | None
    furniture: int = 0

    @property
    def length(self) -> int:
        """The number of its phrases, furniture among them."""
        return len(self.phrases) + self.furniture


@cache
def _rules() -> dict[str, float]:
    return dict(load_yaml("linking/near_duplicates.yaml"))


def families_of(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """The families of reports that carry one story, two members or more, whatever the reports' order."""
    ordered = sorted(reports, key=lambda report: report.document)
    leader = list(range(len(ordered)))
    for i, j in reprints_among(ordered):
        x, y = sorted((_leader(leader, i), _leader(leader, j)))
        leader[y] = x
    families: dict[int, list[Report]] = defaultdict(list)
    for i, report in enumerate(ordered):
        families[_leader(leader, i)].append(report)
    return tuple(tuple(family) for family in families.values() if len(family) > 1)


def reprints_among(reports: Sequence[Report]) -> tuple[tuple[int, int], ...]:
    """The pairs of reports, by their places in the sequence, of which one carries the other's story."""
    texts = _without_furniture([text_of(report) for report in reports])
    return tuple(pair for pair in sorted(_candidates(texts)) if carries(texts[pair[0]], texts[pair[1]]))


def _without_furniture(texts: Sequence[TextOf]) -> list[TextOf]:
    """The texts without the phrases of their sites, which return in texts published long apart."""
    furniture = furniture_of([(text.day, text.phrases) for text in texts])
    return [replace(text, phrases=text.phrases - furniture, furniture=len(text.phrases & furniture)) for text in texts]


def text_of(report: Report) -> TextOf:
    """What is compared of a report."""
    return TextOf(
        unpack(report.fingerprint.phrases), frozenset(unpack_terms(report.fingerprint.terms)), report.publisher,
        report.published,
    )  # fmt: skip


def carries(first: TextOf, second: TextOf) -> bool:
    """Whether two texts carry one story, the one in the other's words."""
    if min(first.length, second.length) < _rules()["least_phrases"]:
        return False
    shared = containment(first.phrases, second.phrases, _rules()["least_left"])
    if not close(first.day, second.day):
        return shared >= _rules()["whole"] and resemblance(first.words, second.words) >= _rules()["same_text"]
    if shared >= _rules()["whole"]:
        return True
    if first.publisher and first.publisher == second.publisher:
        return False
    if shared >= _rules()["edited"]:
        return True
    if shared >= _rules()["rewritten"] and resemblance(first.words, second.words) >= _rules()["same_words"]:
        return True
    within = containment(first.words, second.words, _rules()["least_words"])
    return shared >= _rules()["rewritten_part"] and within >= _rules()["words_within"]


def containment(first: frozenset[int], second: frozenset[int], least: float | None = None) -> float:
    """The share of the smaller sample that stands in the other; 0 where it is too small to tell."""
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller >= (least or _rules()["least_shingles"]) else 0.0


def resemblance(first: frozenset[int], second: frozenset[int]) -> float:
    """The share of all words of two texts that both have."""
    return len(first & second) / len(first | second) if first and second else 0.0


def close(day: str | None, other_day: str | None) -> bool:
    """Whether two days of publication are near enough for a reprint; unknown ones are."""
    if not (day and other_day):
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(other_day)).days) <= _rules()["days"]


def is_reprint(first: frozenset[int], second: frozenset[int], day: str | None, other_day: str | None) -> bool:
    """Whether two texts, given by their sampled shingles and days of publication, are near-identical.

    Texts published long apart share the furniture of their site, not a story.
    """
    return close(day, other_day) and containment(first, second) >= _rules()["containment"]


def _candidates(texts: Sequence[TextOf]) -> set[tuple[int, int]]:
    """Pairs that share at least two phrases that no more than `most_holders` texts have."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        for phrase in text.phrases:
            holders[phrase].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if 1 < len(held) <= _rules()["most_holders"]:
            for pair in combinations(held, 2):
                shared[pair] += 1
    return {pair for pair, times in shared.items() if times > 1}


def _leader(leader: list[int], i: int) -> int:
    while leader[i] != i:
        leader[i] = leader[leader[i]]
        i = leader[i]
    return i
