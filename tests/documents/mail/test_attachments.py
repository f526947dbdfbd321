"""Files attached to messages: reports of their own, within limits."""

import gzip

import pytest
from tests.documents.made import carrying, lines_pdf, message, pdf, read, rss, word, workbook, zipped
from tests.documents.web_archives import http, record

from tollbook.documents import Raw, Unreadable, iter_raw, raw_of_bytes, read_raw, sha256_of
from tollbook.model import Document

TEXT = "Four people were killed in Norvale when a shell hit a bus, the mayor said on Tuesday."
TOLD = "Eleven people were killed when shells fell on the market of Norvale."
FILES = {
    "list.pdf": lines_pdf("The dead of Norvale", TOLD),
    "report.docx": word(("Normal", TOLD)),
    "table.csv": f"id,text\nr1,{TOLD}\nr2,{TEXT}\n".encode(),
    "book.xlsx": workbook(["id", "text"], ["x1", TOLD]),
    "note.txt": TOLD.encode(),
    "page.html": f"<html><body><article><h1>Norvale</h1><p>{TOLD}</p></article></body></html>".encode(),
    "entries.rss": rss(f"<guid>g</guid><title>T</title><description>{TOLD}</description>"),
    "rows.jsonl": b'{"id":"j1","text":"Two people died in Norvale."}\n',
}
NOTE = [("note.txt", FILES["note.txt"])]


def raws(path) -> list[Raw]:
    """The reports of a file, none of it unreadable."""
    found = list(iter_raw(path))
    assert not [item for item in found if isinstance(item, Unreadable)]
    return [item for item in found if isinstance(item, Raw)]


def raws_in(mail: bytes) -> list[Raw]:
    """The reports that a message gives."""
    return [raw for raw in raw_of_bytes(mail, name="a.eml") if isinstance(raw, Raw)]


def written(path, data: bytes):
    """The path, with these bytes in it."""
    path.write_bytes(data)
    return path


def problem_of(found: list[Document | Unreadable]) -> Unreadable:
    """The one thing that could not be read."""
    (problem,) = (item for item in found if isinstance(item, Unreadable))
    return problem


@pytest.mark.parametrize("name", FILES)
def test_an_attached_file_is_read_like_the_file_itself(name: str, tmp_path):
    """Its bytes, its kind and its documents are those of the file saved apart; the message is its container."""
    mail = carrying(TEXT, [(name, FILES[name])])
    first, *attached = raws(written(tmp_path / "a.eml", mail))
    apart = raws(written(tmp_path / name, FILES[name]))
    assert (first.kind, first.data, first.container) == ("eml", mail, None)
    assert [(r.kind, r.data, r.id, r.line) for r in attached] == [(r.kind, r.data, r.id, r.line) for r in apart]
    assert {r.container for r in attached} == {sha256_of(mail)}
    assert {r.input for r in attached} == {f"{tmp_path / 'a.eml'}!{name}"}
    assert [d for r in attached for d in read_raw(r)] == [d for r in apart for d in read_raw(r)]


def test_the_message_s_own_words_stay_its_own():
    """The message is one document and what it carries others, none with the words or the date of another."""
    first, *others = read(carrying(TEXT, FILES.items(), Date="Tue, 04 May 2021 10:00:00 +0200"), "a.eml")
    assert isinstance(first, Document)
    assert TEXT in first.text and TOLD not in first.text
    assert len(others) == len(FILES) + 1
    assert all(isinstance(d, Document) and d.published is None for d in others)


def test_a_message_attached_to_a_message_is_the_message_itself(tmp_path):
    """A forwarded message is a document with its own date, its bytes as they were, and so is what it carries."""
    inner = carrying(TOLD, NOTE, Date="Mon, 03 May 2021 09:00:00 +0200")
    outer, forwarded, note = raws(written(tmp_path / "a.eml", carrying(TEXT, [("m.eml", inner)])))
    assert forwarded.data == inner
    assert (forwarded.container, note.container) == (outer.sha256, forwarded.sha256)
    (document,) = (item for item in read_raw(forwarded) if isinstance(item, Document))
    assert document.published == "2021-05-03T09:00:00+02:00"
    (first,) = (item for item in read_raw(outer) if isinstance(item, Document))
    assert TOLD not in first.text


def test_what_a_mailbox_s_message_carries_belongs_to_that_message(tmp_path):
    """Each attachment names the message of the mailbox that it stood in."""
    mails = [carrying(f"{TEXT} {i}", [("note.txt", f"{TOLD} {i}".encode())]) for i in range(2)]
    data = b"".join(b"From a@b.c Tue May  4 10:00:00 2021\r\n" + mail + b"\r\n" for mail in mails)
    first, one, second, two = raws(written(tmp_path / "a.mbox", data))
    assert (one.container, two.container) == (first.sha256, second.sha256)
    assert one.input.endswith("a.mbox, message 1!note.txt")


def test_an_attachment_of_an_archived_message_has_no_address(tmp_path):
    """In a web archive the address is the message's alone: what it carries is no version of it."""
    data = record("https://lists.example/1.eml", http(carrying(TEXT, NOTE), kind="message/rfc822"))
    first, note = raws(written(tmp_path / "a.warc", data))
    assert (first.url, note.url) == ("https://lists.example/1.eml", None)
    assert note.retrieved == first.retrieved is not None


def test_a_message_that_only_brings_files_is_read():
    """Its subject, or the names of its files, are its words."""
    mail = carrying("", NOTE)
    for data, words in ((mail, "Report"), (mail.replace(b"Subject: Report\r\n", b""), "note.txt")):
        first, _ = read(data, "a.eml")
        assert isinstance(first, Document) and first.text == words


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("photo.jpg", b"\xff\xd8\xff", "was not read; save it"),
        ("files.zip", zipped({"a.txt": b"x"}), "is packed; unpack it first"),
        ("bomb.csv", gzip.compress(bytes(10_000_000), mtime=0), "is packed; unpack it first"),
        ("crawl.txt", b"WARC/1.0\r\n", "is packed; unpack it first"),
        ("crawl.html", zipped({"archive/a.warc": b"WARC/1.0\r\n"}), "is packed; unpack it first"),
        ("table.csv.gz", gzip.compress(b"text\nx", mtime=0), "is packed; unpack it first"),
    ],
)
def test_what_is_not_read_is_named(name: str, data: bytes, says: str):
    """Pictures and packed files are left out, with a note at the message and no document."""
    document, note = read(carrying(TEXT, [(name, data)]), "a.eml")
    assert isinstance(document, Document) and isinstance(note, Unreadable)
    assert (note.code, note.document) == ("left-out", document.id)
    assert name in note.message and says in note.message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("list.pdf", b"%PDF-1.7 and nothing", "cannot-read"),
        ("report.docx", zipped({"word/document.xml": bytes(30_000_000)}), "cannot-read"),
        ("table.csv", b"a,b\n1,2\n", "cannot-read"),
        ("note.txt", b"\x7fELF" + bytes(100), "binary-file"),
        ("empty.txt", b"", "empty-file"),
    ],
)
def test_a_broken_attachment_is_on_record_and_the_others_are_read(name: str, data: bytes, code: str):
    """It gets one sentence with the message's name and its own; the message and the other files are read."""
    found = read(carrying(TEXT, [(name, data), ("last.txt", TOLD.encode())]), "a.eml")
    problem = problem_of(found)
    assert (problem.code, problem.input) == (code, f"a.eml!{name}")
    assert [d.text for d in found if isinstance(d, Document)][1:] == [TOLD]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("../../etc/list.txt", "list.txt"),
        ("C:\\\\files\\\\list.txt", "list.txt"),
        ("=?utf-8?q?a=E2=80=AEtxt.=1B[2J!b.txt?=", "atxt.[2Jb.txt"),
        ("x" * 300 + ".txt", "x" * 100 + ".txt"),
        ("", "attachment-1.txt"),
        ("list", "list.txt"),
        ("list.dat", "list.dat.txt"),
    ],
)
def test_a_name_is_no_path_and_hides_nothing(said: str, shown: str):
    """Folders, marks of direction and escape codes are no part of an attachment's name; its type gives an ending."""
    head = "From: a@b.example\nSubject: x\nDate: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nText.\n--B\n"
    file = f'Content-Type: text/plain\nContent-Disposition: attachment; filename="{said}"\n\n{TOLD}\n--B--\n'
    assert [raw.input for raw in raws_in((head + file).encode())] == ["a.eml", f"a.eml!{shown}"]


def test_files_of_one_name_are_told_apart():
    """A second file of the same name has a number before it."""
    found = raws_in(carrying(TEXT, [("a.txt", b"One man died."), ("a.txt", b"Two men died.")]))
    assert [raw.input for raw in found[1:]] == ["a.eml!a.txt", "a.eml!2-a.txt"]


def test_no_more_than_a_hundred_attachments_are_read():
    """The others are named as left out at the message."""
    found = read(carrying(TEXT, [(f"{i}.txt", f"{i} people died.".encode()) for i in range(120)]), "a.eml")
    assert sum(isinstance(item, Document) for item in found) == 101
    assert "only the first 100 were read" in problem_of(found).message


def test_messages_within_messages_end():
    """A message attached five deep is read, and one sentence says that a deeper one was not."""
    mail = message(TOLD)
    for depth in range(8):
        mail = carrying(f"{TEXT} {depth}", [("m.eml", mail)])
    found = read(mail, "a.eml")
    assert sum(isinstance(item, Document) for item in found) == 6
    assert "more than 5 deep" in problem_of(found).message


def test_a_message_that_cannot_be_taken_apart_is_said_once():
    """What is attached to a message of endless parts is not looked for."""
    mail = carrying(TEXT, NOTE) + b"\n--x" * 30_000
    assert "lines that could part it" in problem_of(read(mail, "a.eml")).message


def test_a_large_file_is_taken_out_whole():
    """Base64 over many lines gives the file's bytes."""
    data = pdf(2, 24)
    assert raws_in(carrying(TEXT, [("list.pdf", data)]))[1].data == data


def test_a_message_encoded_like_a_file_is_read():
    """Programs that pack a forwarded message in Base64, against the standard, give the message all the same."""
    mail = carrying(TEXT, [("m.bin", message(TOLD))])
    mail = mail.replace(b"application/octet-stream", b"message/rfc822")
    forwarded = raws_in(mail)[1]
    assert (forwarded.kind, forwarded.data) == ("eml", message(TOLD))
