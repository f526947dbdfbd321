"""A short run of the fuzzer over each reader; where atheris is not installed, mutations of small files."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz import targets
from tests.needed import need

RUN = Path(__file__).with_name("run.py")
SECONDS = 1


@pytest.fixture(autouse=True)
def unconfined(monkeypatch: pytest.MonkeyPatch):
    """Confined parsers are called in this process, for these tests alone."""
    for module in targets.CONFINED:
        monkeypatch.setattr(module, "confined", targets.unconfined)


@pytest.mark.parametrize("reader", targets.SEEDS)
def test_seeds_are_read(reader: str):
    """What the fuzzer begins from is read without a problem."""
    for seed in targets.SEEDS[reader][1]:
        targets.check(reader, seed)


@pytest.mark.parametrize("reader", targets.SEEDS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_changed_bytes_never_raise(reader: str, data: st.DataObject):
    """Bytes changed, cut out or doubled give documents or sentences."""
    seed = bytearray(data.draw(st.sampled_from(targets.SEEDS[reader][1])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(seed) - 1))
        piece = data.draw(st.one_of(st.binary(max_size=8), st.just(bytes(seed[at : at + 200]))))
        seed[at : at + data.draw(st.integers(0, 40))] = piece
        if not seed:
            break
    targets.check(reader, bytes(seed))


def test_the_fuzzer_finds_nothing_in_seconds(tmp_path: Path):
    """A second for each reader of coverage-guided changes breaks nothing."""
    need(find_spec("atheris") is not None, "atheris is not installed; see `make fuzz`")
    command = [sys.executable, str(RUN), *targets.SEEDS, "--here", "--seconds", str(SECONDS), "--corpus", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr.count("DONE") == len(targets.SEEDS)
