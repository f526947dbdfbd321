"""Which column of a table is what: guessed from the header, or as a saved mapping says."""

import re
from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from tollbook.errors import TollbookError
from tollbook.hooks import Columns
from tollbook.rules import load_yaml

FIELDS = ("id", "url", "publisher", "published", "modified", "title", "text", "byline", "language")
"""What a column can be, in the order in which columns are given out: the text first of those that share names."""
_MOST_BYTES = 100_000
_MARKS = re.compile(r"[\s\-./:]+")


def guess_columns(header: Sequence[str]) -> Columns:
    """The columns that the names of a header tell; a field that none tells is left out."""
    plain = {_MARKS.sub("_", name.strip().lower()).strip("_#"): name for name in reversed(header) if name.strip()}
    found: dict[str, str] = {}
    for field in FIELDS:
        names = (plain.get(known) for known in load_yaml("documents/columns.yaml")[field])
        taken = next((name for name in names if name is not None and name not in found.values()), None)
        if taken is not None:
            found[field] = taken
    return Columns(columns=found)


def settled(header: Sequence[str], given: Columns | None) -> Columns:
    """The mapping in use: the user's, or the guess. Raises ValueError with a clause where it does not fit the table."""
    columns = given if given is not None and given.columns else guess_columns(header)
    listed = ", ".join(name for name in header if name.strip()) or "none"
    missing = [name for name in columns.columns.values() if name not in header]
    if missing:
        raise ValueError(f"it has no column {missing[0]}; there are {listed[:500]}")
    if "text" not in columns.columns:
        raise ValueError(
            f"no column is known to hold the reports' text; there are {listed[:500]}. Write the mapping that "
            "`tollbook mapping` prints to a file, name the column there, and give it with --mapping"
        )
    if given is not None and not given.columns:
        return given.model_copy(update={"columns": columns.columns})
    return columns


def load_columns(path: str | Path) -> Columns:
    """A saved mapping. Raises TollbookError `bad-mapping`, or `missing-path` where there is no such file."""
    file = Path(path)
    if not file.is_file():
        raise TollbookError("missing-path", path=path)
    try:
        with file.open("rb") as stream:
            found = yaml.safe_load(stream.read(_MOST_BYTES).decode("utf-8"))
        columns = Columns.model_validate(found)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TollbookError("bad-mapping", path=path, cause="it is no valid YAML") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise TollbookError("bad-mapping", path=path, cause=f"{where}: {first['msg']}") from error
    unknown = sorted({*columns.columns, *columns.constants} - set(FIELDS))
    if unknown:
        raise TollbookError("bad-mapping", path=path, cause=f"there is no field {unknown[0]}")
    return columns


def written_columns(columns: Columns, header: Sequence[str], name: str) -> str:
    """A mapping as YAML to save and edit; the table's other columns stand in a comment."""
    others = [h for h in header if h.strip() and h not in columns.columns.values()]
    lines = [f"# Which column of {name} is what. Fields: {', '.join(FIELDS)}.\n"]
    lines.append(yaml.safe_dump({"columns": dict(columns.columns)}, allow_unicode=True, sort_keys=False))
    if "text" not in columns.columns:
        lines.append("# Add the column that holds the reports' text:  text: NAME\n")
    if others:
        lines.append(f"# Kept with each report, as they are: {', '.join(others)}\n")
    extra = columns.model_dump(include={"dates", "delimiter", "sheet"}, exclude_none=True)
    lines.append(yaml.safe_dump(extra, allow_unicode=True) if extra else "")
    lines.append("# dates: day_first       # or month_first, where dates are written 03/04/2015\n")
    lines.append("# constants: {publisher: Name, language: en}   # what holds for every row\n")
    return "".join(lines)
