"""What people read, in their language: every text of pages, sites and reports goes through here."""

from tollbook.texts.catalogues import _, gettext, install, later, ngettext
from tollbook.texts.countries import country_name
from tollbook.texts.locales import ENGLISH, LOCALES, PSEUDO, Locale, find_locale, locale, offered, using

__all__ = [
    "ENGLISH", "LOCALES", "PSEUDO", "Locale", "_", "country_name", "find_locale", "gettext", "install", "later",
    "locale", "ngettext", "offered", "using",
]  # fmt: skip
