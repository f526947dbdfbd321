"""Codes, figures, dates and places in words."""

import re

from tollbook.model import Place, Range, Time
from tollbook.texts import gettext as _
from tollbook.texts import later

_SPELLED = {"ied": "improvised explosive device", "un": "UN", "ngo": "organisation", "un_body": "UN body"}
_VERBS = {
    "assert": (later("says"), later("say")),
    "deny": (later("denies"), later("deny")),
    "dispute": (later("disputes"), later("dispute")),
    "admit": (later("admits"), later("admit")),
    "partially_admit": (later("partly admits"), later("partly admit")),
    "revise": (later("revises its figure"), later("revise their figure")),
    "retract": (later("withdraws"), later("withdraw")),
    "no_comment": (later("does not comment"), later("do not comment")),
    "cannot_verify": (later("cannot verify"), later("cannot verify")),
    "hypothetical": (later("says it may be"), later("say it may be")),
}

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def safe(words: str) -> str:
    """Words of a report without control characters: it may not move a cursor or turn a line around."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", words.replace("\r\n", "\n").replace("\r", "\n"))


def code_in_words(code: str) -> str:
    """ "air_strike" as "air strike", in the reader's language."""
    return _(_SPELLED.get(code, code.replace("_", " ")))


def stance_verb(stance: str, *, several: bool = False) -> str:
    """What a source does, as a verb: "says", "denies", of several people "say", "deny"."""
    return _(_VERBS[stance][several])


def figure_in_words(figure: Range | None) -> str:
    """ "12", "at least 12", "10–12", "up to 5", "22–30 or more"; "not said" where there is none."""
    if figure is None or (figure.low, figure.best, figure.high) == (None, None, None):
        return _("not said")
    low, best, high = figure.low, figure.best, figure.high
    if high is None:
        least = low if low is not None else best
        if best in (None, least):
            return _("at least %(least)s") % {"least": f"{least:,}"}
        return _("%(least)s–%(best)s or more") % {"least": f"{least:,}", "best": f"{best:,}"}
    if low is None:
        return _("up to %(most)s") % {"most": f"{high:,}"}
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def date_of(moment: str | None) -> str:
    """The day of an ISO 8601 date or time; "no date" where there is none."""
    return moment[:10] if moment else _("no date")


def time_in_words(time: Time | None) -> str:
    """ "2015-10-03, early", "2015-09-30 to 2015-12-30" or "not said"."""
    if time is None:
        return _("not said")
    if not time.start and not time.end:
        return _("not resolved (“%(words)s”)") % {"words": time.text}
    days = time.start or _("until %(day)s") % {"day": time.end}
    if time.start and time.end != time.start:
        between = {"first": time.start, "last": time.end}
        days = _("%(first)s to %(last)s") % between if time.end else _("since %(day)s") % {"day": time.start}
    return ", ".join(part for part in (days, time.clock, time.timezone) if part)


def place_in_words(place: Place | None) -> str:
    """ "Damascus (Damascus Governorate, SY)"; a place that was not found on the map as it is written."""
    if place is None:
        return _("not said")
    if place.name is None:
        return _("“%(words)s” (not found on the map)") % {"words": place.text}
    wider = [part for part in (place.admin2, place.admin1, place.country) if part and part != place.name]
    return f"{place.name} ({', '.join(dict.fromkeys(wider))})" if wider else place.name
