"""Whether one document repeats another: the same words under another address, or one story in another outlet."""

import hashlib
from functools import lru_cache

from tollbook.incidents.fingerprint import unpack, unpack_terms
from tollbook.incidents.near_duplicates import TextOf, carries, containment
from tollbook.incidents.report import report_of
from tollbook.model import Document, Record, Relation
from tollbook.rules import load_yaml

_LEAST_SHARED, _LEAST_SHARE = 2, 0.1


def shares_enough(shared: int, one: int, other: int) -> bool:
    """Whether two documents are worth comparing: of phrases that few others have they share two, and a tenth of the
    fewer that one of them has.
    """
    return shared >= max(_LEAST_SHARED, _LEAST_SHARE * min(one, other))


class TextPrint(Record):
    """What is kept of a document to compare its text: `words` is the hash of all its own words, the rest is sampled."""

    document: str
    words: str
    publisher: str | None
    day: str | None
    published_at: str
    terms: str
    phrases: str

    @property
    def compared(self) -> TextOf:
        """What near-duplicates are told by."""
        return _text_of(self.phrases, self.terms, self.publisher, self.day)

    @property
    def hashed_phrases(self) -> frozenset[int]:
        """The sampled phrases, hashed (32 bits)."""
        return unpack(self.phrases)


@lru_cache(maxsize=4000)
def _text_of(phrases: str, terms: str, publisher: str | None, day: str | None) -> TextOf:
    return TextOf(unpack(phrases), frozenset(unpack_terms(terms)), publisher, day)


def most_phrase_holders() -> int:
    """Phrases that more documents have are boilerplate and bring no documents together."""
    return int(load_yaml("linking/near_duplicates.yaml")["most_holders"])


def print_of(document: Document) -> TextPrint:
    """What is kept of a document's text."""
    report = report_of(document)
    return TextPrint(
        document=document.id, words=_hash(document), publisher=report.publisher, day=report.published,
        published_at=report.published_at, terms=report.fingerprint.terms, phrases=report.fingerprint.phrases,
    )  # fmt: skip


def relation_between(one: TextPrint, other: TextPrint) -> Relation | None:
    """The relation of two documents that share words or phrases, the later one first; null where neither repeats the
    other, or both are versions of one.
    """
    if _base(one.document) == _base(other.document):
        return None
    first, later = sorted((one, other), key=lambda p: (p.published_at or "9999", p.document))
    if one.words == other.words:
        return Relation(kind="same_text", document=later.document, other=first.document, overlap=1.0)
    texts = first.compared, later.compared
    if not carries(*texts):
        return None
    overlap = round(containment(texts[0].phrases, texts[1].phrases, 1), 3)
    return Relation(kind="syndicated", document=later.document, other=first.document, overlap=overlap)


def _hash(document: Document) -> str:
    """Of the words that are in some block, whatever stands between them; of all words where no blocks are known."""
    blocks = [document.text[block.start : block.end] for block in document.blocks] or [document.text]
    return hashlib.sha256(" ".join(" ".join(blocks).split()).encode("utf-8", "surrogatepass")).hexdigest()


def _base(document: str) -> str:
    """The id without its version."""
    base, at, version = document.rpartition("@")
    return base if at and version.isdigit() else document
