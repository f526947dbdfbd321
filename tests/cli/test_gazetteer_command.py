"""Facts about `tollbook gazetteer`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tollbook.cli.gazetteer import app
from tollbook.errors import TollbookError
from tollbook.grounding.places import atlas as atlas_module

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Imports lie in a folder of the test's."""
    monkeypatch.setenv("TOLLBOOK_GAZETTEER", str(tmp_path / "own"))
    atlas_module.atlas.cache_clear()
    yield
    atlas_module.atlas.cache_clear()


def test_find_shows_places_the_most_prominent_first() -> None:
    """The capital of France stands before its namesakes."""
    result = RUNNER.invoke(app, ["find", "Paris"])
    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("Paris (capital")


def test_find_as_json_gives_one_object_a_line() -> None:
    """Programs read the same fields as the record has."""
    result = RUNNER.invoke(app, ["find", "Khan Sheikhoun", "--json"])
    place = json.loads(result.output.splitlines()[0])
    assert (place["name"], place["country"], place["admin1"]) == ("Khan Shaykhun", "SY", "Idlib")


def test_find_says_how_to_add_what_is_missing() -> None:
    """An unknown name exits with 1 and names the way to add it."""
    result = RUNNER.invoke(app, ["find", "Qwxzyville"])
    assert result.exit_code == 1
    assert "gazetteer import" in result.output


def test_import_says_how_many_places_are_in_use(tmp_path: Path) -> None:
    """A good file is taken and counted, a faulty one raises the error that the root prints."""
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("name,lat,lon,country\nUmm Kharza,35.5,36.6,SY\n", encoding="utf-8")
    bad.write_text("name,lat\nX,1\n", encoding="utf-8")
    assert "1 places" in RUNNER.invoke(app, ["import", str(good)]).output
    assert isinstance(RUNNER.invoke(app, ["import", str(bad)]).exception, TollbookError)
