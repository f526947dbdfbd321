"""The interface's texts in the reader's language: gettext catalogues, English as the source.

`en-XA` (accented, longer) and `ar-XB` (right to left) are pseudo-locales: English made to show what a translation would
break. They are offered only where TOLLBOOK_PSEUDO_LOCALES is set.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import Any, Literal, cast

from jinja2 import Environment

COOKIE = "tollbook_locale"
_MOST_LANGUAGES = 20


@dataclass(frozen=True, slots=True)
class Locale:
    """A language of the interface: its BCP 47 tag and the direction it is written in."""

    tag: str
    dir: Literal["ltr", "rtl"]


ENGLISH = Locale("en", "ltr")
PSEUDO = (Locale("en-XA", "ltr"), Locale("ar-XB", "rtl"))
LOCALES: tuple[Locale, ...] = (ENGLISH,)
"""The languages that the interface is offered in."""

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


def locale_for(cookie: str | None, accept_language: str | None) -> Locale:
    """The language that a reader chose, else the first of the browser's that there is, else English."""
    known = {one.tag.lower(): one for one in offered()}
    wanted = [cookie or "", *_by_preference(accept_language or "")]
    return next((known[tag.lower()] for tag in wanted if tag.lower() in known), ENGLISH)


def offered() -> tuple[Locale, ...]:
    """The languages that there are, the pseudo-locales among them where they are asked for."""
    return (*LOCALES, *PSEUDO) if os.environ.get("TOLLBOOK_PSEUDO_LOCALES") else LOCALES


def gettext(message: str) -> str:
    """The text in the current language."""
    return _catalogue(_current.get().tag).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for a number of things in the current language."""
    return _catalogue(_current.get().tag).ngettext(singular, plural, n)


_ = gettext


def install(environment: Environment) -> None:
    """Give templates `_`, `gettext`, `ngettext`, `trans` blocks and `locale`."""
    environment.add_extension("jinja2.ext.i18n")
    # the extension adds this method, which its types do not know
    cast(Any, environment).install_gettext_callables(gettext, ngettext, newstyle=True)
    environment.globals["locale"] = locale


@cache
def _catalogue(tag: str) -> NullTranslations:
    path = files("tollbook.web").joinpath("locale", tag.replace("-", "_"), "LC_MESSAGES", "tollbook.mo")
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as stream:
        return GNUTranslations(cast(Any, stream))


def _by_preference(header: str) -> list[str]:
    """The tags of an Accept-Language header, most wanted first; what is malformed is passed over."""
    weighed = []
    for part in header.split(",")[:_MOST_LANGUAGES]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]
