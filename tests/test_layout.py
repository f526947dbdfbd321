"""What holds of every file of the repository, and of the package that is built from it."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(path for folder in ("src", "tests", "scripts") for path in (ROOT / folder).rglob("*.py"))
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK|NotImplemented" r"Error)\b")
DATA = {".yaml", ".csv", ".txt", ".bin", ".jsonl", ".html", ".css", ".js", ".sql", ".typed"}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_no_file_of_code_is_longer_than_one_sitting():
    """No file of code has more than 400 lines."""
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {path: n for path, n in lengths.items() if n > 400} == {}


def test_no_function_is_longer_than_a_screen():
    """No function of the package has more than 45 lines, its docstring among them."""
    sources = [path for path in CODE if path.is_relative_to(ROOT / "src")]
    lengths = {(p.name, f.name): (f.end_lineno or 0) - f.lineno + 1 for p in sources for f in functions(p)}
    assert {name: n for name, n in lengths.items() if n > 45} == {}


def test_nothing_is_left_unfinished():
    """No file holds a mark of unfinished work."""
    rules = (path for path in (ROOT / "src").rglob("*.yaml"))
    marked = [path for path in (*CODE, *rules) if UNFINISHED.search(path.read_text(encoding="utf-8"))]
    assert marked == []


def test_no_regular_expression_repeats_a_group_possessively():
    """No `re.compile` repeats a group with `++` or `*+`: Python before 3.11.5, so Debian 12's, matches that wrongly."""
    found = [
        (path.name, part.value)
        for path in CODE
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "re.compile"
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and re.search(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+", str(part.value))
    ]
    assert found == []


def test_each_test_states_a_fact():
    """Every test has a docstring that ends as a sentence."""
    tests = [(p, f) for p in CODE if p.name.startswith("test_") for f in functions(p) if f.name.startswith("test_")]
    silent = [(p.name, f.name) for p, f in tests if not (ast.get_docstring(f) or "").rstrip().endswith((".", "…", ")"))]
    assert silent == []


def required(*extras: str) -> list[str]:
    """The packages that pyproject.toml asks for, without versions: to run, or those of the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [line for e in extras for line in project["optional-dependencies"][e]] or project["dependencies"]
    return [re.split(r"[\[=<>!~; ]", line)[0] for line in asked]


def test_each_dependency_says_why_it_is_here():
    """docs/reference/dependencies.md has one row for each package of pyproject.toml, and no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = sorted({*required(), *required(*project["optional-dependencies"])})
    page = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([^`]+)` \| .{10,}\|$", page, re.M)) == asked


def test_each_dependency_is_pinned():
    """pyproject.toml names one version of every package."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    lines = [*project["dependencies"], *(x for extra in project["optional-dependencies"].values() for x in extra)]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+(?:\[[\w,]+\])?==[\w.]+", line)] == []


def imported(path: Path) -> set[str]:
    """The top-level modules that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level]
    return {name.split(".")[0] for name in names}


def test_the_package_imports_only_what_it_asks_for():
    """No module of the package leans on a package that comes along with another one."""
    owners = packages_distributions()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [extra for extra in project["optional-dependencies"] if extra != "test"]
    asked = {re.sub(r"[-_.]+", "-", name).lower() for name in (*required(), *required(*extras))}
    found = {name for path in CODE if path.is_relative_to(ROOT / "src") for name in imported(path)}
    foreign = found - set(sys.stdlib_module_names) - {"tollbook"}
    undeclared = {n for n in foreign if not {re.sub(r"[-_.]+", "-", d).lower() for d in owners.get(n, [n])} & asked}
    assert undeclared == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as built:
        return set(built.namelist())


def test_the_wheel_carries_all_code_and_data(wheel: set[str]):
    """Every module, lexicon, codelist, gazetteer file, demo report and template is in the built package."""
    source = ROOT / "src"
    here = {p.relative_to(source).as_posix() for p in source.rglob("*") if p.suffix in DATA | {".py"} and p.is_file()}
    assert here - wheel == set()
    assert {"tollbook/demo/reports.jsonl", "tollbook/rules/gazetteer/world.bin", "tollbook/rules/model.yaml"} <= wheel


def test_the_wheel_carries_its_licence_and_notices(wheel: set[str]):
    """The licence and the notices for GeoNames and the language model travel with the package."""
    assert {name.rsplit("/", 1)[-1] for name in wheel if ".dist-info/" in name} >= {"LICENSE", "NOTICE"}
