"""Nothing opens a connection but fetching, and what a user names: an authority, a model, a sign-in provider."""

import ast
import json
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tollbook.cli.app import app
from tollbook.project import Options, Project

SOURCE = Path(__file__).parents[1] / "src" / "tollbook"
MAY_CONNECT = {
    "archive/fetch/network.py",  # the one place that opens sockets for fetching
    "archive/fetch/exchange.py",  # speaks HTTP over them
    "archive/timestamps.py",  # only to the authority that the user names
    "extractors/endpoint.py",  # only where the user names an address of a language model
    "web/oidc/asking.py",  # only the sign-in provider that the administrator names
}
USES_NO_NETWORK = {
    "cli/serving.py",  # listens: the workbench is asked
    "confined/child.py",  # these three speak to a process of their own over a pair of sockets
    "confined/confinement.py",
    "confined/frames.py",
}
NETWORK = {"socket", "http.client", "urllib.request", "httpcore", "ssl", "ftplib", "smtplib", "requests", "httpx"}
TEXT = "Nine people were killed on Tuesday when a shell hit a market in Idlib, the mayor said. The army denied it."
HEAD = (
    '<html><head><link rel="canonical" href="http://192.0.2.1/a"><script src="http://192.0.2.1/s.js"></script></head>'
)
BODY = '<body><article><h1>Market hit</h1><p>{}</p><img src="http://192.0.2.1/i.png"></article></body></html>'


class ConnectedError(Exception):
    """Somebody tried to reach the network."""


@pytest.fixture
def no_network(monkeypatch):
    """Every way to the network raises."""

    def refuse(*_args, **_named):
        raise ConnectedError

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


def test_extract_run_show_and_verify_need_no_network(no_network, tmp_path):
    """Reports with addresses in them are read, linked, shown, exported and checked with the network cut off."""
    (tmp_path / "a.html").write_text(HEAD + BODY.format(TEXT))
    (tmp_path / "b.jsonl").write_text(json.dumps({"id": "b", "url": "http://192.0.2.1/b", "text": TEXT}) + "\n")
    project = str(tmp_path / "project")
    inputs = [str(tmp_path / "a.html"), str(tmp_path / "b.jsonl")]
    Project(project).run(inputs, Options(workers=1))
    runner = CliRunner()
    commands = [
        ["extract", *inputs], ["read", inputs[0]], ["show", project], ["show", project, "--duplicates"],
        ["sources", project, "--all"], ["export", project, "incidents-jsonl"], ["verify", project],
        ["sources", "set", project, "Reuters", "--credibility", "low"],
    ]  # fmt: skip
    for command in commands:
        result = runner.invoke(app, command)
        assert result.exit_code == 0, (command, result.output, result.exception)
    assert len(list(Project(project).documents())) == 2


def test_fetching_is_what_the_cut_network_stops(no_network, tmp_path):
    """The same cut stops `fetch`, so that the test above can fail."""
    result = CliRunner().invoke(app, ["fetch", str(tmp_path / "project"), "http://192.0.2.9/"])
    assert result.exit_code == 1  # a forbidden address
    with pytest.raises(ConnectedError):
        socket.create_connection(("192.0.2.9", 80))


def test_only_the_fetcher_imports_what_opens_connections():
    """No other module of the package that reads or reviews imports a module of the network."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name == n or name.startswith(f"{n}.") for name in names for n in NETWORK):
                found.add(str(path.relative_to(SOURCE)))
    assert found == MAY_CONNECT | USES_NO_NETWORK
