"""The root of the commands, and the one place where errors become a sentence and an exit code."""

import sys
from collections.abc import Callable

import typer

from tollbook import __version__
from tollbook.cli import archive, gazetteer, sources, users
from tollbook.cli.changes import changes
from tollbook.cli.demo import demo
from tollbook.cli.diff import diff
from tollbook.cli.erase import erase
from tollbook.cli.explain import explain
from tollbook.cli.explain_value import explain_value
from tollbook.cli.export import export
from tollbook.cli.extract import extract
from tollbook.cli.fetch import fetch
from tollbook.cli.mapping import mapping
from tollbook.cli.publish import publish
from tollbook.cli.read import read
from tollbook.cli.report import report
from tollbook.cli.run import run
from tollbook.cli.schema import schema
from tollbook.cli.serve import serve
from tollbook.cli.show import show
from tollbook.cli.verify import verify
from tollbook.cli.watch import watch
from tollbook.errors import TollbookError

COMMANDS: dict[Callable[..., None], str] = {
    demo: "Build a sample project and print its record.",
    read: "Explain one report: who was harmed, who says so.",
    extract: "Read reports to JSON Lines.",
    run: "Take reports into a project.",
    fetch: "Fetch pages of the web into a project.",
    watch: "Fetch what feeds announce, again and again.",
    mapping: "Print what a table's columns are taken for.",
    show: "List a project's incidents, or show one whole.",
    changes: "List what the last run changed.",
    explain: "Say why an incident has its range and grade.",
    diff: "Show how a document changed from one version to the next.",
    report: "Write a project's record as one HTML file.",
    publish: "Write the public site of what everyone may see.",
    export: "Write a project's record in an open format.",
    serve: "Open the workbench in the browser.",
    erase: "Erase a document by law; the chain holds.",
    verify: "Check that a project is still what it was.",
    explain_value: "Show how figures, dates and places are read.",
    schema: "Print the records as JSON Schema.",
}
"""The commands in the order in which one meets them, each with its line in the list."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Casualty records from reports of armed violence: who was harmed, who says so, who denies it.",
)
for command, about in COMMANDS.items():
    app.command(short_help=about)(command)
app.add_typer(users.app, name="users", short_help="Who may sign in to a project's workbench.")
app.add_typer(sources.app, name="sources", short_help="List outlets and organisations; set how far one is believed.")
app.add_typer(archive.app, name="archive", short_help="Pass on, time-stamp and account for the evidence.")
app.add_typer(gazetteer.app, name="gazetteer", short_help="Find places, or add those of a file.")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tollbook {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Casualty records from reports of armed violence: who was harmed, who says so, who denies it.

    Example: tollbook demo
    """


def main() -> None:
    """Run the command line; bad input gets one sentence and exit code 2, Ctrl-C 130."""
    try:
        app()
    except TollbookError as error:
        sys.stderr.write(f"tollbook: {error} {error.remedy}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("tollbook: stopped.\n")
        sys.exit(130)
