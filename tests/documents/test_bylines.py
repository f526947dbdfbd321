"""Bylines and agencies."""

import pytest

from tollbook.documents.bylines import Byline, dateline_agencies, dateline_date, read_byline


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("mm/bk (AFP, AP, Reuters)", "mm/bk", ("AFP", "AP", "Reuters")),
        ("By Jane Doe", "Jane Doe", ()),
        ("By Jane Doe and Ali al-Example, Associated Press", "Jane Doe and Ali al-Example", ("AP",)),
        ("Jane Doe, Reuters", "Jane Doe", ("Reuters",)),
        ("(AFP, dpa)", None, ("AFP", "dpa")),
        ("Source: Xinhua", None, ("Xinhua",)),
        ("AFP, MANILA", None, ("AFP",)),
        ("Reporting by Jane Doe in Aden; Editing by John Roe", "Jane Doe", ()),
    ],
)
def test_a_byline_is_read(line: str, names: str | None, agencies: tuple[str, ...]):
    """Names and agencies are told apart."""
    assert read_byline(line) == Byline(names, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the town had fallen.",
        "By the river they found ten bodies",
        "Source: a doctor at the hospital",
        "The AFP reported ten dead (and more wounded)",
        "Jane Doe, nurse",
    ],
)
def test_a_sentence_is_no_byline(line: str):
    """Words that begin like a byline are not one."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "agencies"),
    [
        ("BEIRUT (AP) — Six people were killed.", ("AP",)),
        ("Damascus Countryside, SANA- Two people were killed.", ("SANA",)),
        ("KABUL, May 4 (Xinhua) -- Six people were killed.", ("Xinhua",)),
        ("Six people were killed, he said. (PTI)", ("PTI",)),
        ("The group (also known as AP) — denied it.", ()),
    ],
)
def test_dateline(paragraph: str, agencies: tuple[str, ...]):
    """A dateline or a closing bracket credits an agency."""
    assert dateline_agencies(paragraph) == agencies


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("Port Sudan, 14 March 2025 (Reuters) - A drone strike killed 40 people.", "2025-03-14"),
        ("KABUL, Oct 3, 2015 (AFP) — The hospital was hit.", "2015-10-03"),
        ("KABUL, Oct 3 (AFP) - The hospital was hit.", None),
        ("The attack of 14 March 2025 - the worst in years - killed 40 people.", None),
        ("Nine people died on 14 March 2025, doctors said.", None),
    ],
)
def test_date_of_a_dateline(paragraph: str, day: str | None):
    """A dateline with its year says when the report was written; a date within a sentence does not."""
    assert dateline_date(paragraph) == day
