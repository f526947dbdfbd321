"""Names of countries in the reader's language."""

from functools import cache

from babel import Locale, UnknownLocaleError

from tollbook.web.i18n import locale


def country_name(code: str) -> str:
    """ "SY" as "Syria"; a code that is no country's stays as it is. Names as in Unicode's CLDR."""
    return _names(locale().tag).get(code, code)


@cache
def _names(tag: str) -> dict[str, str]:
    try:
        found = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = Locale("en")
    return {str(code): str(name) for code, name in found.territories.items()}
