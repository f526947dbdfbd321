"""The whole plug-in surface: readers, extractors and exporters. Tollbook's own extractors are registered the same way.

A plug-in is a class, made once a process without arguments, that a package names in its entry points:

    [project.entry-points."tollbook.extractors"]
    mine = "my_package:MyExtractor"

The groups are `tollbook.readers`, `tollbook.extractors` and `tollbook.exporters`. A reader or exporter is in use once
its package is installed; which extractor reads is said by the setting `TOLLBOOK_EXTRACTOR` (`rules` where unset).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from typing import Any, Literal, Protocol

from tollbook.errors import TollbookError
from tollbook.model import Document, Reading
from tollbook.model.base import Record

Group = Literal["tollbook.readers", "tollbook.extractors", "tollbook.exporters"]


class Columns(Record):
    """Which column of a table holds what, as the user saved it or the header's names let guess.

    `columns` maps a field (`id, url, publisher, published, title, text, language, …`) to the column's name; `constants`
    gives fields that hold for the whole table. `dates` says how 03/04/2015 is meant; without it such a date is unknown.
    """

    columns: Mapping[str, str] = {}
    constants: Mapping[str, str] = {}
    dates: Literal["day_first", "month_first"] | None = None
    delimiter: str | None = None
    sheet: str | None = None


class Reader(Protocol):
    """Reads files of a kind: Tollbook's own PDF, e-mail, tables, feeds and the like, or one that it does not know.

    A reader may also have, where the default does not fit:

    - `single = True`: a file is one report. Its own bytes are archived and read again by this reader; of other files
      each report is archived as its row, and the file beside it. The name of its entry point, of at most eight
      letters, is the kind under which its files are kept.
    - `most_bytes = N`: how large such a file may be, where that is more than 20 MB.
    - `recognises(head: bytes) -> bool | None`: whether a file without a known ending is of this kind, by its first
      bytes; None where only the ending can tell.
    - `attached(data: bytes, name: str) -> Iterable[Mapping]`: the files that such a report carries, as `{name, file}`
      with the file's bytes. Each is read like a file of this name and has the report's as its container.
    - `stream(file: BinaryIO, name: str, columns: Columns | None) -> Iterable[Mapping]` in place of `read`, for files
      of any size; `columns` is what the user said of a table's columns.
    """

    endings: tuple[str, ...]
    """Endings of the files' names, in lower case with the dot (".eml")."""

    def read(self, data: bytes, name: str) -> Iterable[Mapping[str, Any]]:
        """The reports of one file as rows of JSON Lines.

        A row has `text`; or `parts`, a list of `{kind, text, page}` with a block's kind each; or `html`. It has `id,
        url, canonical_url, publisher, published, modified, title, byline, agencies, language` where known, and under
        `given` whatever else the file says of the report. `notes` are sentences on what was left out. A row with
        `error` alone says in a clause why one report cannot be read ("it has no text"); the others go on.

        Raises ValueError with a clause that says what is wrong with the file ("it is encrypted").
        """
        ...


class Extractor(Protocol):
    """Reads what a document says. Whatever it returns, what does not stand in the document word for word is dropped."""

    sends_to: str | None
    """The address to which it sends text, of which the user is warned; None where the text stays in the process."""

    def read(self, document: Document, everything: bool) -> Reading:
        """The statements, places, times and claims of a document, without incidents, which follow from the claims.

        Without `everything`, a document that tells of no harm keeps empty layers. The same document gives the same
        reading. Raises TollbookError where it cannot read.
        """
        ...


class Exporter(Protocol):
    """Writes a format. It is given only what may leave the project, masked as `visibility` says."""

    name: str
    """The format's name for `tollbook export`."""
    about: str
    """What one line or row is."""

    def write(self, incidents: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
        """Pieces of the file, in order, from incidents sorted by id, each as a line of `incidents-jsonl` has it."""
        ...


@cache
def plugins(group: Group) -> Mapping[str, Any]:
    """The plug-ins of a group by name, in order of their names.

    Raises TollbookError `bad-plugin` where one cannot be loaded.
    """
    return {entry.name: _made(group, entry.name, entry.load) for entry in _sorted(group)}


@cache
def plugin(group: Group, name: str) -> Any:
    """One plug-in, without loading the others. Raises TollbookError `no-plugin` or `bad-plugin`."""
    entries = {entry.name: entry for entry in _sorted(group)}
    if name not in entries:
        kind = group.rpartition(".")[2].removesuffix("s")
        raise TollbookError("no-plugin", kind=kind, name=name, known=", ".join(entries) or "none")
    return _made(group, name, entries[name].load)


def _sorted(group: Group) -> list[Any]:
    return sorted(entry_points(group=group), key=lambda entry: entry.name)


def _made(group: Group, name: str, load: Any) -> Any:
    try:
        return load()()
    except (ImportError, AttributeError, TypeError) as error:
        raise TollbookError("bad-plugin", group=group, name=name, cause=str(error)) from error
