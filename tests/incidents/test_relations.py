"""Whether one document repeats another."""

import hashlib
from itertools import combinations
from pathlib import Path

import yaml

from tollbook.incidents import print_of, relation_between
from tollbook.model import Block, Document

STORIES = yaml.safe_load((Path(__file__).parent / "data" / "reprints.yaml").read_text(encoding="utf-8"))
STORY, OTHER = STORIES[0]["story"].strip(), STORIES[1]["story"].strip()


def document(name: str, text: str, day: str = "2026-03-10", publisher: str | None = None, **more) -> Document:
    """A report of these words."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=name, sha256=digest, text=text, published=day, publisher=publisher or name, **more)


def told(*documents: Document) -> list[tuple[str, str, str]]:
    """Kind, document and what it repeats, of each pair."""
    found = (relation_between(print_of(a), print_of(b)) for a, b in combinations(documents, 2))
    return sorted((r.kind, r.document, r.other) for r in found if r is not None)


def test_the_same_words_in_other_lines_are_the_same_text():
    """White space makes no other text; the later repeats the earlier, whatever their ids and order."""
    again, first = print_of(document("a", " ".join(STORY.split()), "2026-03-12")), print_of(document("z", STORY))
    relation = relation_between(again, first)
    assert (relation.kind, relation.document, relation.other, relation.overlap) == ("same_text", "a", "z", 1.0)
    assert relation_between(first, again) == relation


def test_what_stands_in_no_block_makes_no_other_text():
    """Furniture around the same article is passed over."""
    menu = "Home News Sport\n\n"
    page = document("b", menu + STORY, blocks=(Block(start=len(menu), end=len(menu) + len(STORY), kind="body"),))
    assert told(document("a", STORY), page) == [("same_text", "b", "a")]


def test_a_shortened_story_is_syndicated_with_its_overlap():
    """A truncated copy repeats the whole, and nearly all of it stands there."""
    short = document("b", ". ".join(STORY.split(". ")[:5]) + ".", "2026-03-11")
    relation = relation_between(print_of(document("a", STORY)), print_of(short))
    assert (relation.kind, relation.document, relation.other) == ("syndicated", "b", "a")
    assert 0.9 <= relation.overlap <= 1


def test_each_pair_of_a_family_is_a_relation():
    """A wire story in three papers is three relations, and another story none."""
    days = {"a": "2026-03-10", "b": "2026-03-11", "c": "2026-03-12"}
    papers = [document(name, f"{STORY}\n\nBy the {name} desk", day) for name, day in days.items()]
    found = told(*papers, document("d", OTHER))
    assert found == [("syndicated", "b", "a"), ("syndicated", "c", "a"), ("syndicated", "c", "b")]


def test_versions_of_one_document_are_not_related():
    """A corrected page is a version, not a reprint; an id with an @ of its own is none."""
    assert told(document("a", STORY), document("a@2", STORY.replace("nine", "ten"))) == []
    assert told(document("a", STORY), document("a@home", STORY)) == [("same_text", "a@home", "a")]
