"""The terminal: words within its width, colours where a person sees them, nothing that a report could control."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tollbook.telling import Fact, Quoted, safe

_WIDEST = 100
_WHOLE = ("Id", "Date", "Killed", "Reported")  # columns whose cells stay on one line
_STYLES = {"plain": "", "claim": "bold", "figure": "bold reverse"}


def open_console() -> Console:
    """Standard output. Plain where it is piped, never wider than is good to read."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False, file=sys.stdout)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _WIDEST
    console.width = min(console.width, _WIDEST)
    return console


def line(words: str, style: str = "") -> Text:
    """One run of words."""
    return Text(safe(words), style=style, overflow="fold")


def indented(content: RenderableType, by: int = 2) -> Padding:
    """Content moved to the right."""
    return Padding(content, (0, 0, 0, by))


def heading(words: str) -> Text:
    """A heading, with an empty line before it."""
    return Text("\n").append(safe(words), style="bold")


def facts(rows: Iterable[Fact]) -> Table:
    """Labels on the left, what is known on the right."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(line(row.label), line(row.words))
    return table


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[str] = ()) -> Table:
    """A list with headings; those of `numbers` are set to the right."""
    shown = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns:
        justify: Literal["left", "right"] = "right" if column in numbers else "left"
        shown.add_column(column, justify=justify, overflow="fold", no_wrap=column in _WHOLE)
    for row in rows:
        shown.add_row(*(line(cell) for cell in row))
    return shown


def quote(quoted: Quoted, *, colours: bool) -> Text:
    """A sentence in quotation marks; its figure in reverse, or between asterisks where there are no colours."""
    marked = "figure" if any(piece.kind == "figure" for piece in quoted.pieces) else "claim"
    words = Text("“" + "… " * quoted.cut[0], overflow="fold")
    for piece in quoted.pieces:
        star = "*" if not colours and piece.kind == marked else ""
        words.append(star + " ".join(safe(piece.text).split("\n")) + star, style=_STYLES[piece.kind])
    return words.append(" …" * quoted.cut[1] + "”")


def show(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print each part on lines of its own; what is piped has no blanks at the ends of lines."""
    if console.is_terminal:
        for part in parts:
            console.print(part)
        return
    with console.capture() as kept:
        for part in parts:
            console.print(part)
    sys.stdout.writelines(f"{words.rstrip()}\n" for words in kept.get().splitlines())
