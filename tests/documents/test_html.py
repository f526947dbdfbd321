"""Web pages: what the article is, what is said about it, and what is around it."""

import pytest
from tests.documents.factory import blocks, document, problem
from tests.documents.pages import PAGE, PARAGRAPHS

from tollbook.model import Image


def test_what_a_page_says_of_its_article():
    """JSON-LD goes first: headline, dates with their time of day, authors by reference, publisher."""
    read = document(PAGE, "a.html")
    assert read.title == "Eleven killed as shells hit market"
    assert (read.published, read.modified) == ("2021-05-04T10:15:00+02:00", "2021-05-05T08:00:00+02:00")
    assert (read.byline, read.agencies) == ("Jane Doe, John Roe", ("AFP", "dpa"))
    assert (read.publisher, read.canonical_url, read.language) == (
        "The Gazette",
        "https://gazette.example/news/1",
        "en",
    )


def test_what_an_article_is_made_of():
    """Headline, standfirst, body, crossheads, lists and quotes are blocks in the order of the page."""
    read = document(PAGE, "a.html")
    assert blocks(read, "headline") == [read.title]
    assert blocks(read, "lede") == ["The mayor of Norvale accuses the army, which speaks of gunmen."]
    assert blocks(read, "body") == list(PARAGRAPHS)
    assert blocks(read, "crosshead") == ["Army speaks of gunmen"]
    assert blocks(read, "list") == ["Dead: eleven, four of them children.", "Wounded: twenty."]
    assert [b.kind for b in read.blocks] == [
        "headline", "lede", "caption", "credit", "body", "body", "crosshead", "body", "quote", "list", "list", "body",
    ]  # fmt: skip


def test_blocks_cover_the_text():
    """The text is the blocks, joined by blank lines: nothing of the page's furniture is in it."""
    read = document(PAGE, "a.html")
    assert "".join(read.text[b.start : b.end] for b in read.blocks) == read.text.replace("\n", "")
    assert not any(word in read.text for word in ("cookies", "newsletter", "bus blast", "Comments", "© 2021"))


def test_a_caption_and_its_credit():
    """The picture's words stand apart from the body, the credit apart from the caption."""
    assert document(PAGE, "a.html").images == (
        Image(caption="The covered market at Norvale after the shelling", credit="J. Doe/Example"),
    )


def page(body: str, head: str = "") -> str:
    """A page with an article of the usual paragraphs."""
    story = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"<html><head>{head}</head><body><article>{body.replace('STORY', story)}</article></body></html>"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2021-05-04T10:15:00Z">', "2021-05-04T10:15:00+00:00"),
        ('<meta name="date" content="4 May 2021">', "2021-05-04"),
        ('<meta property="og:url" content="https://gazette.example/2021/05/04/market">', "2021-05-04"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-04",}</script>',
            "2021-05-04",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_where_a_date_comes_from(head: str, published: str | None):
    """JSON-LD, then the head, then the address; a page that gives no date has none."""
    assert document(page("<h1>Shells hit market</h1>STORY", head), "a.html").published == published


def test_a_date_above_the_body_is_the_last_resort():
    """A date that only the page's words give is read between headline and body."""
    read = document(page("<h1>Shells hit market</h1><div>Norvale, 4 May 2021, 10:15</div>STORY"), "a.html")
    assert read.published == "2021-05-04T10:15:00"


def test_bold_lines_and_headings_are_crossheads():
    """A short bold paragraph is a crosshead like a heading; a bold sentence is not."""
    story = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    bold = f"<h1>Shells hit market</h1>{story}<p><strong>No shelter</strong></p><p>{PARAGRAPHS[0]} Again.</p>"
    spoken = "<p><b>The mayor said that she would not leave the town before the last child was safe.</b></p>"
    read = document(page(bold + spoken + f"<p>{PARAGRAPHS[1]} Again.</p>"), "a.html")
    assert blocks(read, "crosshead") == ["No shelter"]


def test_the_headline_shown_goes_before_the_head_s():
    """The `h1` that resembles the head's title is the title; a logo is not."""
    body = "<h1>Gazette</h1><h1>Shells hit the market at Norvale</h1>STORY"
    read = document(page(body, "<title>Shells hit market at Norvale - Gazette</title>"), "a.html")
    assert read.title == "Shells hit the market at Norvale"


def test_a_label_between_paragraphs_is_no_part_of_the_report():
    """A short text that stands again and again is a label, whatever its element is called."""
    story = "<div>Story continues</div>".join(f"<p>{p}</p>" for p in (*PARAGRAPHS, "They fled to the hills, he said."))
    read = document(page(f"<h1>Shells hit market</h1>{story}"), "a.html")
    assert "Story continues" not in read.text and len(blocks(read, "body")) == 5


def test_line_breaks_make_paragraphs():
    """Two line breaks in one element end a paragraph."""
    story = "<br><br>".join(PARAGRAPHS)
    assert blocks(document(page(f"<h1>Shells hit market</h1><div>{story}</div>"), "a.html"), "body") == list(PARAGRAPHS)


def test_a_truncated_page_is_read_as_far_as_it_goes():
    """A page cut in the middle of a word still gives its paragraphs."""
    read = document(PAGE[: PAGE.index(PARAGRAPHS[2]) + 40], "a.html")
    assert blocks(read, "body")[:2] == list(PARAGRAPHS[:2])


def test_a_page_without_a_report_is_said():
    """A page of links gives a message instead of a document."""
    found = problem(b"<html><body><nav><a href=/>Home</a></nav></body></html>", "a.html")
    assert found.code == "no-report" and found.message.startswith("a.html holds no report's text.")
