"""Readers and coders at one workbench, at once: `python tests/bench/readers.py [--incidents N] [--seconds N]`.

Twenty readers open overview, searches and incidents, five coders decide on claims, over HTTP against a server in a
process of its own. Each waits a moment between two pages, as people do, which is said in the table. The server times
each answer itself (`server-timing`); exit code 1 where its 95th percentile is over the target. With `--relinking` the
project is linked before, and what the coders decide is worked into figures meanwhile, as the workbench does.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import httpx

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import generated  # noqa: E402 - this file is run by itself

from tollbook.project import Project  # noqa: E402
from tollbook.review.users import Users  # noqa: E402

PASSWORD = "correct horse battery"
READERS, CODERS = 20, 5
TARGET_MS = 300.0
JUDGED = ("overview", "search", "incident")
"""The pages that the target is for; the others are shown."""
_WORDS = ("hospital", "school", "hill brigade", "bakery struck", "market", "air strike", "river", "coastal guard")


class Answer(NamedTuple):
    """One answer: what was opened and how long the server took, in milliseconds; the status tells a failure."""

    kind: str
    milliseconds: float
    status: int


class Person:
    """Someone with a browser, in a thread of his own."""

    def __init__(self, address: str, name: str, incidents: list[str], answers: list[Answer], pause: float) -> None:
        self.http = httpx.Client(base_url=address, timeout=60)
        self.incidents, self.answers, self.pause = incidents, answers, pause
        self.chance = random.Random(name)
        token = self._token(self.http.get("/login").text)
        self.http.post("/login", data={"name": name, "password": PASSWORD, "csrf": token})

    def get(self, kind: str, path: str) -> str:
        """Open a page."""
        return self._timed(kind, lambda: self.http.get(path))

    def read_for(self, seconds: float) -> None:
        """Read until the time is over: half overviews and searches, half incidents and their reports."""
        end = time.monotonic() + seconds
        self._wait()
        while time.monotonic() < end:
            word = self.chance.choice(_WORDS).replace(" ", "+")
            country = self.chance.choice(generated.COUNTRIES)
            one = f"/incidents/{self.chance.choice(self.incidents)}"
            pages = [
                ("overview", f"/?country={country}"),
                ("overview", f"/?page={self.chance.randrange(1, 50)}&sort=killed"),
                ("search", f"/?q={word}"),
                ("claims", f"/claims?q={word}"),
                ("incident", one),
                ("incident", one),
            ]
            self.get(*self.chance.choice(pages))
            self._wait()

    def code_for(self, seconds: float) -> None:
        """Accept claims until the time is over."""
        end = time.monotonic() + seconds
        self._wait()
        while time.monotonic() < end:
            page = self.get("incident", f"/incidents/{self.chance.choice(self.incidents)}")
            links = re.findall(r'href="(/documents/[^"?]+)\?claim=', page)
            if links:
                self._accept(self.get("document", self.chance.choice(links)))
            self._wait()

    def _wait(self) -> None:
        """A moment between two pages, and before the first: people do not all open one at the same instant."""
        time.sleep(self.chance.uniform(0, 2 * self.pause))

    def _accept(self, page: str) -> None:
        forms = re.findall(r'<form action="/decisions/accept".*?</form>', page, re.S)
        if forms:
            fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', self.chance.choice(forms)))
            self._timed("decision", lambda: self.http.post("/decisions/accept", data=fields))

    def _timed(self, kind: str, send) -> str:
        answer = send()
        spent = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
        self.answers.append(Answer(kind, float(spent[1]) if spent else float("nan"), answer.status_code))
        return answer.text

    @staticmethod
    def _token(page: str) -> str:
        return re.search(r'name="csrf-token" content="([^"]+)"', page)[1]


def measure(project: Path, seconds: float, pause: float, *, relinking: bool = False) -> list[Answer]:
    """Serve the project and let everyone work for so long."""
    names = people(project)
    with Project(project).open().read() as connection:
        some = connection.exec_driver_sql("SELECT id FROM incidents LIMIT 2000").fetchall()
    incidents, answers = [name for (name,) in some], []
    command = [sys.executable, str(ROOT / "tests/bench/served.py"), str(project)]
    command += ["--relinking"] if relinking else []
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = json.loads(server.stdout.readline())
        everyone = [Person(address, name, incidents, answers, pause) for name in names]
        warm(everyone)
        answers.clear()
        threads = [
            threading.Thread(target=p.read_for if n < READERS else p.code_for, args=(seconds,))
            for n, p in enumerate(everyone)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        end(server)
    return answers


def end(server: subprocess.Popen, seconds: float = 10) -> None:
    """End the server: asked to, else, where it does not within so many seconds, at once."""
    server.terminate()
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def warm(everyone: list[Person]) -> None:
    """Open each kind of page once as a reader and as a coder: the first opens the files and fills the columns."""
    for person in (everyone[0], everyone[-1]):
        person.get("overview", "/")
        person.get("incident", f"/incidents/{person.incidents[0]}")


def runs_of(project: Path) -> int:
    """How often figures were made anew in this project."""
    with Project(project).open().read() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM runs").scalar_one()


def people(project: Path) -> list[str]:
    """Twenty readers and five coders, made where they are missing; their names."""
    database = Project(project).open()
    users = Users(database)
    names = [f"reader-{n}" for n in range(READERS)] + [f"coder-{n}" for n in range(CODERS)]
    with database.read() as connection:
        known = {user.name for user in users.all(connection)}
    if not known:
        users.set_up("admin", PASSWORD, "anna")
    for name in names:
        if name not in known:
            users.add(name, PASSWORD, name.partition("-")[0], "anna", name)
    return names


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def failed(answer: Answer) -> bool:
    """Whether an answer is none: an error, or a page that was not shown; a decision may meet another's (409)."""
    return answer.status not in ((303, 409) if answer.kind == "decision" else (200,))


def report(answers: list[Answer]) -> dict[str, tuple[int, float, float, int]]:
    """For each kind: how many, median, 95th percentile, and how many failed."""
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.kind].append(answer)
    rows = {}
    for kind, some in sorted(by_kind.items()):
        times = [a.milliseconds for a in some]
        rows[kind] = (len(some), percentile(times, 0.5), percentile(times, 0.95), sum(map(failed, some)))
    return rows


def main() -> int:
    """Print the table; 1 where the target is missed or an answer failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=2_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two pages of a person, on average")
    parser.add_argument("--project", type=Path, help="a project made before, instead of a new one")
    parser.add_argument("--relinking", action="store_true", help="work decisions into figures in the background")
    asked = parser.parse_args()
    busy = os.getloadavg()[0] > 0.5 * (os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as name:
        folder = asked.project or Path(name) / "project"
        if not folder.exists():
            generated.build(folder, asked.incidents, linked=asked.relinking).close()
        before = runs_of(folder)
        rows = report(measure(folder, asked.seconds, asked.pause, relinking=asked.relinking))
        worked_in = runs_of(folder) - before
    sys.stdout.write(f"{READERS} readers, {CODERS} coders, {asked.pause:g} s between two pages on average\n")
    for kind, (number, median, high, failed) in rows.items():
        judged = f" (target {TARGET_MS:.0f})" if kind in JUDGED else ""
        sys.stdout.write(
            f"{kind}: {number} answers, median {median:.0f} ms, p95 {high:.0f} ms{judged}, {failed} failed\n"
        )
    if asked.relinking:
        sys.stdout.write(f"figures were made anew {worked_in} times meanwhile\n")
    missed = [kind for kind in JUDGED if kind in rows and rows[kind][2] > TARGET_MS]
    if missed and busy:
        sys.stdout.write("The machine was busy with other work before the run began: times are not judged.\n")
        missed = []
    return 1 if missed or any(row[3] for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
