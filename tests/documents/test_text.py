"""Plain text as pasted from a page: what is the report, what is said about it, and what is furniture."""

import pytest
from tests.documents.factory import PASTED, blocks, document, outside

from tollbook.model import Image


def test_the_text_is_the_file_s_to_the_character():
    """Nothing of a plain text is changed, so that quotations stand where the file has them."""
    text = "  A title of some length here\r\n\r\n\tTen people were killed,  the mayor said.\r\n"
    assert document(text).text == text


def test_what_a_pasted_page_says_of_itself():
    """Headline, date, byline, agencies, address and publisher are read from their lines."""
    read = document(PASTED)
    assert read.title == "Mayor accuses army of shelling the market at Norvale"
    assert (read.published, read.byline, read.agencies) == ("2021-05-04", "ao/jr", ("AFP", "dpa"))
    assert (read.url, read.publisher, read.language) == ("https://p.gazette.example/p/1XyZ", "Gazette", "en")


def test_what_a_pasted_page_is_made_of():
    """Standfirst, body and crossheads are told apart."""
    read = document(PASTED)
    assert blocks(read, "headline") == [read.title]
    assert blocks(read, "lede") == [read.lede] and read.lede and read.lede.startswith("Mayor Ana Ortiz says")
    assert blocks(read, "crosshead") == ["Army speaks of gunmen", "No shelter?"]
    assert len(blocks(read, "body")) == 4


def test_captions_and_credits_stand_apart():
    """A credit on its own line or glued to its caption is no part of the caption, and neither is body."""
    read = document(PASTED)
    assert read.images == (
        Image(caption="The covered market at Norvale", credit="Example Pictures/J. Doe"),
        Image(caption="Residents cleared the rubble by hand on Monday", credit="Example Pictures/R. Roe"),
    )
    assert "The aftermath" in blocks(read, "caption")


def test_furniture_stands_in_no_block():
    """Skip links, dates, addresses, credits' labels and the closing line are in no block."""
    assert outside(document(PASTED)) == (
        "1. Skip to content 2. Skip to main menu 3. Skip to more Gazette sites May 4, 2021 "
        "https://p.gazette.example/p/1XyZ Image: Image: ao/jr (AFP, dpa)"
    )


def test_links_to_other_reports_are_no_part_of_this_one():
    """What stands under "Related news" is furniture until sentences begin again."""
    read = document(
        "Two shot dead at checkpoint\n\nTwo men were shot dead at a checkpoint on Friday, police said.\n\n"
        "Related news\n\nFive killed in bus blast\n\nMan found dead in river\n\n"
        "The two men had come from the next village, a relative said.\n\nPrev Post\n\nThree drown at sea"
    )
    assert blocks(read, "body") == [
        "Two men were shot dead at a checkpoint on Friday, police said.",
        "The two men had come from the next village, a relative said.",
    ]


@pytest.mark.parametrize(
    ("pasted", "paragraphs"),
    [
        ("Shells fell on the old\ntown and killed ten people.\nNobody claimed it.", 2),
        ("A driver named\nJohn Example\n, from the north, was killed.\nHis brother was hurt.", 2),
        ("One man died.\n\nHis wife was hurt.", 2),
        ("One man died.\nHis wife was hurt.", 2),
    ],
)
def test_broken_lines_are_put_together(pasted: str, paragraphs: int):
    """Lines that end in the middle of a sentence belong to one paragraph."""
    assert len(document(pasted).blocks) == paragraphs


def test_a_text_without_structure_is_one_body():
    """One long paragraph is body and nothing else."""
    read = document("Wed 19 Apr 2017 Bomb kills six, state television says. A bomb killed six people in the east.")
    assert [b.kind for b in read.blocks] == ["body"] and read.title is None


def test_lists_are_lists():
    """Lines with bullets are items of a list."""
    read = document("The dead are:\n\n- Ana Example, 40\n- Jo Example, 12\n\nAll were buried on Monday.")
    assert blocks(read, "list") == ["- Ana Example, 40", "- Jo Example, 12"]


def test_quoted_speech_is_no_crosshead():
    """A short line of speech between paragraphs stays body."""
    read = document(
        "Village mourns its dead\n\nThe village buried nine people on Sunday, the imam said.\n\n"
        '"We are all in mourning."\n\nThe funeral lasted until the evening, and thousands came to it.'
    )
    assert blocks(read, "crosshead") == []


def test_dateline_agencies_are_credited():
    """An agency in a dateline is an agency of the document; one that only speaks is not."""
    assert document("ADEN (Reuters) - Six people were killed on Monday, medics said.").agencies == ("Reuters",)
    assert document("A doctor told Reuters that six people were killed on Monday.").agencies == ()


def test_picture_agencies_are_no_agencies_of_the_report():
    """The agency of a picture's credit says nothing of where the words come from."""
    assert (
        document("Town hit again\n\nA house in ruins\nPhoto: AFP\n\nA house was hit on Monday, he said.").agencies == ()
    )


def test_a_menu_over_the_headline_is_furniture():
    """In a page that was pasted whole, the report begins at its headline, not at the site's menu."""
    menu = "Gazette\n\nEdition\n\n• Home news\n• World\n• Sport\n\nBusiness\n\nLive TV\n\n"
    read = document(menu + PASTED.partition("\n\n")[2])
    assert read.title == "Mayor accuses army of shelling the market at Norvale"
    assert read.blocks[0].kind == "headline"


def test_a_list_of_names_over_the_text_is_kept():
    """Names under a headline and over the first paragraph are the report's."""
    names = "\n".join(f"- Example {letter}" for letter in "ABCDEFG")
    read = document(f"The dead of the market at Norvale\n\n{names}\n\n{PASTED.split(chr(10) * 2)[5]}")
    assert len(blocks(read, "list")) == 7
