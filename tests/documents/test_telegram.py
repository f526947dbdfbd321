"""Telegram Desktop's exports to documents."""

import json

from tests.documents.made import kinds, only, read, telegram

from tollbook.documents import Unreadable
from tollbook.incidents import report_of
from tollbook.incidents.origins import outlet_origin
from tollbook.model import Document

KILLED = "Seven people were killed in a strike on Norvale."


def test_a_message_is_a_document():
    """Its id is the chat's and its own, its publisher the channel; bold words and links are plain words."""
    text = ["Seven people were killed in a strike on ", {"type": "bold", "text": "Norvale"}, "."]
    document = only(telegram({"text": text, "date_unixtime": "1620115200"}), "result.json")
    assert (document.id, document.publisher, document.text) == ("telegram:99/1", "Norvale Now", KILLED)
    assert document.published == "2021-05-04T08:00:00+00:00"


def test_a_forward_s_origin_is_who_it_was_forwarded_from():
    """Who wrote a forwarded message is credited, so that ten channels that forward it are one origin."""
    data = telegram({"text": KILLED, "forwarded_from": "Civil Defence Norvale"})
    document = only(data, "result.json")
    assert document.agencies == ("Civil Defence Norvale",)
    assert outlet_origin(report_of(document)).id == "civil-defence-norvale"


def test_an_edit_is_a_new_version():
    """The same message exported again after an edit has the same id, and says when it was changed."""
    before = json.loads(telegram({"text": KILLED}))
    after = dict(before["messages"][0], text="Nine people were killed.", edited_unixtime="1620118800")
    found = read(telegram(before["messages"][0], after | {"id": 1}), "result.json")
    documents = [d for d in found if isinstance(d, Document)]
    assert [d.id for d in documents] == ["telegram:99/1", "telegram:99/1@2"]
    assert documents[1].modified == "2021-05-04T09:00:00+00:00"


def test_words_under_a_picture_are_a_caption():
    """They are a caption block and the picture's caption."""
    document = only(telegram({"text": KILLED, "photo": "photos/1.jpg"}), "result.json")
    assert kinds(document) == [("caption", KILLED)]
    assert document.images[0].caption == KILLED


def test_messages_without_words_are_passed_over():
    """Service messages and bare pictures are no reports."""
    service = {"type": "service", "action": "pin_message"}
    assert only(telegram(service, {"text": "", "photo": "a.jpg"}, {"text": KILLED}), "result.json").id.endswith("/3")


def test_an_account_s_export_holds_many_chats():
    """Each message belongs to its own chat, also where the chat's name stands after its messages."""
    chats = [json.loads(telegram({"text": f"{n} people were killed."})) | {"id": n, "name": f"C{n}"} for n in (3, 4)]
    found = read(json.dumps({"about": "x", "chats": {"list": chats}}).encode(), "result.json")
    assert [(d.id, d.publisher) for d in found if isinstance(d, Document)] == [
        ("telegram:3/1", "C3"), ("telegram:4/1", "C4"),
    ]  # fmt: skip


def test_a_group_s_member_is_the_author():
    """In a group the message's sender wrote it, and the group published it."""
    document = only(telegram({"text": KILLED, "from": "Ana"}, kind="public_supergroup"), "result.json")
    assert (document.byline, document.publisher) == ("Ana", "Norvale Now")


def test_other_json_is_said():
    """A settings file in a folder is named, and not read as a text."""
    (problem,) = read(b'{\n "name": "x",\n "version": 1\n}', "package.json")
    assert isinstance(problem, Unreadable)
    assert "no column is known to hold the reports' text; there are name, version" in problem.message


def test_an_export_that_breaks_off_gives_what_it_holds():
    """The messages before the break are read, then the break is said."""
    whole = telegram(*({"text": f"{n} people were killed."} for n in range(3, 50)))
    found = read(whole[: len(whole) // 2], "result.json")
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Unreadable)
    assert "breaks off" in found[-1].message
