"""The command line as a whole: quick to start, documented, clear when the input is at fault."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from tollbook.cli.app import COMMANDS, app

ROOT = Path(__file__).parents[2]
STARTS = [sys.executable, "-m", "tollbook"]
LOADED_LATE = ("spacy", "sqlalchemy", "pydantic", "rich.console", "lxml", "jinja2", "yaml", "tollbook.pipeline")


def run(*words, **more):
    """A command line in a process of its own, as a user runs it."""
    return subprocess.run([*STARTS, *words], capture_output=True, text=True, timeout=120, check=False, **more)


def all_commands(command=None, words=()):
    """Each command's words and the command itself."""
    command = command or get_command(app)
    yield words, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from all_commands(inner, (*words, name))


def test_help_starts_in_under_three_tenths_of_a_second():
    """The processor's time of the fastest of five starts; a busy machine must not decide."""
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 0.3


def test_help_loads_no_stage_and_no_heavy_library():
    """Commands import what they need when they run."""
    code = "import sys, tollbook.cli.app; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(LOADED_LATE) & set(loaded)


@pytest.mark.parametrize(("words", "command"), [c for c in all_commands() if not hasattr(c[1], "commands")])
def test_every_command_carries_an_example_that_names_it(words, command):
    """The help of each ends with a command line that one can copy."""
    assert f"Example: tollbook {' '.join(words)}" in (command.help or "")


def test_every_command_is_documented():
    """docs/reference/cli.md has a heading for each command that is registered."""
    page = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    missing = [words for words, _ in all_commands() if f"## `{' '.join(('tollbook', *words))}`\n" not in page]
    assert not missing
    assert len(COMMANDS) >= 11


def test_the_generated_reference_is_up_to_date():
    """`python scripts/build_docs.py --check` finds nothing to write."""
    result = subprocess.run(
        [sys.executable, "scripts/build_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("show", "no-such-project"),
        ("explain", "no-such-project", "i-1"),
        ("report", "no-such-project"),
        ("read", "no-such-file.txt"),
        ("explain-value", "on Friday", "--published", "soon"),
        ("explain-value", "dozens", "--policy", "no-such-policy"),
        ("export", "no-such-project", "csv"),
        ("schema", "weather"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_two(words, tmp_path):
    """No traceback, nothing on standard output, what to do said."""
    result = run(*words, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("tollbook: ")
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
