"""Web pages: JSON-LD, head, and the layout of the page itself."""

from tollbook.documents.html.reader import read_html

__all__ = ["read_html"]
