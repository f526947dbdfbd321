"""Whether the certainty of claims is calibrated: of those given 0.7, are seven in ten right?

    python tests/quality/reliability.py [OUTPUT]

Prints a bin a line over the hand-coded `claims` set (nothing is fitted to it) and the expected calibration error. A
claim is right where the coders have it with the same figure, status, source, stance and scope. OUTPUT is what
`tollbook extract` wrote; without it the set is read first. Exit code 1 where the error is above the ceiling.
"""

import importlib.util
import json
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import report
from rich.console import Console
from rich.table import Table

SLOTS = ("count", "stance", "source", "status", "scope")
WIDTH = 0.1
CEILING = 0.10
"""The expected calibration error that may not be exceeded."""


def scorer() -> ModuleType:
    """The evaluation sets' own scorer."""
    spec = importlib.util.spec_from_file_location("score", report.EVAL / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {report.EVAL}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(score: ModuleType, gold: list[dict[str, Any]], output: list[dict[str, Any]]) -> list[tuple[float, bool]]:
    """For each claim that was read its certainty and whether it is right, matched one to one as the scorer does."""
    found = score.by_doc(output)
    return [pair for row in gold for pair in _of_document(score, row["gold"]["claims"], found.get(row["id"]))]


def _of_document(score: ModuleType, gold: list[dict[str, Any]], out: dict[str, Any] | None) -> list[tuple[float, bool]]:
    if out is None:
        return []
    text = out["document"]["text"]
    pool = [c for c in out["claims"] if c["kind"] != "use_of_weapon"]
    pairs = []
    for g, true in enumerate(gold):
        spots = [m.span() for m in re.finditer(re.escape(true["quote"]), text)]
        for c, claim in enumerate(pool):
            if _same_kind(true, claim) and _overlaps(score, claim, spots):
                right = score.compare(true, claim)
                pairs.append((sum(v for v in right.values() if v is not None), g, c, right))
    taken: set[int] = set()
    whole: dict[int, bool] = {}
    for _, g, c, right in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if g not in taken and c not in whole:
            taken.add(g)
            whole[c] = all(right[slot] is not False for slot in SLOTS)
    return [(claim["certainty"], whole.get(c, False)) for c, claim in enumerate(pool)]


def _same_kind(true: dict[str, Any], claim: dict[str, Any]) -> bool:
    return claim["kind"] == true["kind"] and (true["kind"] != "harm" or claim["harm"] == true["harm"])


def _overlaps(score: ModuleType, claim: dict[str, Any], spots: list[tuple[int, int]]) -> bool:
    spans = [e for e in claim["evidence"] if e["slot"] == "claim"]
    return any(score.overlaps(e, start, end) for e in spans for start, end in spots)


def bins(pairs: list[tuple[float, bool]]) -> list[tuple[float, int, float, float]]:
    """Lower edge, number of claims, mean certainty and share right of each bin that holds claims."""
    rows = []
    for n in range(round(1 / WIDTH)):
        inside = [(p, ok) for p, ok in pairs if n <= p / WIDTH < n + 1 or (p == 1 and n == round(1 / WIDTH) - 1)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            rows.append((n * WIDTH, len(inside), mean, sum(ok for _, ok in inside) / len(inside)))
    return rows


def error(rows: list[tuple[float, int, float, float]]) -> float:
    """The expected calibration error: the mean distance of certainty and share right, weighted by the bins' sizes."""
    total = sum(n for _, n, _, _ in rows)
    return sum(n * abs(mean - right) for _, n, mean, right in rows) / total if total else 0.0


def main() -> int:
    """Print the curve; 1 where the error is above the ceiling."""
    if not report.EVAL.exists():
        sys.stdout.write(f"SKIPPED: no evaluation sets at {report.EVAL}; nothing was measured.\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        output = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "claims.out.jsonl"
        if len(sys.argv) < 2:
            report.run_set("claims", "extract", Path(folder), 0)
        score = scorer()
        lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        rows = bins(judged(score, score.rows(report.EVAL / "claims.jsonl"), lines))
    table = Table("certainty", "claims", "mean certainty", "share right", "")
    for low, n, mean, right in rows:
        table.add_row(f"{low:.1f}–{low + WIDTH:.1f}", str(n), f"{mean:.2f}", f"{right:.2f}", "█" * round(right * 20))
    Console().print(table)
    sys.stdout.write(f"expected calibration error: {error(rows):.3f} (ceiling {CEILING})\n")
    return 1 if error(rows) > CEILING else 0


if __name__ == "__main__":
    sys.exit(main())
