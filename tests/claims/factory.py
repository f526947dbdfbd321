"""One-line builders: a text, and what the stages before and the claims' own make of it."""

from tollbook.claims.passage import Passage
from tollbook.claims.sites import Site, find_sites
from tollbook.grounding.ground import ground
from tollbook.language import Sentence, load_parser, split_sentences
from tollbook.model import Block, Claim, Document
from tollbook.pipeline import read
from tollbook.statements import find_statements

PUBLISHED = "2016-05-12"
"""A Thursday."""


def document(text: str, *, published: str | None = PUBLISHED, blocks: tuple[Block, ...] = ()) -> Document:
    """A report of our invented paper."""
    return Document(
        id="d",
        sha256="0" * 64,
        text=text,
        publisher="The Sample Times",
        published=published,
        language="en",
        blocks=blocks,
    )


def passage(text: str, *, published: str | None = PUBLISHED) -> Passage:
    """The text with every sentence parsed, as the claims stage sees it."""
    report = document(text, published=published)
    stretches = split_sentences(report)
    sentences = load_parser().parse(text, stretches)
    grounded = ground(report)
    return Passage(report, stretches, sentences, find_statements(report, sentences, grounded.actors), grounded)


def sentence(text: str) -> Sentence:
    """The parse of a text of one sentence."""
    (parsed,) = passage(text).sentences
    return parsed


def sites(text: str) -> tuple[Site, ...]:
    """The words of harm that tell of harm, over all sentences."""
    seen = passage(text)
    return tuple(site for parsed in seen.sentences for site in find_sites(seen, parsed))


def claims(text: str, kind: str | None = None, *, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of a text, or those of one kind."""
    return tuple(c for c in read(document(text, published=published)).claims if kind in (None, c.kind))


def claim(text: str, kind: str = "harm") -> Claim:
    """The one claim of its kind in a text."""
    (only,) = claims(text, kind)
    return only
