"""Coders who decide at once through the API, against a server in its own process that is killed and started again."""

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
from tests.soak.interrupted import ROOT, environment

from tollbook.project import Project
from tollbook.review.signing_in import OwnAccount, SigningIn
from tollbook.review.users import Users

PASSWORD = "correct horse battery"
_UNREACHED = (httpx.TransportError,)


class Served:
    """A workbench over a project; coders ask where it is, and wait while it is down."""

    def __init__(self, project: Path) -> None:
        self._command = [sys.executable, str(ROOT / "tests/bench/served.py"), str(project)]
        self._up = threading.Event()
        self.start()

    def start(self) -> None:
        """Serve, at a new address."""
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._address = json.loads(self._process.stdout.readline())
        self._up.set()

    def kill(self) -> None:
        """End it by SIGKILL, amid whatever it does."""
        self._up.clear()
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def address(self) -> str:
        """Where it is served now."""
        assert self._up.wait(120)
        return self._address


class Work:
    """What came of everyone's decisions: `kept` has, for each that was answered 201, its claim, the state that it was
    decided about, and its id; `others` counts the other answers by status, `unanswered` those that the kill cut off.
    """

    def __init__(self, wanted: int) -> None:
        self.kept: list[tuple[str, str, str]] = []
        self.others: Counter[int] = Counter()
        self.unanswered = 0
        self._wanted, self._lock = wanted, threading.Lock()

    def is_over(self) -> bool:
        """Whether so many decisions were kept."""
        return len(self.kept) >= self._wanted

    def note(self, claim: str, etag: str, answer: httpx.Response | None) -> None:
        """Count an answer; null where none came."""
        with self._lock:
            if answer is None:
                self.unanswered += 1
            elif answer.status_code == 201:
                self.kept.append((claim, etag, answer.json()["items"][0]["id"]))
            else:
                self.others[answer.status_code] += 1


class Coder(threading.Thread):
    """Takes a claim, sees its state, decides about that state, until enough is decided."""

    def __init__(self, served: Served, token: str, claims: list[str], work: Work, seed: int) -> None:
        super().__init__(daemon=True)
        self._served, self._claims, self._work = served, claims, work
        self._headers = {"authorization": f"Bearer {token}"}
        self._chance = random.Random(seed)

    def run(self) -> None:
        """Decide; after a cut, go on at the new address."""
        while not self._work.is_over():
            with httpx.Client(base_url=self._served.address(), headers=self._headers, timeout=120) as client:
                try:
                    while not self._work.is_over():
                        self._decide(client)
                except _UNREACHED:
                    time.sleep(0.05)

    def _decide(self, client: httpx.Client) -> None:
        claim = self._chance.choice(self._claims)
        etag = client.get(f"/api/v1/claims/{claim}").headers["etag"]
        body = {"action": self._chance.choice(["accept", "reject", "unverifiable"]), "reason": "One of many."}
        answer = None
        try:
            answer = client.post(f"/api/v1/claims/{claim}/decisions", json=body, headers={"if-match": etag})
        finally:
            self._work.note(claim, etag, answer)


def tokens(project: Path, number: int) -> list[str]:
    """A token each for so many coders."""
    database = Project(project).open()
    users, signing_in, account = Users(database), SigningIn(database), OwnAccount(database)
    users.set_up("admin", PASSWORD, "anna")
    made = []
    for name in (f"coder-{n}" for n in range(number)):
        users.add(name, PASSWORD, "coder", "anna", name)
        made.append(account.add_token(signing_in.viewer(signing_in.by_password(name, PASSWORD, "here").cookie), "soak"))
    return made


def decide_at_once(project: Path, decisions: int, coders: int = 8, kills: int = 1) -> Work:
    """Let coders decide until so many decisions are kept; the server is killed and started again, evenly in between."""
    claims = [claim.id for _, claim in Project(project).claims()]
    made, served, work = tokens(project, coders), Served(project), Work(decisions)
    threads = [Coder(served, token, claims, work, seed) for seed, token in enumerate(made)]
    try:
        for thread in threads:
            thread.start()
        for kill in range(1, kills + 1):
            while len(work.kept) < decisions * kill // (kills + 1) and any(t.is_alive() for t in threads):
                time.sleep(0.02)
            served.kill()
            served.start()
        for thread in threads:
            thread.join()
    finally:
        served.kill()
    return work
