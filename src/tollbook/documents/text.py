"""Plain text, as saved or pasted from a page, to a Document whose text is the file's, character for character."""

from collections.abc import Sequence

from tollbook.documents.encoding import decode
from tollbook.documents.layout import read_layout
from tollbook.documents.limits import excess
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.publishers import publisher_of
from tollbook.documents.raw import Raw
from tollbook.documents.spoken import blocks_spoken, identify_language
from tollbook.model import Block, Document


def read_text(raw: Raw) -> Document | Unreadable:
    """The document of a plain text file. Only what the text itself says is filled in."""
    text = decode(raw.data, sent=raw.charset)
    if limit := excess(text):
        return unreadable("too-large", input=raw.input, limit=limit)
    layout = read_layout(text)
    language = identify_language(prose(text, layout.blocks))
    return Document(
        id=raw.id,
        sha256=raw.sha256,
        version=raw.version,
        text=text,
        url=layout.url,
        publisher=layout.site or (publisher_of(layout.url) if layout.url else None),
        title=layout.title,
        lede=layout.lede,
        byline=layout.byline,
        agencies=layout.agencies,
        published=layout.published,
        modified=layout.modified,
        language=language,
        blocks=blocks_spoken(text, layout.blocks, language),
        images=layout.images,
    )


def prose(text: str, blocks: Sequence[Block], longest: int = 4000) -> str:
    """The start of what stands in blocks, by which a language is told; the whole text's where nothing does."""
    pieces: list[str] = []
    size = 0
    for block in blocks:
        pieces.append(text[block.start : min(block.end, block.start + longest)])
        size += len(pieces[-1])
        if size > longest:
            break
    return "\n".join(pieces) or text[:longest]
