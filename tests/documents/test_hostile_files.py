"""A table of files that mean harm or are broken: each gets one clear sentence, and the run goes on."""

import gzip
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from tests.documents.made import lines_pdf, message, read, rss, telegram, word, workbook, zipped

from tollbook.documents import Unreadable, iter_raw, read_path, read_raw
from tollbook.model import Document

SECONDS = 60
KILLED = "Eleven people were killed in Norvale on Monday."
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip
OFFICE = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}


def looping_pdf(kids: str) -> bytes:
    """A PDF whose tree of pages comes back to itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 5/Kids[" + kids.encode() + b"]>>endobj\n"
        b"3 0 obj<</Type/Pages/Parent 2 0 R/Count 5/Kids[2 0 R 3 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4/Prev 9>>\nstartxref\n9\n%%EOF\n"
    )


def drawing_pdf() -> bytes:
    """A PDF whose page draws a form that draws itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject"
        b"<</F 4 0 R>>>>>>endobj\n"
        b"4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>stream\n/F Do\n"
        b"endstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n"
    )


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """A zip file with one member's content replaced."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return zipped({m: file.read(m) for m in file.namelist()} | {name: content})


def nested(tag: str) -> bytes:
    """An XML body of 100,000 levels."""
    return f"<{tag}>".encode() * 100_000


SHEET = "xl/worksheets/sheet1.xml"
TABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    # what: the file's name, its bytes, what the sentence says
    "encrypted PDF": ("a.pdf", lambda: lines_pdf(KILLED, encrypt="secret"), "encrypted with a password"),
    "PDF of pictures": ("a.pdf", lines_pdf, "pictures of pages and no text"),
    "PDF that loops in its pages": ("a.pdf", lambda: looping_pdf("3 0 R 2 0 R"), "a.pdf"),
    "PDF that loops at once": ("a.pdf", lambda: looping_pdf("2 0 R"), "a.pdf"),
    "PDF that draws itself": ("a.pdf", drawing_pdf, "no text"),
    "PDF cut off": ("a.pdf", lambda: lines_pdf(KILLED)[:300], "a.pdf"),
    "PDF of noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, "damaged, or no PDF"),
    "zip bomb as Word": ("a.docx", lambda: replaced(word(), "word/media/x.bin", bytes(60_000_000)), "zip bomb"),
    "zip bomb as Excel": ("a.xlsx", lambda: zipped(OFFICE | {SHEET: bytes(60_000_000)}), "zip bomb"),
    "zip of many parts": ("a.docx", lambda: zipped({f"word/{i}": b"" for i in range(6_000)}), "5,000 parts"),
    "zip without its main part": ("a.docx", lambda: zipped({"word/x.xml": b"<x/>"}), "no part word/document.xml"),
    "zip cut off": ("a.docx", lambda: word(("Normal", KILLED))[:2_000], "damaged"),
    "old Office file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(2_000), "a.docx"),
    "paths in a zip": ("a.docx", lambda: zipped({"../../word/evil": b"x", "/etc/passwd": b"x"}), "no part"),
    "entity bomb in Word": (
        "a.docx", lambda: replaced(word(), "word/document.xml", ENTITIES.encode() + b"<x>&j;</x>"), "a.docx",
    ),
    "entity bomb in Excel": (
        "a.xlsx", lambda: replaced(workbook(["text"]), SHEET, ENTITIES.encode() + b"<x>&j;</x>"), "a.xlsx",
    ),
    "deep Word": ("a.docx", lambda: replaced(word(), "word/document.xml", nested("w")), "damaged"),
    "sheet of endless columns": (
        "a.xlsx", lambda: workbook(["x"] * 3_000, [KILLED] * 3_000), "no column is known to hold",
    ),
    "entity bomb in a feed": ("a.rss", lambda: rss("<title>&j;</title>", before=ENTITIES), "XML entities"),
    "file of the system in a feed": (
        "a.rss", lambda: rss("<title>&x;</title>", before='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "XML entities",
    ),
    "feed without entries": ("a.rss", rss, "no entries"),
    "export that is no JSON": ("result.json", lambda: b'{"messages": [{"id": 1, }]}', "breaks off or is no valid JSON"),
    "export nested 100,000 deep": ("result.json", lambda: b'{"messages": [' + b"[" * 100_000, "result.json"),
    "export with half a character": ("result.json", lambda: telegram({"text": "x"})[:-9] + b"\xff\xfe", "result.json"),
    "message of endless parts": ("a.eml", lambda: message(KILLED) + b"\n--x" * 30_000, "lines that could part it"),
    "message nested too deep": (
        "a.eml",
        lambda: b"From: a@b.c\nDate: x\nSubject: x\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3_000)),
        "nested too deep",
    ),
    "message with a wild header": (
        "a.eml", lambda: b"From: a@b.c\nDate: x\nSubject: " + b"x;" * 200_000 + b"\n\nText", "headers are longer",
    ),
    "table with a cell that never ends": ("a.csv", lambda: b'text\n"' + b"word\n" * 5_000_000, "no row of a table"),
    "table of one line": ("a.csv", lambda: b"text\n" + b"word " * 5_000_000, "20,971,520 characters"),
    "table of zero bytes": ("a.csv", lambda: bytes(10_000), "a.csv"),
    "rows without end, packed": ("a.jsonl.gz", lambda: gzip.compress(b'{"text":"' + b"a" * 50_000_000), "20 MB"),
    "table without end, packed": ("a.csv.gz", lambda: gzip.compress(b"text\n" + b"a" * 50_000_000), "characters"),
    "PDF without end, packed": ("a.pdf.gz", lambda: gzip.compress(b"%PDF-1.4" + bytes(120_000_000)), "100 MB"),
    "gzip cut off": ("a.csv.gz", lambda: gzip.compress(b"text\n" + bytes(range(256)) * 9_000)[:400], "damaged"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """No test of this file may take longer than the limit, on a slow machine too."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(("name", "data", "says"), TABLE.values(), ids=TABLE)
def test_each_gets_one_clear_sentence(name: str, data: Callable[[], bytes], says: str):
    """One problem stands in the file's place, with its name, its cause and what to do; nothing is raised."""
    (problem,) = read(data(), name)
    assert isinstance(problem, Unreadable)
    assert says in problem.message
    assert len(problem.message) < 1_200
    assert "Traceback" not in problem.message and "object at 0x" not in problem.message


def test_the_files_beside_them_are_read(tmp_path):
    """A folder of every fourth of them and one good report gives the good one's document."""
    chosen = list(TABLE.values())[::4]
    for number, (name, data, _) in enumerate(chosen):
        (tmp_path / f"{number:02}{name}").write_bytes(data())
    (tmp_path / "zz.txt").write_text(KILLED)
    found = [item for path in sorted(tmp_path.iterdir()) for item in read_path(path)]
    assert [d.text for d in found if isinstance(d, Document)] == [KILLED]
    assert len(found) == len(chosen) + 1


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "cp1256", "shift_jis", "koi8-r", "cp037"])
def test_wrong_charsets(charset: str):
    """Bytes that are not what they say give a text or a sentence, never an error of Python."""
    page = f'<html><meta charset="utf-8"><body><p>{KILLED} قتل أحد عشر شخصا</p>'.encode(charset, "replace")
    assert len(read(page, "a.html")) == 1
    assert read(f"text\n{KILLED}\n".encode(charset, "replace"), "a.csv")


@pytest.mark.parametrize("encoding", ["punycode", "idna", "unicode_escape", "zlib", "utf-7", "\x00"])
def test_a_page_cannot_name_an_encoding_that_is_no_code_page(encoding: str):
    """Python's other codecs, some of them slow or worse, are not reached by a page's declaration."""
    page = f'<html><meta charset="{encoding}"><body><p>{KILLED}</p>'.encode() + b"<p>\xe9t\xe9</p>" + b"x" * 200_000
    (document,) = read(page, "a.html")
    assert isinstance(document, Document)
    assert KILLED in document.text


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\u2066", "\ufeff", "\u200b", "\u0301" * 500])
def test_signs_that_are_not_seen(sign: str):
    """Zero bytes, marks that turn writing around and heaps of accents are text like any other, and spans hold."""
    for data, name in (
        (f"{KILLED[:6]}{sign}{KILLED[6:]}".encode(), "a.txt"),
        (telegram({"text": f"{KILLED[:6]}{sign}{KILLED[6:]}"}), "result.json"),
    ):
        (document,) = read(data, name)
        assert isinstance(document, Document)
        assert all(0 <= b.start < b.end <= len(document.text) for b in document.blocks)


@pytest.mark.parametrize("page", ['<html lang="<body><p>Eleven people', "<html><!-- ", "</p>", "<?x", "<html"])
def test_a_page_without_an_element(page: str):
    """A page that its own quotation mark or comment swallows holds no report."""
    (problem,) = read(page.encode(), "a.html")
    assert isinstance(problem, Unreadable)
    assert problem.code == "no-report"


def test_a_name_cannot_turn_the_terminal_around(tmp_path):
    """Marks of direction and escape codes in a file's name are not printed."""
    path = tmp_path / "a\u202efdp.\x1b[2Jpdf"
    path.write_bytes(b"%PDF-")
    (raw,) = iter_raw(path)
    assert not isinstance(raw, Unreadable)
    (problem,) = read_raw(raw)
    assert isinstance(problem, Unreadable)
    assert "\u202e" not in problem.message and "\x1b" not in problem.message
