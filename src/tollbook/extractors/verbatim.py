"""Drops what an extractor returns and the document does not say word for word, whichever extractor it is."""

from tollbook.model import Claim, Document, Quote, Reading, Statement


def verbatim(reading: Reading, document: Document) -> Reading:
    """The reading without values whose words do not stand at their offsets.

    A claim falls with any of its evidence, a statement with its cue, its source's words or an offset outside the text.
    The document is the one that was given, whatever the extractor made of it.
    """
    text = document.text
    statements = tuple(s for s in reading.statements if _statement_stands(s, text))
    return reading.model_copy(
        update={
            "document": document,
            "statements": statements,
            "places": tuple(p for p in reading.places if _stands(p, text)),
            "times": tuple(t for t in reading.times if _says(text, t.start_offset, t.end_offset, t.text)),
            "claims": tuple(c for c in reading.claims if _claim_stands(c, text)),
        }
    )


def _claim_stands(claim: Claim, text: str) -> bool:
    """Evidence, place, time and sources at their offsets; names, figure and victims anywhere in the text."""
    carried = any(e.slot == "claim" for e in claim.evidence)
    placed = claim.place is None or _stands(claim.place, text)
    dated = claim.time is None or _says(text, claim.time.start_offset, claim.time.end_offset, claim.time.text)
    sourced = all(_source_stands(text, s.start, s.end, s.text) for s in claim.sources)
    said = (claim.count.text, claim.victims.text, *(a.text for a in claim.actors), *(o.text for o in claim.objects))
    return (
        carried
        and placed
        and dated
        and sourced
        and all(_stands(e, text) for e in claim.evidence)
        and all(words in text for words in said if words)
    )


def _statement_stands(statement: Statement, text: str) -> bool:
    sources = [statement.source, *statement.others, *statement.cites, *([statement.told] if statement.told else [])]
    inside = all(0 <= span.start < span.end <= len(text) for span in statement.content)
    cued = statement.cue is None or _stands(statement.cue, text)
    return inside and cued and all(_source_stands(text, s.start, s.end, s.text) for s in sources)


def _source_stands(text: str, start: int | None, end: int | None, words: str | None) -> bool:
    return start is None or end is None or words is None or _says(text, start, end, words)


def _stands(quote: Quote, text: str) -> bool:
    return _says(text, quote.start, quote.end, quote.text)


def _says(text: str, start: int, end: int, words: str) -> bool:
    return 0 <= start < end <= len(text) and text[start:end] == words
