"""`tollbook publish`: the public site."""

from typing import Annotated

import typer


def publish(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")],
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The site's folder: new, empty, or a site of before.")],
    title: Annotated[str | None, typer.Option("--title", help="The record's name; else the project's folder.")] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where it will be served; feeds and sitemaps need it.")
    ] = "",
    unsigned: Annotated[
        bool, typer.Option("--unsigned", help="Also show what two people have not signed off, marked provisional.")
    ] = False,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of this publication; else today.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="The language of its pages; addresses stay the same.")
    ] = "en",
) -> None:
    """Write the public site: static pages of the incidents that everyone may see.

    Only incidents whose grade two people signed off appear. Withheld records, names and words never reach the folder,
    and what was withdrawn since leaves it. It is replaced as a whole; a folder that holds anything else is refused.

    Example: tollbook publish ghouta site --base-url https://record.example/
    """
    from tollbook.cli.publishing import publish_project, told  # noqa: PLC0415 - loads only when it runs

    tally = publish_project(
        project, folder, title=title, base=base_url, unsigned=unsigned, today=date, language=language
    )
    typer.echo(told(tally, folder), err=True)
