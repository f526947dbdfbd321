"""Two simple ways to link, scored on the same documents as ours: what they reach is what ours must beat.

`tf_idf`: reports whose texts are alike are one incident, at the threshold that does best on the very set (the method is
given the answers). `same_town_same_day`: reports whose main incidents name one town and one day are one. Each incident
has the figure of dead of its first report.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tollbook.incidents.fingerprint import fingerprint, unpack_terms
from tollbook.model import Incident, Reading
from tollbook.project import Project

COLUMNS = 4096
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
Score = Callable[[Path], dict[str, Any]]


def beside(project: Path, folder: Path, score: Score) -> dict[str, dict[str, Any]]:
    """Name of each simple way → its figures by the set's own scorer."""
    told = list(Project(project).readings())
    town = score(written(same_town_same_day(told), told, folder / "town.jsonl"))
    alike = cosines(told)
    tried = (score(written(tf_idf(alike, least), told, folder / "tfidf.jsonl")) for least in THRESHOLDS)
    return {"TF-IDF at its best": max(tried, key=lambda found: found["BCubed F1"]), "same town, same day": town}


def cosines(told: list[Reading]) -> np.ndarray:
    """Cosines of all pairs of texts; terms share `COLUMNS` columns by their hash."""
    table = np.zeros((len(told), COLUMNS), dtype=np.float32)
    for row, reading in enumerate(told):
        for term, times in unpack_terms(fingerprint(reading.document.text).terms).items():
            table[row, term % COLUMNS] += 1 + np.log(times)
    table *= np.log(len(told) / np.maximum(1, (table > 0).sum(axis=0)))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return table @ table.T


def tf_idf(alike: np.ndarray, least: float) -> list[list[int]]:
    """Groups of reports that hang together by cosines of at least `least`."""
    left, groups = set(range(len(alike))), []
    while left:
        front, group = {min(left)}, set()
        while front:
            group |= front
            front = {int(j) for i in front for j in np.flatnonzero(alike[i] >= least)} - group
        groups.append(sorted(group & left))
        left -= group
    return groups


def same_town_same_day(told: list[Reading]) -> list[list[int]]:
    """Groups of reports whose main incidents name one place and one day; a report that names neither stands alone."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, reading in enumerate(told):
        main = _main(reading)
        known = main is not None and main.place is not None and main.time is not None and main.time.start is not None
        key = (str(main.place.geonames_id or main.place.text), main.time.start) if known else (reading.document.id,)
        groups[key].append(row)
    return list(groups.values())


def written(groups: list[list[int]], told: list[Reading], path: Path) -> Path:
    """The groups as the scorer reads incidents."""
    lines = (json.dumps(row) + "\n" for row in _rows(groups, told))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _rows(groups: list[list[int]], told: list[Reading]) -> Iterator[dict[str, Any]]:
    for number, group in enumerate(groups):
        documents = [told[row].document.id for row in group]
        main = next((found for row in group if (found := _main(told[row]))), None)
        figures = {
            name: figure.model_dump()
            for name in ("killed", "injured")
            if main and (figure := getattr(main, name)) is not None
        }
        yield {"id": f"b-{number}", "documents": documents, "main_documents": documents, "claims": [], **figures}


def _main(reading: Reading) -> Incident | None:
    return next((incident for incident in reading.incidents if incident.primary), None)
