"""Texts by gettext catalogues, English as the source."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from tollbook.texts.locales import locale

if TYPE_CHECKING:
    from jinja2 import Environment


def gettext(message: str) -> str:
    """The text in the current language; an empty one stays empty."""
    return _catalogue(locale().tag).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The text for a number of things in the current language."""
    return _catalogue(locale().tag).ngettext(singular, plural, n)


_ = gettext


def later(message: str) -> str:
    """The English text itself, marked for the catalogue: `gettext` gives it in a language where it is said."""
    return message


def install(environment: "Environment") -> None:
    """Give templates `_`, `gettext`, `ngettext`, `trans` blocks and `locale`."""
    environment.add_extension("jinja2.ext.i18n")
    # the extension adds this method, which its types do not know
    cast(Any, environment).install_gettext_callables(gettext, ngettext, newstyle=True)
    environment.globals["locale"] = locale


@cache
def _catalogue(tag: str) -> NullTranslations:
    path = files("tollbook.texts").joinpath("locale", tag.replace("-", "_"), "LC_MESSAGES", "tollbook.mo")
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as stream:
        return GNUTranslations(cast(Any, stream))
