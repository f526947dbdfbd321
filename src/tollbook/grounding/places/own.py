"""The user's own gazetteers: where they lie, and how one is put in place."""

import os
import re
import tempfile
from pathlib import Path

from tollbook.errors import TollbookError
from tollbook.grounding.places.imports import read_gazetteer_file
from tollbook.grounding.places.layout import compiled

VARIABLE = "TOLLBOOK_GAZETTEER"


def own_folder() -> Path:
    """The folder of imported gazetteers: `TOLLBOOK_GAZETTEER`, else `tollbook/gazetteer` in the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "tollbook" / "gazetteer"


def own_files() -> tuple[Path, ...]:
    """The compiled files in it, by name."""
    folder = own_folder()
    return tuple(sorted(folder.glob("*.bin"))) if folder.is_dir() else ()


def import_gazetteer(path: Path, name: str | None = None) -> tuple[Path, int]:
    """Compiles a file into the user's folder, replacing one of the same name at one stroke, and counts its places.

    Raises TollbookError where the file is refused or the folder cannot be written; what was there before stays.
    """
    rows = read_gazetteer_file(path)
    data = compiled(rows, {"source": path.name})
    folder = own_folder()
    target = folder / f"{re.sub(r'[^A-Za-z0-9_-]+', '-', name or path.stem).strip('-') or 'places'}.bin"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise TollbookError("not-writable", path=folder, cause=error.strerror or str(error)) from error
    return target, len(rows)
