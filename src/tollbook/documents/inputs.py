"""Files, folders, globs and standard input, as the user names them, to single files in a fixed order."""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from itertools import chain
from pathlib import Path
from typing import Literal

from tollbook.documents.plugged import reader_for
from tollbook.documents.sniff import is_readable_name
from tollbook.errors import TollbookError

STDIN: Literal["-"] = "-"


def expand_inputs(inputs: Iterable[str]) -> Iterator[Path | Literal["-"]]:
    """The files of the inputs, in the order given; a folder's in the order of their names, all levels down.

    In a folder only files whose ending Tollbook reads, or that have none, are taken; hidden ones are passed over. A
    file that is named is taken whatever its ending. Raises TollbookError `missing-path` or `no-readable-files`
    before the first file is returned.
    """
    return chain.from_iterable([_expanded(item) for item in inputs])


def _expanded(item: str) -> Iterator[Path | Literal["-"]]:
    if item == STDIN:
        return iter((STDIN,))
    path = Path(item)
    if path.is_dir():
        if next(_folder(path), None) is None:
            raise TollbookError("no-readable-files", path=item)
        return _folder(path)
    if path.exists():
        return iter((path,))
    found = sorted(glob(item, recursive=True)) if has_magic(item) else []  # noqa: PTH207 - the pattern may be absolute
    if not found:
        raise TollbookError("missing-path", path=item)
    return chain.from_iterable([_folder(p) if p.is_dir() else iter((p,)) for p in map(Path, found)])


def _folder(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if (is_readable_name(name) or reader_for(name)) and Path(parent, name).is_file():
                yield Path(parent, name)
