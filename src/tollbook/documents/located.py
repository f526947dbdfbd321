"""Where and when a document was captured, which the bytes themselves do not say."""

from tollbook.documents.publishers import publisher_of
from tollbook.model import Document


def located(document: Document, url: str | None, retrieved: str | None) -> Document:
    """The document with the address that it was captured from; what the page gives as its own becomes the canonical."""
    changes: dict[str, str | None] = {}
    if url:
        own = document.url if document.url != url else None
        changes = {
            "url": url,
            "canonical_url": document.canonical_url or own,
            "publisher": document.publisher or publisher_of(url),
        }
    if retrieved:
        changes["retrieved"] = retrieved
    return document.model_copy(update=changes) if changes else document
