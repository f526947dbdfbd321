"""`tollbook explain-value`: how a phrase is read, and by which rule."""

from typing import Annotated

import typer


def explain_value(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A phrase or a sentence, or - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The publication date that relative dates count from.")
    ] = None,
    policy: Annotated[str, typer.Option(metavar="NAME", help="The number policy.")] = "literal",
    as_json: Annotated[bool, typer.Option("--json", help="Print the values as JSON.")] = False,
) -> None:
    """Show how figures, dates, places, parties and terms in a text are read, each with its rule or basis.

    Example: tollbook explain-value "at least two dozen people near Idlib last Tuesday" --published 2015-12-30
    """
    from tollbook.cli.explaining_values import explain_values  # noqa: PLC0415 - the stages load only when they run

    explain_values(text, published, policy, as_json=as_json)
