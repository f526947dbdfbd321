"""The organisations that a document names in full, so that "the Observatory", "SNC" or "a monitor" finds them."""

import re
from collections import Counter

from tollbook.statements.lexicon import words

_WORD = r"[A-Z][\w’'-]++"
_START = r"(?<![\w’'-])"
_FULL = re.compile(rf"{_START}{_WORD}(?: (?:(?:for|of|and|the|in|on) ){{0,2}}{_WORD}){{1,8}}")
_ABBREVIATED = re.compile(
    rf"{_START}({_WORD}(?: (?:for\b|of\b|and\b|the\b|{_WORD})){{1,9}}) \((?:the )?([A-Z]{{2,8}})\)"
)
_ABBREVIATION = re.compile(r" \((?:the )?[A-Z]{2,8}\)")
_BASED = re.compile(r"^(?:The |[A-Z]\w+[- ]based )+")  # not `)++`, which Python before 3.11.5 matches wrongly
_WEEKDAY = re.compile(r"day\b|Reuters|Monitor\b")
_MONITORS = re.compile(r"Observatory|Rights|Watch\b|Network|Amnesty|Documentation|Violations")
_GENERIC = re.compile(
    r"^(?:an?|the|this|one) (?:[\w-]+[ -]){0,3}?"
    r"(?:monitor(?:ing (?:group|network|organi[sz]ation))?|watchdog|ngo|rights (?:group|monitor))$", re.I
)  # fmt: skip


class Names:
    """Full names of a document's organisations, by abbreviation, by a part of the name, and by kind."""

    def __init__(self, text: str) -> None:
        self._text = text
        full = [_BASED.sub("", m[0]) for m in _FULL.finditer(text)]
        self._count = Counter(f for f in full if " " in f)
        self._of_word: dict[str, list[str]] = {}
        for name in self._count:
            for word in name.split()[1:]:
                self._of_word.setdefault(word, []).append(name)
            self._of_word.setdefault("=" + _initials(name), []).append(name)
        self._monitors = [n for n in self._count if _MONITORS.search(n) and not _WEEKDAY.search(n)]
        brackets = _ABBREVIATED.finditer(text) if _ABBREVIATION.search(text) else ()
        self._short = {m[2]: _BASED.sub("", m[1].strip()) for m in brackets}

    def full(self, said: str) -> str:
        """The full name for an abbreviation or a part of a name, else the words themselves."""
        capitals = [w for w in re.findall(r"[\w’'-]+", said) if w[:1].isupper()]
        bare = re.sub(r"^(the|an?) ", "", said, flags=re.I)
        if bare in self._short:
            return self._short[bare]
        if capitals != [bare]:
            return said
        if bare.isupper() and len(bare) > 2:
            return next(iter(self._of_word.get("=" + bare, ())), said)
        longer = self._of_word.get(bare, ()) if bare.lower() in words("organisation") else ()
        return max(longer, key=lambda n: (self._count[n], -len(n)), default=said)

    def monitor(self, said: str) -> str | None:
        """The one monitor that the document names, for words such as "a monitoring group"."""
        if not _GENERIC.match(said.strip()):
            return None
        return max(self._monitors, key=lambda n: (self._count[n], -len(n)), default=None)

    def ministry(self, noun: str) -> str | None:
        """The first office of this kind that the document names ("the ministry" → "Russian Defence Ministry")."""
        before = rf"(?:{_WORD} ){{1,5}}(?:[a-z]+ )?{noun}"
        pattern = rf"{_START}(?:{before}|(?:{_WORD} ){{0,4}}{noun.capitalize()} of [A-Z]?\w+)"
        found = re.search(pattern, self._text)
        return found[0] if found else None


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())
