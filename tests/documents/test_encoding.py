"""Bytes to text."""

import codecs

import pytest
from tests.documents.factory import document, problem

from tollbook.documents.encoding import decode, is_binary

WESTERN = "“Ten people died” in the café — the mayor’s office said so on Monday, and more are missing.\n" * 3
RUSSIAN = "Десять человек погибли при обстреле рынка в понедельник, сообщили власти города.\n" * 5
ARABIC = "قتل عشرة أشخاص في قصف على سوق المدينة يوم الاثنين بحسب مصادر طبية محلية.\n" * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "windows-1252"),
        (WESTERN, "utf-16"),
        ("Ten people were killed.\n", "utf-16-le"),
        ("Ten people were killed.\n", "utf-16-be"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "utf-8"),
        (ARABIC, "windows-1256"),
    ],
)
def test_an_encoding_is_recognised(text: str, encoding: str):
    """The text comes out as it went in, without its byte order mark."""
    assert decode(text.encode(encoding)) == text


def test_byte_order_marks_of_every_width():
    """UTF-32 is not taken for UTF-16, whose mark begins alike."""
    assert decode(codecs.BOM_UTF32_LE + "Ten died.".encode("utf-32-le")) == "Ten died."
    assert decode(codecs.BOM_UTF16_BE + "Ten died.".encode("utf-16-be")) == "Ten died."


def test_mixed_encodings_are_read_line_by_line():
    """A file pasted together of UTF-8 and windows-1252 keeps the words of both."""
    mixed = "Ten people died in the café.\n".encode() + "The mayor’s office denied it.\n".encode("windows-1252")
    assert decode(mixed) == "Ten people died in the café.\nThe mayor’s office denied it.\n"


def test_a_stray_byte_does_not_turn_a_text_over():
    """One broken byte in a UTF-8 line costs one character, not the accents of the line."""
    text = decode("Les autorités ont été prévenues à l’aube".encode() + b"\xff" + " près du marché.".encode())
    assert "autorités ont été prévenues à l’aube" in text and "près du marché" in text


def test_a_page_s_declaration_counts():
    """An HTML page's own charset is believed where the bytes are no UTF-8."""
    page = "<html><head><meta charset='windows-1251'></head><body>убиты</body></html>"
    assert "убиты" in decode(page.encode("windows-1251"), html=True)


def test_the_web_s_names_of_encodings():
    """Pages that say gb2312 mean its superset."""
    page = '<meta charset="gb2312"><p>米歇尔・布兰深――十人死亡</p>'
    assert "布兰深――十人" in decode(page.encode("gb18030"), html=True)


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04rest", b"\x89PNG\r\n", bytes(range(256)) * 20])
def test_binary_is_refused(data: bytes):
    """A file that is no text is named as such."""
    assert is_binary(data)
    assert problem(data).code == "binary-file"


def test_control_characters_alone_do_not_make_a_text_binary():
    """A zero byte or a text-direction mark in a report is kept."""
    text = "Ten\x00 people \u202ewere killed\u202c in the market on Monday, the mayor said." * 2
    assert document(text).text == text


def test_a_header_that_names_utf_8_wrongly_is_no_better_than_none():
    """Bytes that are no UTF-8 are read by the detector, as if no encoding had been named; a true name decides."""
    data = RUSSIAN.encode("windows-1251")
    assert decode(data, sent="utf-8") == decode(data) == RUSSIAN
    short = "Да, людей убили.".encode("koi8-r")
    assert decode(short, sent="koi8-r") == "Да, людей убили."
    assert decode(short, sent="no-such-page") == decode(short)
