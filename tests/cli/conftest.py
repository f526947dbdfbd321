"""What the tests of the commands share."""

import pytest
from typer.testing import CliRunner

from tollbook.cli.app import app
from tollbook.cli.demonstrating import build_demo


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """The sample project, built once."""
    path = tmp_path_factory.mktemp("demo") / "demo"
    build_demo(str(path))
    return path


@pytest.fixture
def tollbook(monkeypatch):
    """Runs a command line; `result.exception` holds the error that `main` would turn into a sentence."""
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *words, **more: CliRunner().invoke(app, [str(word) for word in words], **more)
