"""Names of countries in the reader's language."""

from functools import cache

from tollbook.texts.locales import locale


def country_name(code: str) -> str:
    """ "SY" as "Syria"; a code that is no country's stays as it is. Names as in Unicode's CLDR."""
    return _names(locale().tag).get(code, code)


@cache
def _names(tag: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads only when it is asked for

    try:
        found = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = Locale("en")
    return {str(code): str(name) for code, name in found.territories.items()}
