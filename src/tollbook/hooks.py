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

Group = Literal["tollbook.readers", "tollbook.extractors", "tollbook.exporters"]


class Reader(Protocol):
    """Reads files of a kind that Tollbook does not know."""

    endings: tuple[str, ...]
    """Endings of the files' names, in lower case with the dot (".eml")."""

    def read(self, data: bytes, name: str) -> Iterable[Mapping[str, Any]]:
        """The reports of one file as rows of JSON Lines: `text`, and `id, url, publisher, published, title, language`
        where known.

        Raises ValueError with a clause that says what is wrong ("it is encrypted").
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
