"""Keys under which spellings of one name meet: `normal` for the same letters, `fold` for transliterations."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʿʾʻʼˈ′“”\".,", None),
        **dict.fromkeys("-‐‑–—/_ ", " "),
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a",
        "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "ash",
        "as",
        "ad",
        "an",
        "ar",
        "at",
        "az",
        "es",
        "ed",
        "er",
        "et",
        "ez",
        "en",
        "esh",
        "the",
    ]
)
_SOUNDS = (
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh|[qkcg]"), "k"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"tsh|tch|ch|sh"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"([dtsz])h"), r"\1"),
    (re.compile(r"z"), "s"),
    (re.compile(r"aw(?=[^aeiouy]|$)"), "o"),
    (re.compile(r"[aeiy]+"), "a"),
    (re.compile(r"(?:[ouvw]|(?<=u)a(?=u))+"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SHORTEST_FOLD = 4


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """The name without case, accents, apostrophes, full stops or hyphens; "St." and "Mt." are spelled out."""
    low = name.casefold().translate(_LETTERS)
    if not low.isascii():
        parts = unicodedata.normalize("NFKD", low)
        low = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(_SHORT.get(word, word) for word in low.split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A coarse key by sound for Latin script, so that "Khan Shaykhun" and "Khan Sheikhoun" meet.

    Articles go, doubled letters become one, q, k, g and c are one sound, the vowels are two, a last -a, -ah or -eh
    goes. Empty where too little is left to tell names apart.
    """
    sounds = sound(name)
    return sounds if len(sounds) >= _SHORTEST_FOLD else ""


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """The same key whatever is left of it; empty where the name is not in Latin script."""
    key = normal(name)
    return "".join(_sound(w) for w in key.split() if w not in _ARTICLES) if key.isascii() else ""


def _sound(word: str) -> str:
    if len(word) > 3 and word.endswith(("ah", "eh")):
        word = word[:-1]
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word[:-1] if len(word) > 2 and word.endswith("a") else word
