"""PDF to a document: order, furniture, pages, and quotations in their place."""

import struct
import zlib

import pytest
from tests.documents.made import HEIGHT, TITLE, kinds, lines_pdf, only, paragraph, pdf

from tollbook.documents.pdf import page_image, quote_boxes
from tollbook.errors import TollbookError


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int):
    """The paragraphs stand in their order and whole, over the ends of columns and pages."""
    document = only(pdf(columns), "a.pdf")
    assert [text for kind, text in kinds(document) if kind == "body"] == [paragraph(n) for n in range(24)]


def test_headline_and_crosshead_are_told_by_their_size():
    """The largest words of the first page are the headline, larger ones between paragraphs a crosshead."""
    document = only(pdf(), "a.pdf")
    assert kinds(document)[0] == ("headline", TITLE)
    assert document.title == TITLE
    assert ("crosshead", "The aftermath") in kinds(document)


def test_running_headers_and_page_numbers_are_in_no_block():
    """What stands at the edges of each page is left out of the text."""
    document = only(pdf(), "a.pdf")
    assert "monthly report" not in document.text
    assert "Page" not in document.text


def test_each_block_has_its_page():
    """A block's page is the one on which it begins, and later blocks stand on the same page or a later one."""
    pages = [block.page or 0 for block in only(pdf(), "a.pdf").blocks]
    assert set(pages) == {1, 2}
    assert pages == sorted(pages)


def test_a_word_broken_at_a_line_end_is_whole_again():
    """Hyphens at the ends of lines go, those that belong to a word stay."""
    lines = ("Shells fell on the neighbour-", "hood of Norvale, a US-led coalition said, and the US-",
             "led coalition said that it was an acci-", "dent on the day of the market.")  # fmt: skip
    text = only(lines_pdf(*lines), "a.pdf").text
    assert "neighbourhood of Norvale" in text
    assert "the US-led coalition" in text
    assert "an accident on" in text


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_is_shown(rotate: int):
    """Lines that lie on their side on the page as shown are read in their order, and located where they are shown."""
    data = lines_pdf("Five people were killed in Norvale", "when shells fell on the market.", rotate=rotate)
    document = only(data, "a.pdf")
    assert document.text == "Five people were killed in Norvale when shells fell on the market."
    (boxes,) = quote_boxes(data, [(0, len("Five people"))])
    wide = sum(box.right - box.left for box in boxes) > sum(box.bottom - box.top for box in boxes)
    assert wide == (rotate in (0, 180))


def test_a_quotation_is_found_on_its_page():
    """Each line of a quotation has one rectangle, around its words and nothing else."""
    data = lines_pdf("Shells fell on the market.", "Eleven people were killed, the mayor said.")
    document = only(data, "a.pdf")
    start = document.text.index("Eleven people")
    (whole, part) = quote_boxes(data, [(0, len(document.text)), (start, start + len("Eleven people"))])
    (box,) = part
    assert len(whole) == 2
    assert box.page == 1
    assert box.left == pytest.approx(72, abs=2)
    assert box.top < 72 + 14 < box.bottom + 4
    assert box.right < whole[1].right
    assert box.bottom < HEIGHT


def test_a_quotation_over_columns_has_boxes_in_each():
    """A paragraph that goes on in the next column has rectangles on both sides, whose words it holds."""
    data = pdf(2, 24)
    document = only(data, "a.pdf")
    spans = [(b.start, b.end) for b in document.blocks if b.kind == "body"]
    found = quote_boxes(data, spans)
    assert all(found)
    assert any(max(b.left for b in boxes) - min(b.left for b in boxes) > 150 for boxes in found)


def test_a_page_is_drawn_as_a_picture():
    """The picture is a PNG of the width that was asked for, and not blank."""
    picture = page_image(lines_pdf("Eleven people were killed."), 1, 600)
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert (width, height) == (600, pytest.approx(849, abs=2))
    at = picture.index(b"IDAT")
    (size,) = struct.unpack(">I", picture[at - 4 : at])
    assert len(set(zlib.decompress(picture[at + 4 : at + 4 + size]))) > 2


def test_a_page_that_is_not_there_is_said():
    """The error names the page."""
    with pytest.raises(TollbookError, match="it has no page 7"):
        page_image(lines_pdf("Eleven people were killed."), 7)


def test_the_same_bytes_give_the_same_document():
    """Nothing in the reading depends on the process or on what was read before."""
    data = pdf(3)
    assert only(data, "a.pdf") == only(data, "a.pdf")


def test_a_pdf_without_an_ending_is_known_by_its_bytes():
    """A download without a name is read as what it is."""
    assert only(lines_pdf("Eleven people were killed in Norvale on Monday."), "download").blocks[0].page == 1
