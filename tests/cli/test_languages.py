"""The public site and the report in another language than English: in a pseudo-locale, no English of ours is left."""

import csv
import json
import re
from pathlib import Path

import lxml.etree
import lxml.html
import pytest

from tollbook.cli.publishing import publish_project
from tollbook.cli.reporting import write_report
from tollbook.errors import TollbookError
from tollbook.rules.loader import load_yaml
from tollbook.telling import origin_label
from tollbook.texts import country_name

SAID = frozenset(
    {"id", "title", "text", "name", "basis", "publisher", "byline", "url", "canonical_url", "range_policy", "country",
     "admin1", "admin2", "actor", "speaker", "clock", "timezone", "origin"}
)  # fmt: skip
"""Fields of the record that hold what reports say, names and identifiers."""
PLAIN = re.compile(r"[\w-]+\.(?:csv|jsonl|json|geojson|xml)\b|(?:https?://|urn:)\S+|\{\w+\}|\d{4}-\d\d-\d\dT[\d:]+Z")
"""Names of files, addresses, what is filled in, moments."""
READ_ALOUD = ("title", "aria-label", "alt", "data-label", "data-notice", "data-cluster", "data-area")
ENGLISH = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def pseudo_locales(monkeypatch):
    """They are offered only where this is set."""
    monkeypatch.setenv("TOLLBOOK_PSEUDO_LOCALES", "1")


def data_of(site: Path) -> list[str]:
    """Every value of the record that is said in pages as it stands, names masked as there, the longest first."""
    found = {"demo", *load_yaml("ranges.yaml")}
    for path in (site / "data").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(values(json.loads(line)))
    with (site / "data" / "reports.csv").open(encoding="utf-8") as reports:
        found.update(cell for report in csv.DictReader(reports) for cell in report.values())
    found |= {origin_label(one) for one in found if re.fullmatch(r"[\w+-]+(?: via [\w+-]+)?", one)}
    found |= {part for one in found for part in (one.split("+") if "+" in one else ())}
    found |= {country_name(one) for one in found if re.fullmatch("[A-Z]{2}", one)}
    found |= {one[:1].upper() + one[1:] for one in found}
    return sorted((one for one in found if ENGLISH.search(one)), key=len, reverse=True)


def values(value, name: str = ""):
    """The texts in the fields that are said."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from values(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from values(inner, "name" if name in ("agencies", "actors", "names", "documents", "claims") else name)
    elif isinstance(value, str) and (name in SAID or name.startswith("id")):
        yield value


def texts_of(tree) -> list[str]:
    """What a page says: text and what is read aloud, but for quotations, articles and what is marked as English."""
    for quoted in tree.xpath("//blockquote | //*[@class='text'] | //body//*[@lang='en'] | //script | //style"):
        quoted.clear()
    said = [str(text) for text in tree.xpath("//text()")]
    return [*said, *(str(v) for name in READ_ALOUD for v in tree.xpath(f"//@{name}"))]


def left_over(text: str, data: list[str]) -> str:
    """The English that is not data."""
    text = PLAIN.sub(" ", text)
    for value in data:
        text = re.sub(rf"(?<![A-Za-z]){re.escape(value)}(?![A-Za-z])", " ", text) if value in text else text
    return text.strip() if ENGLISH.search(text) else ""


@pytest.fixture(scope="module")
def sites(demo_folder, tmp_path_factory):
    """The sample published in English and from right to left."""
    folder = tmp_path_factory.mktemp("sites")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOLLBOOK_PSEUDO_LOCALES", "1")
        for language in ("en", "ar-XB"):
            given = {"base": "https://record.test/", "today": "2026-02-01", "language": language}
            publish_project(str(demo_folder), str(folder / language), unsigned=True, **given)
    return folder


def test_no_page_of_the_site_is_left_in_english(sites):
    """Neither a sentence, a label, a title nor what a screen reader says; every page says where its lines begin."""
    data = data_of(sites / "en")
    found = []
    for path in sorted((sites / "ar-XB").rglob("*.html")):
        tree = lxml.html.fromstring(path.read_bytes())
        assert (tree.get("lang"), tree.get("dir")) == ("ar-XB", "rtl"), path
        found += [(path.parent.name, rest) for text in texts_of(tree) if (rest := left_over(text, data))]
    feed = lxml.etree.parse(sites / "ar-XB" / "feed.xml")
    found += [("feed", rest) for text in feed.xpath("//text()") if (rest := left_over(str(text), data))]
    assert found == []


def test_the_search_for_english_finds_it(sites):
    """The same pages in English are full of it."""
    data = data_of(sites / "en")
    tree = lxml.html.fromstring((sites / "en" / "index.html").read_bytes())
    assert len([text for text in texts_of(tree) if left_over(text, data)]) > 20


def test_addresses_and_data_are_the_same_in_every_language(sites):
    """The same files under the same names; the data differ in nothing but the figures in words that the map shows."""
    names = [
        {str(path.relative_to(sites / language)) for path in (sites / language).rglob("*")}
        for language in ("en", "ar-XB")
    ]
    assert names[0] == names[1]
    for name in ("incidents.csv", "incidents.jsonl", "claims.jsonl", "tolls.jsonl", "reports.csv"):
        assert (sites / "en" / "data" / name).read_bytes() == (sites / "ar-XB" / "data" / name).read_bytes()
    past = [json.loads((sites / language / "publication.json").read_bytes()) for language in ("en", "ar-XB")]
    assert past[0]["records"] == past[1]["records"]


def test_another_language_is_no_change_of_the_record(demo_folder, tmp_path):
    """Published again in another language, the site tells its earlier changes in that language, and no new ones."""
    for day, language in (("2026-02-01", "en"), ("2026-03-01", "ar-XB"), ("2026-03-02", "en")):
        publish_project(str(demo_folder), str(tmp_path / "site"), unsigned=True, today=day, language=language)
        page = lxml.html.fromstring((tmp_path / "site" / "changes" / "index.html").read_bytes())
        days = page.xpath("//td[@class='date']/bdi/text()")
        assert set(days) == {"2026-02-01"}
        assert ("killed: " in page.text_content()) == (language == "en")


def test_the_report_is_left_in_no_english_either(sites, demo_folder, tmp_path):
    """All but what its reports say."""
    data = data_of(sites / "en")
    write_report(str(demo_folder), str(tmp_path / "r.html"), language="ar-XB")
    tree = lxml.html.fromstring((tmp_path / "r.html").read_bytes())
    assert (tree.get("lang"), tree.get("dir")) == ("ar-XB", "rtl")
    assert [rest for text in texts_of(tree) if (rest := left_over(text, data))] == []


@pytest.mark.parametrize("command", ["publish", "report"])
def test_an_unknown_language_is_refused_before_anything_is_written(tollbook, demo_folder, tmp_path, command):
    """The error says which there are."""
    target = [tmp_path / "out"] if command == "publish" else ["-o", tmp_path / "out"]
    result = tollbook(command, demo_folder, *target, "--language", "xx")
    assert isinstance(result.exception, TollbookError)
    assert result.exception.code == "unknown-language"
    assert not (tmp_path / "out").exists()
