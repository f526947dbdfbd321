"""`tollbook demo`: a ready sample project."""

from typing import Annotated

import typer


def demo(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to build it; a new or empty folder.")] = "demo",
    workers: Annotated[int, typer.Option(min=1, help="Processes that read.")] = 1,
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --serve: the port; 0 takes a free one.")] = 8765,
    serve: Annotated[bool, typer.Option("--serve", help="Open the workbench on it in the browser.")] = False,
) -> None:
    """Build a sample project from summaries of public reports, print its record, and say where to open it.

    The reports tell of the strike on the hospital in Kunduz (2015) and the killing of Zahran Alloush (2015). They are
    summaries written for this demonstration, not the text of any outlet. Nothing is fetched.

    Example: tollbook demo my-demo
    """
    from tollbook.cli.demonstrating import build_demo, print_demo, serve_demo  # noqa: PLC0415 - loads when it runs

    report = build_demo(folder, workers)
    print_demo(folder, report)
    if serve:
        serve_demo(folder, port)
