"""Whether a document tells of harm to people at all."""

import pytest

from tollbook.model import Document
from tollbook.pipeline import read


def reading(text: str, everything: bool = False):
    """What is read from a text."""
    return read(Document(id="d", sha256="0" * 64, text=text, status="live", version=1), everything)


@pytest.mark.parametrize(
    "figurative",
    [
        "The minister said on Monday that the proposal was dead in Geneva.",
        "The plant in Basra captured carbon from 1999 on, the company said.",
        "The film in Lagos executed its idea well, a critic wrote on Tuesday.",
    ],
)
def test_figures_of_speech_leave_the_layers_empty(figurative):
    """A word of harm that befalls nobody opens no layer, and with everything asked for its place is still found."""
    assert not reading(figurative).places
    assert not reading(figurative).statements
    assert reading(figurative, everything=True).places


@pytest.mark.parametrize(
    "told",
    [
        "A shell killed a farmer near Basra.",
        "The army denied that it had killed anyone in Basra.",
        "The group denied any part in the killing in Basra.",
    ],
)
def test_harm_that_is_told_denied_or_named_opens_them(told):
    """Harm to somebody, its denial, or a noun for it opens the layers."""
    assert [place.name for place in reading(told).places] == ["Basra"]
