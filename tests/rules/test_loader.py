"""Facts about how rule files are read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tollbook.errors import TollbookError
from tollbook.rules import lexicon, load_yaml, loader
from tollbook.rules import sources as outlets


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of rules of our own in place of the packaged one."""
    monkeypatch.setattr(loader, "rules_path", lambda relative: tmp_path / relative)
    load_yaml.cache_clear()
    lexicon.cache_clear()
    yield tmp_path
    load_yaml.cache_clear()
    lexicon.cache_clear()


@pytest.mark.parametrize(
    ("term", "spelled"),
    [
        ("raid", ("raid",)),
        ("raid{,s}", ("raid", "raids")),
        ("air{ ,-,}raid{,s}", ("air raid", "air raids", "air-raid", "air-raids", "airraid", "airraids")),
        ("{a,a}b", ("ab",)),
    ],
)
def test_braces_stand_for_alternatives(term: str, spelled: tuple[str, ...]) -> None:
    """Each choice in braces gives a spelling; equal ones are one."""
    assert loader.spellings(term) == spelled


def test_an_entry_keeps_its_attributes_and_sentences(folder: Path) -> None:
    """What is not known to the loader is an attribute, as text."""
    (folder / "mine.yaml").write_text(
        '- {code: x, terms: ["y{,s}"], weak: true, examples: {with: ["A y."], without: ["A z."]}}\n'
    )
    (entry,) = lexicon("mine.yaml")
    assert entry.terms == ("y", "ys")
    assert entry.attributes == (("weak", "True"),)
    assert (entry.found, entry.absent) == (("A y.",), ("A z.",))


def test_an_entry_without_terms_is_refused(folder: Path) -> None:
    """The file and the entry are named."""
    (folder / "mine.yaml").write_text("- {code: x}\n")
    with pytest.raises(TollbookError, match=r"mine\.yaml.*'code' and 'terms'"):
        lexicon("mine.yaml")


def test_broken_yaml_is_refused_in_one_line(folder: Path) -> None:
    """A syntax error gives one sentence with the file's name and a remedy."""
    (folder / "mine.yaml").write_text("- {code: x\n- y: [")
    with pytest.raises(TollbookError) as caught:
        load_yaml("mine.yaml")
    assert str(caught.value).startswith("mine.yaml:")
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_an_outlet_with_an_unknown_key_is_refused() -> None:
    """A mistyped key of an outlet is told."""
    with pytest.raises(TollbookError, match="known keys"):
        outlets._outlet({"id": "x", "name": "X", "credibility": 0.5, "reprint": ["afp"]}, "outlets.yaml")
