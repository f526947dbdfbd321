"""A WACZ of ours in the engine of an independent player, wabac.js (ReplayWeb.page)."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.documents.web_archives import http, members, page, record

from tollbook.archive import Page, WaczWriter, WarcWriter, resource_record

PLAYER = Path(__file__).with_name("player")
AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)
URLS = ("https://news.example/1", "https://news.example/2?x=1")


@pytest.fixture
def player(tmp_path):
    """The player's folder, with what it needs fetched from npm; no script of a package is run."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    folder = tmp_path / "player"
    shutil.copytree(PLAYER, folder)
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm could not fetch the player: {done.stderr[-300:]}")
    return folder


@pytest.mark.soak
def test_a_player_shows_our_pages(player, tmp_path):
    """It lists each page with its title and time, and answers each with the bytes that were archived."""
    bodies = [page(number) for number in range(2)]
    fetched = WarcWriter(tmp_path / "warc").add(URLS[0], b"GET /1 HTTP/1.1\r\n\r\n", http(bodies[0]), AT, "192.0.2.1")
    exchange = fetched.path.read_bytes()[fetched.offset : fetched.offset + fetched.length]
    path = tmp_path / "a.wacz"
    with path.open("wb") as out:
        writer = WaczWriter(out, "Invented", AT)
        for number, (url, records) in enumerate(
            zip(URLS, (exchange, resource_record(URLS[1], "text/html", bodies[1], AT)), strict=True)
        ):
            writer.add(records, Page(url, AT.isoformat(), f"Report {number}", f"d-{number}"))
        writer.add(members([record("https://news.example/other", http(page(3)))]))
        writer.finish()
    done = subprocess.run(
        ["node", "open.mjs", str(path)], cwd=player, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == [
        {"id": f"d-{number}", "url": url, "title": f"Report {number}", "at": "20260301123015", "status": 200,
         "body": bodies[number].decode()}
        for number, url in enumerate(URLS)
    ]  # fmt: skip
