"""Reports written for the tests, and short ways to read them."""

from tollbook.documents import Unreadable, read_bytes
from tollbook.model import Document

PASTED = """\
1. Skip to content
  2. Skip to main menu
  3. Skip to more Gazette sites

Mayor accuses army of shelling the market at Norvale

May 4, 2021

Mayor Ana Ortiz says that eleven people died when shells fell on the covered market. The army says it fired at gunmen.

https://p.gazette.example/p/1XyZ
The covered market at Norvale
Image: Example Pictures/J. Doe

Eleven people were killed on Monday when shells fell on the covered market of Norvale, Mayor Ana Ortiz said.

"We buried four children this morning," she told reporters at the town hall.

Army speaks of gunmen

The army said that it had returned fire, and that it would look into reports of civilian casualties.

The aftermath
Residents cleared the rubble by hand on MondayImage: Example Pictures/R. Roe

No shelter?

Norvale has no shelter, and the nearest clinic is an hour away by road, residents said.

ao/jr (AFP, dpa)
"""


def document(text: str | bytes, name: str = "report.txt") -> Document:
    """The one document of a file's content."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    found = [item for item in read_bytes(data, name=name) if isinstance(item, Document)]
    assert len(found) == 1
    return found[0]


def problem(data: bytes, name: str = "report.txt") -> Unreadable:
    """The one thing that is wrong with a file's content."""
    found = [item for item in read_bytes(data, name=name) if isinstance(item, Unreadable)]
    assert len(found) == 1
    return found[0]


def blocks(document: Document, kind: str) -> list[str]:
    """The words of a document's blocks of one kind."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def outside(document: Document) -> str:
    """The words of a document that stand in no block."""
    kept, at = [], 0
    for block in document.blocks:
        kept.append(document.text[at : block.start])
        at = block.end
    return " ".join("".join([*kept, document.text[at:]]).split())
