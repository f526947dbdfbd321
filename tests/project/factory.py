"""Small invented reports, and stages that read them at once: what is tested here is the run, not the reading."""

import hashlib
import json
import re
import time
from collections import defaultdict
from pathlib import Path

from tollbook.archive import Archive
from tollbook.documents import located, read_bytes
from tollbook.errors import TollbookError
from tollbook.model import (
    Claim,
    Count,
    Document,
    Evidence,
    Incident,
    Person,
    PersonName,
    Range,
    Reading,
    Toll,
    Victims,
)  # fmt: skip
from tollbook.project import Stages
from tollbook.project.job import Job, Outcome
from tollbook.project.relating import relate_texts
from tollbook.workers import Failed, failed

_FIGURE = re.compile(r"(\d+) people were killed in ([A-Z]\w+)")
_NAME = re.compile(r"Among the dead was ([A-Z]\w+ [A-Z]\w+)")


def row(name: str, text: str, **fields: str) -> dict[str, str]:
    """One report as a row of JSON Lines."""
    return {"id": name, "text": text} | fields


def killed(number: int, town: str) -> str:
    """A sentence of an invented report."""
    return f"{number} people were killed in {town} when a shell hit a bakery."


def write_rows(path: Path, rows: list[dict[str, str]]) -> str:
    """A JSON Lines file of these rows; returns its path for the command line."""
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def reports(number: int) -> list[dict[str, str]]:
    """As many invented reports, three a town."""
    return [row(f"r{i:04}", killed(i % 40 + 1, f"Town{i // 3}"), publisher=f"Paper {i % 5}") for i in range(number)]


def claims_of(document: Document) -> tuple[Claim, ...]:
    """The claims of an invented report."""
    names = tuple(_NAME.findall(document.text))
    return tuple(
        Claim(
            id="c-" + hashlib.sha256(f"{document.sha256} {m.start()}".encode()).hexdigest()[:16],
            kind="harm", harm="killed", count=Count(low=int(m[1]), best=int(m[1]), high=int(m[1]), qualifier="exact"),
            victims=Victims(text="people", names=names),
            evidence=(Evidence(slot="claim", start=m.start(), end=m.end(), text=m[0]),
                      *(Evidence(slot="victims", start=n.start(), end=n.end(), text=n[0])
                        for n in _NAME.finditer(document.text))),
        )
        for m in _FIGURE.finditer(document.text)
    )  # fmt: skip


def read(job: Job) -> Outcome | Failed:
    """Read an invented report. One that says "unreadable" fails, "broken" meets a fault, "slow" takes a while."""
    arrival = job.arrival
    data = Archive(job.archive).read(arrival.sha256)
    document, *problems = read_bytes(data, name=arrival.name, kind=arrival.kind)
    document = located(document, arrival.url, arrival.retrieved)
    if "unreadable" in document.text:
        raise TollbookError("empty-file", path=document.id)
    if "slow" in document.text:
        time.sleep(0.02)
    return Outcome(Reading(document=document, claims=claims_of(document)), tuple(p.message for p in problems))


def link(readings, decisions):
    """One incident a town, one toll for all."""
    towns = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            towns[_FIGURE.match(claim.span.text)[2]].append((reading.document.id, claim))
    incidents = tuple(_incident(town, told) for town, told in towns.items())
    best = sum(i.killed.high for i in incidents)
    return incidents, (Toll(id="t-all", killed=Range(low=best)),) if best else ()


def _incident(town: str, told: list[tuple[str, Claim]]) -> Incident:
    figures = [c.count.best for _, c in told]
    names = sorted({n for _, c in told for n in c.victims.names})
    return Incident(
        id=f"i-{town.lower()}-{len(told)}", title=f"Killing in {town}",
        killed=Range(low=min(figures), high=max(figures)),
        persons=tuple(Person(names=(PersonName(text=n),), age=30, outcome="killed") for n in names),
        documents=tuple(sorted({d for d, _ in told})), claims=tuple(sorted(c.id for _, c in told)),
    )  # fmt: skip


def in_this_process(task, items, workers):
    """Stands in for `map_ordered` where the test is not about workers: they take a second to start."""
    for item in items:
        try:
            yield item, task(item)
        except TollbookError as error:
            yield item, failed(error)


STAGES = Stages(read, link, relate=relate_texts)
