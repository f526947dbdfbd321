"""What is kept of a text to compare it with others: its words and a sample of its shingles, hashed and packed.

Shingles are runs of five words; those whose hash is divisible by eight are kept, so that the sample of a truncated
reprint is a subset of the original's (Broder 1997, "On the resemblance and containment of documents"). Phrases are runs
of three words, one in four kept: they outlive an editor's hand, which breaks longer runs.
"""

import base64
import re
import struct
import unicodedata
import zlib
from collections import Counter
from functools import cache

from tollbook.model import Record
from tollbook.rules import load_yaml

SHINGLE_WORDS = 5
SAMPLED_ONE_IN = 8
PHRASE_WORDS = 3
PHRASES_ONE_IN = 4
MOST_PHRASES = 400
MOST_WORDS = 400
MOST_TERMS = 400
MOST_SHINGLES = 400
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Fingerprint(Record):
    """`terms`: hashed words and name pairs with how often each stands; `shingles`, `phrases`: hashed; all base64."""

    terms: str = ""
    shingles: str = ""
    phrases: str = ""


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text, the same for the same words whatever their case, accents or line breaks.

    Terms are of the first `MOST_WORDS` words, which tell the news: what follows is background and page furniture.
    """
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    first = _terms(words[:MOST_WORDS], folded[:MOST_WORDS])
    return Fingerprint(
        terms=_pack_terms(first),
        shingles=_pack(_sample(folded, SHINGLE_WORDS, SAMPLED_ONE_IN)[:MOST_SHINGLES]),
        phrases=_pack(_sample(folded, PHRASE_WORDS, PHRASES_ONE_IN)[:MOST_PHRASES]),
    )


def fold(word: str) -> str:
    """Lower case without accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return re.sub("['’`´ʿʾ]", "", plain.lower())


def unpack_terms(packed: str) -> dict[int, int]:
    """Term hash → how often it stands in the text (at most 255)."""
    return dict(struct.iter_unpack("<IB", base64.b64decode(packed)))


def unpack(packed: str) -> frozenset[int]:
    """The shingle or phrase hashes of a text."""
    return frozenset(n for (n,) in struct.iter_unpack("<I", base64.b64decode(packed)))


def _terms(words: list[str], folded: list[str]) -> Counter[str]:
    common = _common_words()
    terms = Counter(word for word in folded if len(word) > 1 and word not in common)
    for i in range(len(words) - 1):
        if words[i][0].isupper() and words[i + 1][0].isupper() and folded[i] not in common:
            terms[f"{folded[i]} {folded[i + 1]}"] += 1
    return terms


@cache
def _common_words() -> frozenset[str]:
    return frozenset(str(word) for word in load_yaml("linking/en/common_words.yaml"))


def _pack_terms(terms: Counter[str]) -> str:
    kept = list(terms.items())[:MOST_TERMS]
    hashed: dict[int, int] = {}
    for term, times in kept:
        key = zlib.crc32(term.encode())
        hashed[key] = min(255, hashed.get(key, 0) + times)
    return base64.b64encode(b"".join(struct.pack("<IB", *item) for item in sorted(hashed.items()))).decode()


def _sample(folded: list[str], length: int, one_in: int) -> list[int]:
    """The hashes of the runs of `length` words that are divisible by `one_in`, sorted."""
    found = set()
    for i in range(max(1, len(folded) - length + 1)):
        key = zlib.crc32(" ".join(folded[i : i + length]).encode())
        if key % one_in == 0:
            found.add(key)
    return sorted(found)


def _pack(numbers: list[int]) -> str:
    return base64.b64encode(struct.pack(f"<{len(numbers)}I", *numbers)).decode()
