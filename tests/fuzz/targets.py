"""What is fuzzed: each reader from the bytes of a file to its documents, with small files to begin from.

Parsers that run confined are called in this process, so that the fuzzer sees where they go and what they break.
"""

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from tests.documents.made import carrying, lines_pdf, message, pdf, rss, telegram, word, workbook

from tollbook.confined import OverrunError
from tollbook.confined.child import TASKS
from tollbook.documents import Unreadable, docx, feeds, read_bytes
from tollbook.documents import pdf as pdfs
from tollbook.documents import telegram as exports
from tollbook.documents.tables import objects
from tollbook.documents.tables import workbook as workbooks
from tollbook.model import Document

TEXT = "Eleven people were killed when shells fell on the market of Norvale on Monday, Mayor Ana Ortiz said."
PAGE = (
    '<html lang="en"><head><title>Eleven killed</title><meta property="article:published_time" content="2021-05-04">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Eleven killed","author":[{"name":"A B"}]}'
    f"</script></head><body><article><h1>Eleven killed</h1><p>{TEXT}</p><figure><img><figcaption>The market. Photo: A/B"
    f"</figcaption></figure><ul><li>One</li></ul><table><tr><td>Killed</td><td>11</td></tr></table><p>{TEXT}</p>"
)
MAIL = message("Short.", f"<p>{TEXT}</p>", Date="Tue, 04 May 2021 10:00:00 +0200")

SEEDS: dict[str, tuple[str, list[bytes]]] = {
    "text": ("a.txt", [f"Eleven killed\n\n4 May 2021\n\n{TEXT}\n\n- one\n\nao/jr (AFP, dpa)".encode()]),
    "html": ("a.html", [PAGE.encode()]),
    "jsonl": ("a.jsonl", [b'{"id":"a","published":"2021-05-04","title":"T","text":"Ten people died."}\n{"text":"x"}']),
    "pdf": ("a.pdf", [lines_pdf("Eleven killed", TEXT), pdf(2, 6)]),
    "docx": ("a.docx", [word(("Title", "Eleven killed"), ("Normal", TEXT))]),
    "workbook": ("a.xlsx", [workbook(["id", "date", "text"], [7, "2021-05-04", TEXT])]),
    "table": ("a.csv", [f'id;date;text\n7;04/05/2021;"{TEXT}"\n'.encode(), f"text\tid\n{TEXT}\t1\n".encode("utf-16")]),
    "json": ("a.json", [b'[{"id":1,"text":"Ten died.","by":{"name":"x"},"l":["a"]}]', b'{"a":{"b":[{"text":"x"}]}}']),
    "feed": (
        "a.rss",
        [rss(f"<guid>g</guid><title>T</title><description>{TEXT}</description><dc:creator>AFP</dc:creator>")],
    ),
    "telegram": ("result.json", [telegram({"text": ["a", {"type": "bold", "text": TEXT}], "photo": "x"})]),
    "eml": ("a.eml", [MAIL, carrying(TEXT, [("a.csv", b"text\nx\n"), ("m.eml", MAIL), ("a.txt", b"x")])]),
    "mbox": ("a.mbox", [b"From a@b.c Tue May  4 10:00:00 2021\n" + MAIL]),
}
"""Reader → the name of its files, and files to begin from."""


CONFINED = (pdfs, docx, feeds, exports, workbooks, objects)
"""The modules that ask the confined process."""


def unconfined(task: str, file: BinaryIO | bytes, **arguments: Any) -> Iterator[Any]:
    """What `confined` does, without a process: what a parser raises on broken input is an error of the file."""
    module, _, name = TASKS[task].partition(":")
    stream = io.BytesIO(file if isinstance(file, bytes) else file.read())
    try:
        yield from getattr(import_module(module), name)(stream, **arguments)
    except (ValueError, MemoryError):
        raise ValueError("it is damaged") from None
    except Exception as error:
        raise OverrunError("reader-died", exit=1) from error


def in_this_process() -> None:
    """From now on confined parsers are called here."""
    for module in CONFINED:
        module.confined = unconfined  # type: ignore[attr-defined]


def check(reader: str, data: bytes) -> None:
    """Read a file; whatever it holds, it gives documents whose blocks stand in their texts, or sentences."""
    for item in read_bytes(data, name=SEEDS[reader][0]):
        if isinstance(item, Unreadable):
            assert item.message and item.code
            continue
        assert isinstance(item, Document)
        assert all(0 <= b.start < b.end <= len(item.text) for b in item.blocks)
        assert Document.model_validate_json(item.model_dump_json()) == item
