"""The settings of fetching."""

from pathlib import Path

import pytest

from tollbook.archive.fetch import FetchSettings, fetch_settings
from tollbook.errors import TollbookError

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "fetch-and-watch.md"


@pytest.mark.parametrize("name", FetchSettings.model_fields)
def test_each_setting_is_documented(name):
    """The how-to names every setting."""
    assert f"_{name.upper()}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORTS", "all"), ("PAUSE", "-1"), ("ATTEMPTS", "0"), ("USER_AGENT", "two\nlines"), ("MOST_BYTES", "20 MB")],
)
def test_a_wrong_setting_is_told_by_its_name(monkeypatch, name, value):
    """One sentence names the variable of the environment."""
    monkeypatch.setenv(f"TOLLBOOK_FETCH_{name}", value)
    fetch_settings.cache_clear()
    with pytest.raises(TollbookError, match=f"TOLLBOOK_FETCH_{name} is wrong"):
        fetch_settings()
    fetch_settings.cache_clear()
