"""Mailboxes to documents."""

from tests.documents.made import message, only, read
from tests.documents.mail.test_message import TEXT

from tollbook.documents import Unreadable, iter_raw, sha256_of
from tollbook.model import Document

LINE = b"From ana@example.org Tue May  4 10:00:00 2021\n"


def test_each_message_keeps_its_own_bytes(tmp_path):
    """What is archived of a mailbox is each message as it stands there."""
    first, second = message(TEXT), message(TEXT.replace("Four", "Five"))
    path = tmp_path / "a.mbox"
    path.write_bytes(LINE + first + b"\n" + LINE + second)
    found = [raw for raw in iter_raw(path) if not isinstance(raw, Unreadable)]
    assert [(raw.kind, raw.line) for raw in found] == [("eml", 1), ("eml", 2)]
    assert found[1].data == second
    assert found[1].sha256 == sha256_of(second)


def test_a_line_that_only_looks_like_an_envelope_parts_nothing():
    """A sentence that begins with From is part of its message."""
    data = LINE + message(TEXT + "\n\nFrom Norvale to the coast all roads are closed.\n")
    (document,) = [item for item in read(data, "a.mbox") if isinstance(item, Document)]
    assert "From Norvale" in document.text


def test_a_file_that_is_only_called_a_mailbox_is_read_as_what_it_is():
    """A text under a mailbox's name is a text."""
    assert only(b"Eleven people were killed in Norvale.", "a.mbox").text == "Eleven people were killed in Norvale."
