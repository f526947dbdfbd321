"""`tollbook sources`: who publishes and is cited in a project, and how far each is believed."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup


class _ListsByDefault(TyperGroup):
    """`tollbook sources PROJECT` is `tollbook sources list PROJECT`; a project called `set` is `./set`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `list` before what is no command of the group."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_ListsByDefault,
    no_args_is_help=True,
    help="List a project's outlets and organisations, or set how far one is believed.",
    rich_markup_mode=None,
)


@app.command("list")
def list_(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    everything: Annotated[bool, typer.Option("--all", help="Also those that are known but not seen here.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sources as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the sources as CSV.")] = False,
) -> None:
    """List the outlets, agencies, parties and organisations that publish, are credited or cited in a project: type,
    country, languages, credibility, and whose words they carry. The word `list` may be left out.

    Example: tollbook sources list ghouta
    """
    from tollbook.cli.sourcing import show_sources  # noqa: PLC0415 - loads only when it runs

    show_sources(project, everything=everything, form="json" if as_json else "csv" if as_csv else "table")


@app.command("set")
def set_(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The source's name or id.")],
    credibility: Annotated[
        str,
        typer.Option(metavar="LEVEL", help="high, medium, low, none, default, or a figure from 0 to 1."),
    ],
    reason: Annotated[str, typer.Option(help="Why; kept with the decision.")] = "set by the user",
) -> None:
    """Set how far a source is believed, and grade the incidents anew.

    A source of low credibility corroborates nothing by itself, nor does what comes by way of it; what it says stays on
    record. The decision is kept with who made it (TOLLBOOK_USER, else the computer's user), when and why.

    Example: tollbook sources set ghouta SANA --credibility low --reason "a party's own agency"
    """
    from tollbook.cli.sourcing import set_source  # noqa: PLC0415 - loads only when it runs

    set_source(project, name, credibility, reason)
