"""What a report keeps of its document for grouping and assessment."""

import pytest

from tollbook.incidents import report_of
from tollbook.model import Block, Document

HEADLINES = [
    ("Two killed 8 injured in rocket attack", (2,)),
    ("Shelling kills 10 civilians including 6 children", (10,)),
    ("Strikes kill 120 fighters, 60 mercenaries", (120, 180)),
    ("Grenade wounds 7 at market", ()),
    ("Dozens dead in market blast", ()),
    ("Man shot on Elm Street", ()),
    ("Rockets kill 10 civilians injured dozens", (10,)),
    ("Army kills 13 rebels, arrests 40", (13,)),
]


@pytest.mark.parametrize(("headline", "figures"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_figures_of_a_headline(headline, figures):
    """The headline's dead are kept, the largest and their sum; the injured, arrested and parts of a figure are not."""
    document = Document(
        id="d",
        sha256="0" * 64,
        text=headline + "\n\nIt was told so.",
        blocks=(Block(start=0, end=len(headline), kind="headline"),),
    )
    assert report_of(document).headline == figures
