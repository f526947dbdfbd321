"""The islands: what is built is built from the sources that stand beside it, and asks nobody else for anything."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.needed import need

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src" / "tollbook" / "web" / "static" / "islands"
SCRIPTS = sorted(BUILT.glob("*.js"))
LOADS = re.compile(r"""(?:fetch|importScripts|import|Worker|EventSource|WebSocket)\(\s*["'`](https?:|//)""")


def _sum_of_sources() -> str:
    """As `frontend/build/finish.mjs` makes it: names and bytes of the sources, sorted."""
    names = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "build/finish.mjs"]
    names += [f"src/{path.name}" for path in (FRONTEND / "src").iterdir()]
    total = hashlib.sha256()
    for name in sorted(names):
        total.update(f"{name}\0".encode() + (FRONTEND / name).read_bytes() + b"\0")
    return total.hexdigest()


def test_the_built_islands_are_of_these_sources():
    """Their recorded hash is that of the sources; run `make islands` after changing one."""
    assert json.loads((BUILT / "built.json").read_text())["sources"] == _sum_of_sources()


def test_no_built_file_was_changed_by_hand():
    """Each file has the hash it was built with, and there is no other."""
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in BUILT.iterdir() if p.name != "built.json"}
    assert found == json.loads((BUILT / "built.json").read_text())["files"]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_an_island_makes_no_code_from_text_and_asks_no_third_party(path):
    """No `new Function`, no global `eval`, no address of another host where something is loaded."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"new Function\b|(?<![\w.$])eval\((?![^)]*\)\s*\{)", text)
    assert not LOADS.search(text)
    assert "sourceMappingURL" not in text


def test_every_bundled_package_is_pinned_and_has_its_licence():
    """Versions are exact, locked, and named with their licence beside the built files."""
    package = json.loads((FRONTEND / "package.json").read_text())
    lock = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    licences = (BUILT / "LICENSES.txt").read_text(encoding="utf-8")
    for name, version in (package["dependencies"] | package["devDependencies"]).items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, version in package["dependencies"].items():
        assert f"{name} {version} (" in licences


def test_the_logic_of_the_islands():
    """Offsets in code points, areas, labels: the islands' own tests."""
    need((FRONTEND / "node_modules").is_dir() and bool(shutil.which("npx")), "needs npm, and `npm ci` in frontend/")
    ran = subprocess.run(["npx", "vitest", "run"], cwd=FRONTEND, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
