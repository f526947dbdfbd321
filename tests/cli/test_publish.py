"""`tollbook publish`: the sample project as a public site."""

import pytest

from tollbook.errors import TollbookError


def test_the_demo_is_published_as_provisional(tollbook, demo_folder, tmp_path):
    """With --unsigned the sample's incidents are pages, with the words behind 42 and the links to their reports."""
    result = tollbook("publish", demo_folder, tmp_path / "site", "--unsigned", "--base-url", "https://record.test")
    assert result.exit_code == 0
    assert "Published 2 incidents and 2 tolls" in result.stderr
    kunduz = next(p for p in (tmp_path / "site" / "incidents").glob("*/index.html") if "Kunduz" in p.read_text())
    text = kunduz.read_text()
    assert "<mark" in text
    assert "42" in text
    assert "https://record.test/incidents/" in text
    assert "Afghanistan" in (tmp_path / "site" / "index.html").read_text()
    assert (tmp_path / "site" / "sitemap.xml").is_file()


def test_nothing_is_published_that_nobody_signed(tollbook, demo_folder, tmp_path):
    """Without --unsigned the site is empty and the command says why."""
    result = tollbook("publish", demo_folder, tmp_path / "site", "--title", "Sample record")
    assert "4 records stayed: two people have not signed them off (--unsigned shows them)." in result.stderr
    index = (tmp_path / "site" / "index.html").read_text()
    assert "Sample record" in index
    assert "No incident is published yet" in index


@pytest.mark.parametrize(
    ("options", "code"), [(("--date", "May"), "no-date"), (("--base-url", "record.test"), "no-web-address")]
)
def test_what_is_no_date_or_address_is_refused(tollbook, demo_folder, tmp_path, options, code):
    """Bad options get their error before anything is written."""
    result = tollbook("publish", demo_folder, tmp_path / "site", *options)
    assert isinstance(result.exception, TollbookError)
    assert result.exception.code == code
    assert not (tmp_path / "site").exists()
