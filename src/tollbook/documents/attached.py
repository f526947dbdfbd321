"""Files that a report carries, as a message does: each is read like a file of its own, behind the report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tollbook.documents.plugged import attached_to
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw

_DEEPEST = 5

Open = Callable[[bytes, str, str], Iterable[Raw | Unreadable]]
"""The reports in a file's bytes, by the name that tells its kind; it is called by the third argument."""


def with_attached(items: Iterable[Raw | Unreadable], opened: Open, depth: int = 0) -> Iterator[Raw | Unreadable]:
    """The reports, and behind each the reports in the files attached to it, which name it as their container."""
    for item in items:
        yield item
        if isinstance(item, Raw):
            yield from _attached(item, opened, depth)


def _attached(carrier: Raw, opened: Open, depth: int) -> Iterator[Raw | Unreadable]:
    within = carrier.input if carrier.line is None else f"{carrier.input}, message {carrier.line}"
    for file in attached_to(carrier):
        shown = f"{within}!{file['name']}"
        if depth == _DEEPEST:
            cause = f"messages are attached to each other more than {_DEEPEST} deep"
            yield unreadable("cannot-read", input=shown, cause=cause)
            return
        for raw in with_attached(opened(file["file"], file["name"], shown), opened, depth + 1):
            if isinstance(raw, Raw):
                yield replace(raw, container=raw.container or carrier.sha256, retrieved=carrier.retrieved)
            else:
                yield raw
