"""Plug-ins of other packages, and Tollbook's own, by the same door."""

import io
import json
import sys
from collections.abc import Iterator

import pytest
from tests.project.factory import reports, write_rows

from tollbook import hooks
from tollbook.documents import Unreadable, expand_inputs, plugged, read_path
from tollbook.errors import TollbookError
from tollbook.export import export_to, find_format
from tollbook.model import Document
from tollbook.pipeline import Rules
from tollbook.project import Project

PACKAGE = '''
class Letters:
    """Reads files of letters apart by lines of dashes."""

    endings = (".letters",)

    def read(self, data, name):
        """One report a letter."""
        if data.startswith(b"locked"):
            raise ValueError("it is locked")
        for part in data.decode().split("-----"):
            yield {"text": part.strip(), "publisher": "Letters"}


class Titles:
    """Writes the titles."""

    name = "titles"
    about = "one title a line"

    def write(self, incidents):
        """Each title on a line."""
        for incident in incidents:
            yield (incident["title"] + "\\n").encode()
'''


@pytest.fixture
def package(tmp_path, monkeypatch) -> Iterator[None]:
    """An installed package with a reader, an exporter and an extractor that cannot be loaded."""
    info = tmp_path / "site" / "letters_plugin-1.dist-info"
    info.mkdir(parents=True)
    (tmp_path / "site" / "letters_plugin.py").write_text(PACKAGE, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: letters-plugin\nVersion: 1\n", encoding="utf-8")
    groups = {"readers": "l = letters_plugin:Letters", "exporters": "t = letters_plugin:Titles"}
    groups["extractors"] = "broken = letters_plugin:Nothing"
    listed = "".join(f"[tollbook.{group}]\n{entry}\n" for group, entry in groups.items())
    (info / "entry_points.txt").write_text(listed, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    forget()
    yield
    sys.modules.pop("letters_plugin", None)
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Look for plug-ins anew."""
    for found in (hooks.plugins, hooks.plugin, plugged._readers):
        found.cache_clear()


def test_the_rules_come_by_the_same_door():
    """Tollbook's own extractors are entry points like any other package's."""
    assert isinstance(hooks.plugin("tollbook.extractors", "rules"), Rules)


def test_tollbook_s_own_readers_come_by_the_same_door():
    """Every kind beside texts, pages and rows is an entry point, with endings and a short name to be kept under."""
    readers = hooks.plugins("tollbook.readers")
    assert {"docx", "eml", "feed", "mbox", "pdf", "table", "telegram", "workbook"} <= set(readers)
    assert all(reader.endings and all(e.startswith(".") for e in reader.endings) for reader in readers.values())
    assert all(len(name) <= 8 for name in readers)


def test_a_reader_brings_a_new_kind_of_file(package, tmp_path):
    """Files with its ending are found in folders, and each row that it gives becomes a document."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.letters").write_text("A shell killed 12 people.\n-----\nThe army denied it.", encoding="utf-8")
    (path,) = expand_inputs([str(folder)])
    documents = list(read_path(path))
    assert [d.text for d in documents if isinstance(d, Document)] == [
        "A shell killed 12 people.",
        "The army denied it.",
    ]


def test_what_a_reader_cannot_read_is_said(package, tmp_path):
    """Its reason stands in the file's place."""
    path = tmp_path / "b.letters"
    path.write_text("locked", encoding="utf-8")
    (problem,) = read_path(path)
    assert isinstance(problem, Unreadable)
    assert "it is locked" in problem.message


def test_an_exporter_is_given_what_incidents_jsonl_has(package, tmp_path):
    """A new format sees the masked incidents in order, and no record that stays."""
    project = Project(tmp_path / "project")
    project.run([write_rows(tmp_path / "in.jsonl", reports(3))])
    lines, titles = io.BytesIO(), io.BytesIO()
    assert export_to(project.open(), find_format("incidents-jsonl"), lines) == export_to(
        project.open(), find_format("titles"), titles
    )
    told = [json.loads(line)["title"] for line in lines.getvalue().splitlines()]
    assert told
    assert titles.getvalue().decode().splitlines() == told


def test_a_broken_plug_in_is_named(package):
    """The error names the package's plug-in and its fault, and the others still work."""
    with pytest.raises(TollbookError, match="plug-in broken of tollbook.extractors cannot be loaded"):
        hooks.plugin("tollbook.extractors", "broken")
    assert isinstance(hooks.plugin("tollbook.extractors", "rules"), Rules)


def test_an_unknown_plug_in_is_told_with_the_known_ones():
    """The sentence lists what there is."""
    with pytest.raises(TollbookError, match="There is no extractor named crystal; there are openai, rules"):
        hooks.plugin("tollbook.extractors", "crystal")
