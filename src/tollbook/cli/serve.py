"""`tollbook serve`: the workbench in a browser."""

from typing import Annotated

import typer


def serve(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    host: Annotated[str, typer.Option(help="The address to listen at; others can reach it only if you name one.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A name under which browsers reach it, besides this machine's.")
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Browsers reach it through a proxy that speaks HTTPS: cookies are secure.")
    ] = False,
) -> None:
    """Open the workbench: people review the record in the browser. Nothing outside this machine is asked for anything.

    The first time it prints an address at which the first administrator is made, once.

    Example: tollbook serve ghouta
    """
    from tollbook.cli.serving import serve_project  # noqa: PLC0415 - the web loads only when it runs

    serve_project(project, host, port, tuple(name or ()), https=https)
