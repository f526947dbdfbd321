"""Which documents repeat which."""

import hashlib
from itertools import permutations
from pathlib import Path

import yaml

from tollbook.incidents import relations_of
from tollbook.model import Block, Document

STORIES = yaml.safe_load((Path(__file__).parent / "data" / "reprints.yaml").read_text(encoding="utf-8"))
STORY, OTHER = STORIES[0]["story"].strip(), STORIES[1]["story"].strip()


def document(name: str, text: str, day: str = "2026-03-10", publisher: str | None = None, **more) -> Document:
    """A report of these words."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=name, sha256=digest, text=text, published=day, publisher=publisher or name, **more)


def told(*documents: Document) -> list[tuple[str, str, str]]:
    """Kind, document and what it repeats."""
    return [(r.kind, r.document, r.other) for r in relations_of(documents)]


def test_the_same_words_in_other_lines_are_the_same_text():
    """White space makes no other text; the later repeats the earlier, whatever their ids."""
    again = document("a", " ".join(STORY.split()), "2026-03-12")
    (relation,) = relations_of([again, document("z", STORY)])
    assert (relation.kind, relation.document, relation.other, relation.overlap) == ("same_text", "a", "z", 1.0)


def test_what_stands_in_no_block_makes_no_other_text():
    """Furniture around the same article is passed over."""
    menu = "Home News Sport\n\n"
    page = document("b", menu + STORY, blocks=(Block(start=len(menu), end=len(menu) + len(STORY), kind="body"),))
    assert told(document("a", STORY), page) == [("same_text", "b", "a")]


def test_a_shortened_story_is_syndicated_with_its_overlap():
    """A truncated copy repeats the whole, and nearly all of it stands there."""
    short = document("b", ". ".join(STORY.split(". ")[:5]) + ".", "2026-03-11")
    (relation,) = relations_of([document("a", STORY), short])
    assert (relation.kind, relation.document, relation.other) == ("syndicated", "b", "a")
    assert 0.9 <= relation.overlap <= 1


def test_each_pair_of_a_family_is_a_relation():
    """A wire story in three papers is three relations, and another story none."""
    papers = [
        document(name, f"{STORY}\n\nBy the {name} desk", f"2026-03-{day}")
        for name, day in (("a", 10), ("b", 11), ("c", 12))
    ]
    found = told(*papers, document("d", OTHER))
    assert found == [("syndicated", "b", "a"), ("syndicated", "c", "a"), ("syndicated", "c", "b")]


def test_versions_of_one_document_are_not_related():
    """A corrected page is a version, not a reprint; an id with an @ of its own is none."""
    assert told(document("a", STORY), document("a@2", STORY.replace("nine", "ten"))) == []
    assert told(document("a", STORY), document("a@home", STORY)) == [("same_text", "a@home", "a")]


def test_the_order_of_documents_changes_nothing():
    """Any order gives the same relations."""
    papers = [
        document("a", STORY),
        document("b", STORY + "\n"),
        document("c", STORY + " More later."),
        document("d", OTHER),
    ]
    assert len({relations_of(order) for order in permutations(papers)}) == 1


def test_no_documents_have_no_relations():
    """An empty project has none."""
    assert relations_of([]) == ()
