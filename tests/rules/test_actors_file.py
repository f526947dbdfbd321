"""Facts about how the actor lists are read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tollbook.errors import TollbookError
from tollbook.rules import actors as lists
from tollbook.rules import loader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of rules of our own in place of the packaged one."""
    (tmp_path / "actors").mkdir()
    monkeypatch.setattr(loader, "rules_path", lambda relative: tmp_path / relative)
    loader.load_yaml.cache_clear()
    yield tmp_path
    loader.load_yaml.cache_clear()


def test_an_unknown_key_is_refused(folder: Path) -> None:
    """A mistyped key names the file and shows the entry."""
    (folder / "actors" / "mine.yaml").write_text("- {id: x, name: X, type: armed_group, alais: [Y]}\n")
    with pytest.raises(TollbookError, match=r"actors/mine\.yaml.*alais"):
        list(lists._listed("actors/mine.yaml"))


def test_an_actor_without_a_name_is_refused(folder: Path) -> None:
    """Id, name and type are needed."""
    (folder / "actors" / "mine.yaml").write_text("- {id: x, type: armed_group}\n")
    with pytest.raises(TollbookError, match="needs id, name, type"):
        list(lists._listed("actors/mine.yaml"))


def test_aliases_take_brace_alternatives(folder: Path) -> None:
    """One line covers several spellings."""
    (folder / "actors" / "mine.yaml").write_text(
        '- {id: x, name: Red Hand, type: militia, also: ["Red {Hand,Fist}s"]}\n'
    )
    (read,) = lists._listed("actors/mine.yaml")
    assert read.names == ("Red Hand", "Red Hands", "Red Fists")


def test_states_have_codes_and_a_party_name() -> None:
    """Syria's party is its government; every state has an ISO code and a Gleditsch-Ward number."""
    syria = lists.actor("gov-sy")
    assert syria is not None
    assert syria.name == "Syrian government"
    assert syria.ucdp == "Government of Syria"
    assert lists.gleditsch_ward()["SY"] == 652
    assert len(lists.gleditsch_ward()) >= 190


def test_the_opposition_of_a_country_is_the_role_s() -> None:
    """ "The rebels" in Syria are the Syrian opposition; nobody in Norway."""
    syrian = lists.opposition("SY")
    assert syrian is not None
    assert syrian.name == "Syrian opposition"
    assert lists.opposition("NO") is None
