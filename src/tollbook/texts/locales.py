"""The languages that texts are given in.

`en-XA` (accented, longer) and `ar-XB` (right to left) are pseudo-locales: English made to show what a translation would
break. They are offered only where TOLLBOOK_PSEUDO_LOCALES is set.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from tollbook.errors import TollbookError


@dataclass(frozen=True, slots=True)
class Locale:
    """A language: its BCP 47 tag and the direction it is written in."""

    tag: str
    dir: Literal["ltr", "rtl"]


ENGLISH = Locale("en", "ltr")
PSEUDO = (Locale("en-XA", "ltr"), Locale("ar-XB", "rtl"))
LOCALES: tuple[Locale, ...] = (ENGLISH,)
"""The languages that there are catalogues of."""

_current: ContextVar[Locale] = ContextVar("locale", default=ENGLISH)


def locale() -> Locale:
    """The language that texts are given in now."""
    return _current.get()


@contextmanager
def using(chosen: Locale) -> Iterator[None]:
    """Give texts in this language until the end of the block."""
    token = _current.set(chosen)
    try:
        yield
    finally:
        _current.reset(token)


def offered() -> tuple[Locale, ...]:
    """The languages that there are, the pseudo-locales among them where they are asked for."""
    return (*LOCALES, *PSEUDO) if os.environ.get("TOLLBOOK_PSEUDO_LOCALES") else LOCALES


def find_locale(tag: str) -> Locale:
    """The language of this tag. Raises TollbookError `unknown-language`."""
    found = next((one for one in offered() if one.tag.lower() == tag.lower()), None)
    if found is None:
        raise TollbookError("unknown-language", name=tag, known=", ".join(one.tag for one in offered()))
    return found
