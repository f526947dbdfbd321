"""The language that a text is written in."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from tollbook.model import Block

# Languages in which reports of armed violence are commonly written; the rest of the model's 97 only confuse it.
_CANDIDATES = [
    "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lt", "lv", "mk", "ml", "mr", "ms",
    "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta",
    "te", "th", "tl", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip
_SAMPLE = 4000
_FEWEST_LETTERS = 30
_FEWEST_LETTERS_OF_BLOCK = 60
_SAMPLE_OF_BLOCK = 240
_SURE = 0.8
_ENGLISH = frozenset(
    {
        "the", "of", "and", "to", "in", "that", "was", "were", "by", "for", "with", "said", "from", "has", "have", "is",
        "his", "they", "not", "but", "which", "who", "after", "about", "their", "this", "its", "been", "would", "more",
        "than", "into", "when", "there", "she", "he",
    }
)  # fmt: skip
_ONLY_ENGLISH = frozenset({"the", "and", "that", "were", "with", "said", "from", "which", "this", "they", "been"})
_OTHER_SCRIPT = re.compile(r"[\u0180-\u1fff\u20d0-\uffff]")  # letters beyond Latin ones, and no curly quotes or dashes
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)


@cache
def _identifier() -> Any:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in _CANDIDATES if code in identifier.labels])
    return identifier


def identify_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None for fewer than 30 letters or where the model is unsure.

    A text in which every twelfth word or more is one that only English has is English without asking the model.
    """
    sample = text[:_SAMPLE]
    if _plainly_english(sample, _ONLY_ENGLISH):
        return "en"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    code, certainty = _identifier().classify(sample)
    return str(code) if certainty >= _SURE else None


def blocks_spoken(text: str, blocks: Sequence[Block], language: str | None) -> tuple[Block, ...]:
    """The blocks with their own language where they are long enough to tell; `language` is the document's.

    A block in which every twelfth word or more is a common English one is not asked about further: it is English.
    """
    own = ((block, _of_block(text[block.start : block.end], language)) for block in blocks)
    return tuple(block.model_copy(update={"language": said}) if said else block for block, said in own)


def _of_block(text: str, language: str | None) -> str | None:
    if len(text) < _FEWEST_LETTERS_OF_BLOCK:
        return None
    english = language == "en" and _plainly_english(text[:_SAMPLE_OF_BLOCK], _ENGLISH, fewest=1)
    if english and len(text) >= _SAMPLE_OF_BLOCK:
        return language
    if sum(map(str.isalpha, text[:_SAMPLE_OF_BLOCK])) < _FEWEST_LETTERS_OF_BLOCK:
        return None
    return language if english else identify_language(text)


def _plainly_english(sample: str, common: frozenset[str], fewest: int = 60) -> bool:
    """Whether the sample is in Latin script and every twelfth of its words, or more, is one of these."""
    words = sample.lower().split()
    if len(words) < fewest or (not sample.isascii() and _OTHER_SCRIPT.search(sample)):
        return False
    return sum(map(common.__contains__, words)) * 12 >= len(words)


def language_code(value: object) -> str | None:
    """The primary language of a code such as `en-GB`, lower case; None where the value is no code."""
    if not isinstance(value, str) or not _CODE.fullmatch(value.strip()):
        return None
    return re.split(r"[-_]", value.strip())[0].lower()
