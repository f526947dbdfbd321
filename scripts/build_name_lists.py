"""Writes the word lists that keep look-alikes from being read as places.

    python scripts/build_name_lists.py SCOWL_FOLDER NAMES_FOLDER

SCOWL_FOLDER is /usr/share/dict/scowl of Debian's `scowl` 2020.12.07; NAMES_FOLDER the `names` folder of PyPI's names
0.3.0 (the United States Census Bureau's name lists of 1990, public domain).
"""

import sys
from pathlib import Path

from tollbook.grounding.places.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "rules" / "gazetteer"
COMMON = ("10", "20", "35")
LEVELS = ("10", "20", "35", "40", "50")
SURNAMES = 3000


def ordinary_words(scowl: Path, levels: tuple[str, ...]) -> set[str]:
    """Lower-case English words that anybody knows."""
    words: set[str] = set()
    for level in levels:
        for variety in ("english", "american", "british"):
            path = scowl / f"{variety}-words.{level}"
            if path.exists():
                words |= set(path.read_text(encoding="latin-1").split())
    return {w for w in words if w.isalpha() and w.isascii() and w.islower() and len(w) > 1}


def names(folder: Path, file: str, limit: int) -> list[str]:
    """The most frequent names of a Census list, capitalised."""
    return [line.split()[0].capitalize() for line in (folder / file).read_text().splitlines()[:limit]]


def main(scowl: Path, folder: Path) -> None:
    """Writes the three lists; of the rarer words and of surnames only those that are also a place's name."""
    world = Gazetteer(HERE / "world.bin")
    words = sorted(ordinary_words(scowl, COMMON) | {w for w in ordinary_words(scowl, LEVELS) if world.find(w)})
    given = sorted({*names(folder, "dist.male.first", 1219), *names(folder, "dist.female.first", 2500)})
    surnames = sorted(n for n in names(folder, "dist.all.last", SURNAMES) if world.find(n))
    for file, found in (("ordinary_words", words), ("given_names", given), ("surnames", surnames)):
        (HERE / f"{file}.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
        print(file, len(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
