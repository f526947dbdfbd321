"""The work of `tollbook diff`."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import typer
from rich.console import RenderableType
from rich.text import Text

from tollbook.cli.terminal import line, open_console, show
from tollbook.errors import TollbookError
from tollbook.model import Document
from tollbook.project import Project
from tollbook.telling import safe
from tollbook.telling.differences import Change, Piece, differences

_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
_STYLES = {"same": "", "removed": "red strike", "added": "green"}
_AROUND = 12  # words kept of a long stretch that did not change, at each end


def show_differences(path: str, name: str, since: int | None, *, as_json: bool) -> None:
    """What changed between two versions. Raises TollbookError `no-document` or `one-version`."""
    before, after = _pair(Project(path).versions(name), name, since)
    changes = differences(before.text, after.text)
    if as_json:
        told = [[asdict(piece) for piece in change.pieces] for change in changes]
        typer.echo(json.dumps({"before": before.id, "after": after.id, "changes": told}, ensure_ascii=False))
        return
    console = open_console()
    show(console, _tell(before, after, changes, colours=console.is_terminal))


def _pair(versions: tuple[Document, ...], name: str, since: int | None) -> tuple[Document, Document]:
    by_number = {document.version: document for document in versions}
    after = next((d for d in versions if d.id == name and "@" in name), versions[-1])
    earlier = [number for number in by_number if number < after.version]
    number = since if since is not None else max(earlier, default=0)
    if number not in earlier:
        raise TollbookError("one-version", name=name if since is None else f"{name}, with no earlier version {since},")
    return by_number[number], after


def _tell(before: Document, after: Document, changes: tuple[Change, ...], *, colours: bool) -> Iterator[RenderableType]:
    yield line(f"{before.id} → {after.id}", "bold")
    for document in (before, after):
        facts = [document.url or "", f"retrieved {document.retrieved}" if document.retrieved else ""]
        yield line("  " + " · ".join([f"version {document.version}", *filter(None, facts)]), "dim")
    if not changes:
        yield line("\nThe words are the same.")
    for change in changes:
        words = Text("\n", overflow="fold")
        for piece in change.pieces:
            words.append_text(_piece(piece, colours=colours))
        yield words


def _piece(piece: Piece, *, colours: bool) -> Text:
    shown = _shortened(safe(piece.text)) if piece.kind == "same" else safe(piece.text)
    opened, closed = ("", "") if colours else _MARKS[piece.kind]
    lead = shown[: len(shown) - len(shown.lstrip())]
    return Text(lead + opened + shown.lstrip() + closed, style=_STYLES[piece.kind])


def _shortened(words: str) -> str:
    told = words.split(" ")
    return words if len(told) <= 2 * _AROUND + 3 else " ".join([*told[:_AROUND], "[…]", *told[-_AROUND:]])
