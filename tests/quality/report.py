"""Scores every evaluation set and sets each figure beside the simple method's, our floor and the goal.

    python tests/quality/report.py [SET…] [--worst N] [--raise]

Exit code 1 where a figure falls below its floor. `--raise` lifts the floors in sets.yaml to what was reached;
nothing lowers them but an edit by hand.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.quality.baselines import beside  # noqa: E402 - this file is run by itself

EVAL = HERE.parents[2] / "shared" / "eval"
SETS = HERE / "sets.yaml"
TOLLBOOK = [sys.executable, "-m", "tollbook"]


def run_set(name: str, how: str, folder: Path, worst: int) -> dict[str, Any]:
    """Run one set and score it; prints the worst errors to standard error where asked."""
    gold, out = EVAL / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    if how == "file":
        gold = EVAL / "seed" / "gold.json"
        _call(*TOLLBOOK, "extract", str(EVAL / "seed" / "dw-2015-12-30.txt"), "-o", str(out))
    elif how == "pages":
        _call(*TOLLBOOK, "extract", str(EVAL / "pages"), "--all", "-o", str(out), "--workers", "2")
        groups = _json(sys.executable, str(EVAL / "score_pages.py"), str(gold), str(out), "--json", worst=worst)
        return groups["overall"]
    else:
        docs = folder / f"{name}.docs.jsonl"
        docs.write_text(_call(sys.executable, str(EVAL / "score.py"), "inputs", name, str(gold)), encoding="utf-8")
        if how == "project":
            project = folder / f"{name}.project"
            _call(*TOLLBOOK, "run", str(project), str(docs), "--workers", "2")
            _call(*TOLLBOOK, "export", str(project), "incidents-jsonl", "-o", str(out))
        else:
            more = ["--all"] if how == "extract-all" else []
            _call(*TOLLBOOK, "extract", str(docs), "-o", str(out), "--workers", "2", *more)
    return _score(name, gold, out, worst)


def _score(name: str, gold: Path, out: Path, worst: int = 0) -> dict[str, Any]:
    return _json(sys.executable, str(EVAL / "score.py"), "score", name, str(gold), str(out), "--json", worst=worst)


def simple_ways(name: str, folder: Path) -> dict[str, dict[str, Any]]:
    """What simple ways of linking reach on the documents of a set that was just run as a project."""
    score = partial(_score, name, EVAL / f"{name}.jsonl")
    return beside(folder / f"{name}.project", folder, score)


def _call(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def _json(*command: str, worst: int) -> dict[str, Any]:
    done = subprocess.run([*command, "--worst", str(worst)], capture_output=True, text=True, check=True)
    sys.stderr.write(done.stderr)
    return dict(json.loads(done.stdout))


def holds(measure: dict[str, Any], got: float) -> bool:
    """Whether a figure keeps its floor (within rounding)."""
    floor = measure.get("floor")
    if floor is None or math.isnan(got):
        return True
    if measure.get("near_one"):
        return abs(got - 1) <= abs(floor - 1) + 0.0005
    return got <= floor + 0.0005 if measure.get("lower_is_better") else got >= floor - 0.0005


def better(measure: dict[str, Any], got: float) -> bool:
    """Whether a figure beats its floor."""
    floor = measure.get("floor")
    if floor is None:
        return True
    if measure.get("near_one"):
        return abs(got - 1) < abs(floor - 1)
    return got < floor if measure.get("lower_is_better") else got > floor


def raised(measure: dict[str, Any], got: float) -> float:
    """A floor just under what was reached, three digits."""
    if measure.get("lower_is_better") or measure.get("near_one"):
        return math.ceil(got * 1000) / 1000
    return math.floor(got * 1000) / 1000


def main() -> int:
    """Print the table; 1 where a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--raise", dest="lift", action="store_true")
    asked = parser.parse_args()
    if not EVAL.exists():
        sys.stdout.write(f"SKIPPED: no evaluation sets at {EVAL}; nothing was measured.\n")
        return 0
    sets = yaml.safe_load(SETS.read_text(encoding="utf-8"))
    table = Table("set", "measure", "ours", "simple method", "floor", "goal")
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.sets or sets:
            began = time.monotonic()
            figures = run_set(name, sets[name]["run"], Path(folder), asked.worst)
            for label, measure in sets[name]["measures"].items():
                got = figures.get(label, math.nan)
                kept = holds(measure, got)
                broken += [] if kept else [f"{name}: {label}"]
                shown = [_show(measure.get(k)) for k in ("simple", "floor", "goal")]
                table.add_row(name, label, _show(got) + ("" if kept else " BELOW"), *shown)
                if asked.lift and not math.isnan(got) and better(measure, got):
                    measure["floor"] = raised(measure, got)
            for way, reached in (simple_ways(name, Path(folder)) if sets[name]["run"] == "project" else {}).items():
                for label in sets[name]["measures"]:
                    table.add_row(name, f"{label}, by {way}", "", _show(reached.get(label)), "", "")
            table.add_row(
                name,
                f"[{time.monotonic() - began:.0f} s]",
                "",
                sets[name].get("simple_by", ""),
                "",
                "",
                end_section=True,
            )
    Console(width=150).print(table)
    if asked.lift:
        _save(sets)
    sys.stdout.write("".join(f"below its floor: {b}\n" for b in broken))
    return 1 if broken else 0


def _show(value: float | None) -> str:
    return "–" if value is None or (isinstance(value, float) and math.isnan(value)) else f"{value:.3f}"


def _save(sets: dict[str, Any]) -> None:
    head = "".join(line + "\n" for line in SETS.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    body = yaml.safe_dump(sets, sort_keys=False, allow_unicode=True, width=140, default_flow_style=None)
    SETS.write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
