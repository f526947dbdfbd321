"""Live blogs, and the other versions in which sites show a page."""

import json
from collections.abc import Callable

import pytest
from tests.documents.factory import blocks, document
from tests.documents.pages import JSON_LD, PAGE, PARAGRAPHS

from tollbook.grounding.ground import ground
from tollbook.pipeline import read

MOMENTS = ("2021-05-06T18:00:00+02:00", "2021-05-05T09:30:00+02:00", "2021-05-04T10:00:00+02:00")
TEXTS = (
    "Thirteen people have now died of the shelling, the town's hospital said, two of them this morning.",
    "The army denied on Tuesday that it had hit the market, and said that it had fired at gunmen near the town.",
    "Eleven people were killed yesterday when shells fell on the covered market of Norvale, the mayor said.",
)
HEAD = '<html lang="en"><head><title>Norvale: live</title>{}</head><body><main><h1>Norvale: live</h1>'


def by_place(tag: str, moments: tuple[str, ...] = MOMENTS, told: tuple[str, ...] = TEXTS) -> str:
    """A live blog whose entries stand side by side, each with its time."""
    entries = "".join(
        f'<{tag}><header><time datetime="{moment}">{moment[11:16]}</time></header><h3>Entry {n}</h3>'
        f"<p>{text}</p></{tag}>"
        for n, (moment, text) in enumerate(zip(moments, told, strict=True))
    )
    return HEAD.format('<meta property="article:published_time" content="2021-05-04T09:00:00+02:00">') + entries


def by_json(texts: tuple[str, ...] = TEXTS) -> str:
    """A live blog whose entries only JSON-LD tells apart."""
    updates = [
        {"@type": "BlogPosting", "headline": f"Entry {n}", "articleBody": f"<p>{text}</p>", "datePublished": moment}
        for n, (moment, text) in enumerate(zip(MOMENTS, texts, strict=True))
    ]
    told = {
        "@type": "LiveBlogPosting",
        "headline": "Norvale: live",
        "datePublished": MOMENTS[2],
        "liveBlogUpdate": updates,
    }
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    return HEAD.format(script) + "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("page", [by_place("article"), by_place("li"), by_place("div"), by_json()])
def test_each_entry_of_a_live_blog_has_its_date(page: str):
    """The blocks of an entry say when it was published, whether the page's elements or its JSON-LD tell."""
    read = document(page, "a.html")
    dated = {read.text[b.start : b.end]: b.published for b in read.blocks if b.kind in ("body", "list")}
    assert [dated[text] for text in TEXTS] == list(MOMENTS)


def test_days_are_told_from_the_entry_s_own_day():
    """“Yesterday” in an entry is the day before it, not before the page's first publication."""
    read = document(by_place("article"), "a.html")
    times = {time.text: time.start for time in ground(read).times}
    assert times["yesterday"] == "2021-05-03"
    assert times["Tuesday"] == "2021-05-04"
    assert times["this morning"] == "2021-05-06"
    assert all(read.text[t.start_offset : t.end_offset] == t.text for t in ground(read).times)


@pytest.mark.parametrize("make", [lambda told: by_place("article", told=told), by_json], ids=["place", "JSON-LD"])
def test_claims_of_an_entry_are_dated_by_it(make: Callable[[tuple[str, ...]], str]):
    """“Yesterday” in three entries of three days is three days, as the claims of each have it."""
    told = tuple(f"{n} people were killed yesterday in shelling in the town, its hospital said." for n in (9, 7, 5))
    claims = read(document(make(told), "a.html")).claims
    dated = {claim.count.best: claim.time.start for claim in claims if claim.count and claim.time}
    assert dated == {9: "2021-05-05", 7: "2021-05-04", 5: "2021-05-03"}


@pytest.mark.parametrize(
    "moments",
    [(MOMENTS[0],) * 3, (MOMENTS[1], MOMENTS[0], MOMENTS[2]), tuple(m[:10] for m in MOMENTS)],
    ids=["one moment", "no order", "no time of day"],
)
def test_what_only_resembles_a_live_blog_has_no_entries(moments: tuple[str, ...]):
    """Parts with one moment, in no order or without a time of day are no entries."""
    assert {b.published for b in document(by_place("article", moments), "a.html").blocks} == {None}


def test_an_ordinary_article_has_no_entries():
    """A page with one report says nothing of its blocks' publication."""
    assert {b.published for b in document(PAGE, "a.html").blocks} == {None}


def test_an_amp_page_is_the_article():
    """A page for telephones gives the same text, and names the page that it stands for as the canonical one."""
    amp = PAGE.replace("<html", "<html amp").replace('<img src="a.jpg" alt="x">', '<amp-img src="a.jpg"></amp-img>')
    amp = amp.replace("</head>", "<style amp-boilerplate>body{visibility:hidden}</style></head>")
    read, plain = document(amp, "a.html"), document(PAGE, "a.html")
    assert (read.text, read.images) == (plain.text, plain.images)
    assert read.canonical_url == "https://gazette.example/news/1"


def test_a_print_version_is_the_article():
    """A page for the printer, without semantic elements, gives headline, body and date."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = (
        '<html><head><title>Eleven killed as shells hit market</title><link rel="canonical" '
        f'href="https://gazette.example/news/1"><script type="application/ld+json">{JSON_LD}</script></head>'
        f'<body onload="window.print()"><table><tr><td><b>The Gazette</b></td></tr><tr><td><h1>Eleven killed as shells '
        f"hit market</h1>{body}</td></tr></table><p>URL: https://gazette.example/news/1</p></body></html>"
    )
    read = document(page, "a.html")
    assert [text for text in PARAGRAPHS if text in read.text] == list(PARAGRAPHS)
    assert blocks(read, "headline") == ["Eleven killed as shells hit market"]
    assert (read.published, read.canonical_url) == ("2021-05-04T10:15:00+02:00", "https://gazette.example/news/1")
