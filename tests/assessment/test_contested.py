"""Contested responsibility on minimal pairs of report sets, through all stages."""

import hashlib
from pathlib import Path

import pytest
import yaml

from tollbook.model import Document, Incident
from tollbook.pipeline import link_all, read

DATA = Path(__file__).parent / "data" / "contested"
DAY = "2017-05-12"
PAIRS = [pair for path in sorted(DATA.glob("*.yaml")) for pair in yaml.safe_load(path.read_text(encoding="utf-8"))]
OUTLETS = {"A": "Northern Post", "B": "Harbour Daily", "C": "Valley Radio"}
SIDES = [(pair["about"], side, pair[side]) for pair in PAIRS for side in ("contested", "settled")]


def documents(reports):
    """A set's reports as documents: `{outlet: text}`, with the day of publication where it is not the usual one."""
    for n, row in enumerate(reports):
        day = str(row.get("published", DAY))
        ((outlet, text),) = ((key, value) for key, value in row.items() if key != "published")
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Document(id=f"r{n}", sha256=digest, publisher=OUTLETS[outlet], published=day, language="en", text=text)


def incident_of(reports):
    """The incident that the set tells of: the one most of its reports are about."""
    incidents, _ = link_all([read(document) for document in documents(reports)], ())
    told = [i for i in incidents if isinstance(i, Incident)]
    return max(told, key=lambda i: (len(i.documents), len(i.claims)))


def test_there_are_forty_pairs():
    """Forty pairs, each with its own subject."""
    assert len(PAIRS) == 40
    assert len({pair["about"] for pair in PAIRS}) == 40


@pytest.mark.parametrize(("about", "side", "reports"), SIDES, ids=[f"{about}: {side}" for about, side, _ in SIDES])
def test_pair(about, side, reports):
    """Responsibility is contested where two versions exclude each other, and only there."""
    found = incident_of(reports)
    assert (found.responsibility.status == "contested") == (side == "contested"), found.responsibility
