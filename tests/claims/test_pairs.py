"""Minimal pairs: two texts that differ in little, and what must be read in each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tollbook.model import Claim, Document
from tollbook.pipeline import read

TABLES = sorted((Path(__file__).parent / "data" / "pairs").glob("*.yaml"))
PAIRS: list[dict[str, Any]] = [p for table in TABLES for p in yaml.safe_load(table.read_text(encoding="utf-8"))]
SIDES = [(p["about"], side) for p in PAIRS for side in (p["a"], p["b"])]


def claims_of(side: dict[str, Any]) -> tuple[Claim, ...]:
    """The claims of one side's text, which our invented paper published."""
    document = Document(
        id="pair",
        sha256="0" * 64,
        text=side["text"],
        publisher="The Sample Times",
        published=side.get("published", "2016-05-12"),
        language="en",
    )
    return read(document).claims


def faults(claim: Claim, wanted: dict[str, Any]) -> list[str]:
    """The slots in which a claim is not what the row wants."""
    got = {
        "kind": claim.kind,
        "harm": claim.harm,
        "count": [claim.count.low, claim.count.best, claim.count.high],
        "qualifier": claim.count.qualifier,
        "status": claim.victims.status,
        "groups": {g.group: g.best for g in claim.victims.groups},
        "names": list(claim.victims.names),
        "perpetrators": [a.name for a in claim.actors if a.role == "perpetrator"],
        "responsibility": sorted({a.responsibility for a in claim.actors}),
        "methods": list(claim.methods[:1]),
        "weapons": list(claim.weapons),
        "objects": [o.code for o in claim.objects],
        "place": claim.place.name if claim.place else None,
        "source": claim.sources[0].name if claim.sources else None,
        "source_type": claim.sources[0].type if claim.sources else None,
        "stance": claim.stance,
        "scope": claim.scope,
        "part": claim.part_of is not None,
        "answers": len(claim.answers),
    }
    return [slot for slot, value in wanted.items() if got[slot] != value]


@pytest.mark.parametrize(("about", "side"), SIDES, ids=[f"{about}: {side['text'][:60]}" for about, side in SIDES])
def test_pair(about: str, side: dict[str, Any]) -> None:
    """Each side of a pair is read as its row says, with no claim of harm besides."""
    claims = claims_of(side)
    unused = list(claims)
    for wanted in side["claims"]:
        near = min(unused, key=lambda c: len(faults(c, wanted)), default=None)
        assert near is not None, f"missed {wanted} in {[c.span.text for c in claims]}"
        assert not faults(near, wanted), (
            f"{faults(near, wanted)} of {wanted} in {near.model_dump(exclude_defaults=True)}"
        )
        unused.remove(near)
    spurious = [c.span.text for c in unused if c.kind == "harm"]
    assert not spurious, f"{about}: too many claims of harm: {spurious}"


def test_enough_pairs() -> None:
    """The table holds at least 150 pairs, as many as the issue of claims asks for."""
    assert len(PAIRS) >= 150
