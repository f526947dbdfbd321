"""Whether a kept claim still cites words that stand in the text, and where they stand now."""

from tollbook.model import Claim, Evidence, Place, Source, Time


def stands_in(claim: Claim, text: str) -> bool:
    """Whether every stretch that a claim cites stands in the text at its offsets."""
    return all(0 <= start <= end <= len(text) and text[start:end] == words for start, end, words in _cited(claim))


def moved_to(claim: Claim, text: str) -> Claim | None:
    """The claim with its citations where they stand now; null where its own words stand nowhere in the text.

    A document that a later version reads otherwise (a menu less above it) has the same words at other offsets. Of
    several places the nearest counts. What else was cited and is gone is cited no more.
    """
    if stands_in(claim, text):
        return claim
    start = _nearest(text, claim.span.text, claim.span.start)
    if start is None:
        return None
    by = start - claim.span.start
    found = (_moved(item, text, by) for item in claim.evidence)
    sources = tuple(_source(source, text, by) for source in claim.sources)
    return claim.model_copy(
        update={
            "evidence": tuple(item for item in found if item is not None),
            "sources": sources,
            "place": _place(claim.place, text, by),
            "time": _time(claim.time, text, by),
        }
    )


def _cited(claim: Claim) -> list[tuple[int, int, str | None]]:
    cited: list[tuple[int, int, str | None]] = [(e.start, e.end, e.text) for e in claim.evidence]
    for source in claim.sources:
        if source.start is not None and source.end is not None:
            cited.append((source.start, source.end, source.text))
    if claim.place is not None:
        cited.append((claim.place.start, claim.place.end, claim.place.text))
    if claim.time is not None:
        cited.append((claim.time.start_offset, claim.time.end_offset, claim.time.text))
    return cited


def _nearest(text: str, words: str, near: int) -> int | None:
    """Where these words begin nearest to an offset."""
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: (abs(place - near), place), default=None)


def _moved(item: Evidence, text: str, by: int) -> Evidence | None:
    start = _nearest(text, item.text, item.start + by)
    return None if start is None else item.model_copy(update={"start": start, "end": start + len(item.text)})


def _source(source: Source, text: str, by: int) -> Source:
    if source.start is None or source.text is None:
        return source
    start = _nearest(text, source.text, source.start + by)
    gone = {"text": None, "start": None, "end": None}
    return source.model_copy(update=gone if start is None else {"start": start, "end": start + len(source.text)})


def _place(place: Place | None, text: str, by: int) -> Place | None:
    if place is None or (start := _nearest(text, place.text, place.start + by)) is None:
        return None
    return place.model_copy(update={"start": start, "end": start + len(place.text)})


def _time(time: Time | None, text: str, by: int) -> Time | None:
    if time is None or (start := _nearest(text, time.text, time.start_offset + by)) is None:
        return None
    return time.model_copy(update={"start_offset": start, "end_offset": start + len(time.text)})
