"""Files of many kinds, made for the tests from reports that are invented."""

import io
import json
import mimetypes
import zipfile
from collections.abc import Iterable, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

from tollbook.documents import Unreadable, read_bytes
from tollbook.model import Document

WIDTH, HEIGHT = A4
TITLE = "Eleven killed at the market of Norvale"


def paragraph(number: int) -> str:
    """A paragraph that no other number has."""
    return (
        f"Witness {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]} says that {number + 3} civilians were killed when shells fell "
        f"on {'the old market' if number % 2 else 'the covered market'} of "
        "Norvale, as the humanitarian organisation reported from the neighbourhood on Monday."
    )


def pdf(columns: int = 2, paragraphs: int = 24, header: str = "Norvale Monitor, monthly report") -> bytes:
    """A report in columns under a headline, with a running header and page numbers."""
    out = io.BytesIO()

    def running(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 30, header)
        canvas.drawRightString(WIDTH - 60, 25, f"Page {document.page}")

    style = getSampleStyleSheet()
    each = (WIDTH - 120 - 20 * (columns - 1)) / columns
    below = [Frame(60 + i * (each + 20), 60, each, HEIGHT - 220) for i in range(columns)]
    whole = [Frame(60 + i * (each + 20), 60, each, HEIGHT - 120) for i in range(columns)]
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates([
        PageTemplate("first", [Frame(60, HEIGHT - 150, WIDTH - 120, 90), *below], onPage=running),
        PageTemplate("rest", whole, onPage=running),
    ])  # fmt: skip
    body: list[Flowable] = []
    for number in range(paragraphs):
        body.append(Paragraph(paragraph(number), style["BodyText"]))
        if number == 3:
            body.append(Paragraph("The aftermath", style["Heading3"]))
    document.build([NextPageTemplate("rest"), Paragraph(TITLE, style["Title"]), FrameBreak(), *body])
    return out.getvalue()


def lines_pdf(*lines: str, encrypt: str | None = None, rotate: int = 0) -> bytes:
    """One page with these lines, one under the other."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=encrypt)
    if rotate:
        canvas.setPageRotation(rotate)
    for number, line in enumerate(lines):
        canvas.drawString(72, HEIGHT - 72 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def message(text: str, html: str | None = None, **headers: str) -> bytes:
    """An e-mail message."""
    mail = EmailMessage()
    for name, value in {"Subject": "Report", "From": "Ana Ortiz <ana@example.org>"}.items() | headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return bytes(mail)


def carrying(text: str, files: Iterable[tuple[str, bytes]], **headers: str) -> bytes:
    """An e-mail message with these files attached; a message among them as one."""
    mail = message_from_bytes(message(text, **headers), policy=policy.SMTP)
    for name, data in files:
        if name.endswith(".eml"):
            mail.add_attachment(message_from_bytes(data, policy=policy.SMTP))
        else:
            kind = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/")
            mail.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    return bytes(mail)


def word(*paragraphs: tuple[str, str]) -> bytes:
    """A Word file of paragraphs, each with its style."""
    file, out = docx.Document(), io.BytesIO()
    for style, text in paragraphs:
        file.add_paragraph(text, style=style)
    file.save(out)
    return out.getvalue()


def workbook(*rows: Iterable[Any], sheet: str = "Reports") -> bytes:
    """An Excel file with one sheet."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    shown = book.active
    shown.title = sheet
    for row in rows:
        shown.append(list(row))
    book.save(out)
    return out.getvalue()


def telegram(*messages: Mapping[str, Any], kind: str = "public_channel") -> bytes:
    """A Telegram Desktop export of one chat."""
    told = [{"type": "message", "id": i, "date": "2021-05-04T10:00:00"} | dict(m) for i, m in enumerate(messages, 1)]
    return json.dumps({"name": "Norvale Now", "type": kind, "id": 99, "messages": told}).encode()


def rss(*items: str, before: str = "") -> bytes:
    """An RSS feed of these items."""
    namespaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    told = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0" {namespaces}><channel><title>Norvale Gazette</title>'
        f"{told}</channel></rss>"
    ).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def read(data: bytes, name: str) -> list[Document | Unreadable]:
    """Everything that a file gives."""
    return list(read_bytes(data, name=name))


def only(data: bytes, name: str) -> Document:
    """The one document of a file."""
    (found,) = [item for item in read(data, name) if isinstance(item, Document)]
    return found


def kinds(document: Document) -> list[tuple[str, str]]:
    """The document's blocks with their words."""
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
