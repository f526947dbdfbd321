"""Fuzzes one reader, or all of them one after the other, with atheris (`pip install -e '.[test,fuzz]'`).

    python tests/fuzz/run.py [READER…] [--seconds 600] [--corpus FOLDER]

Exit code 1 where a reader broke; what broke it is kept in the corpus folder as `crash-…`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def fuzz(readers: list[str], corpus: Path, seconds: int) -> int:
    """Fuzz readers one after the other, each in a fork, as a fuzzer never returns; 1 where one broke."""
    import atheris  # noqa: PLC0415 - it is installed only where one fuzzes

    with atheris.instrument_imports(include=["tollbook"]):
        from tests.fuzz import targets  # noqa: PLC0415 - what is imported here is watched

    targets.in_this_process()
    broken = 0
    for reader in readers:
        child = os.fork()
        if not child:
            _fuzz(reader, corpus / reader, seconds)
        broken |= os.waitpid(child, 0)[1] != 0
    return int(broken)


def _fuzz(reader: str, corpus: Path, seconds: int) -> None:
    import atheris  # noqa: PLC0415 - as above
    from tests.fuzz import targets  # noqa: PLC0415 - imported and watched before

    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.SEEDS[reader][1]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-artifact_prefix={corpus}/", "-timeout=60", "-rss_limit_mb=3000",
               "-max_len=60000"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda data: targets.check(reader, data))
    atheris.Fuzz()


def main() -> int:
    """Fuzz the readers that were asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, default=Path(tempfile.gettempdir()) / "tollbook-fuzz")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        return fuzz(asked.readers, asked.corpus, asked.seconds)
    from tests.fuzz.targets import SEEDS  # noqa: PLC0415 - imported unwatched, for its names alone

    broken = []
    for reader in asked.readers or SEEDS:
        command = [sys.executable, __file__, reader, "--here", "--seconds", str(asked.seconds)]
        done = subprocess.run(
            [*command, "--corpus", str(asked.corpus)], check=False, capture_output=True, text=True, errors="replace"
        )
        runs = next((line for line in done.stderr.splitlines() if line.startswith("Done ")), "broke")
        sys.stdout.write(f"{reader}: {runs}\n")
        sys.stdout.flush()
        if done.returncode:
            broken.append(reader)
            sys.stderr.write(done.stderr[-6000:])
    sys.stdout.write(f"broken: {', '.join(broken)}\n" if broken else "nothing broke\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
