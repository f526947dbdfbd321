"""`tollbook archive`: the evidence of a project, and what was done with it."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from tollbook.errors import writing_to

app = typer.Typer(no_args_is_help=True, help="Pass on, time-stamp and account for the evidence.", rich_markup_mode=None)

Project_ = Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")]


@app.command("encrypt")
def encrypt(
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="A folder that is new or empty.")],
) -> None:
    """Make a new project whose database and archived bytes are encrypted; then use it like any other.

    The passphrase is read from TOLLBOOK_KEY, or asked for. Whoever loses it has lost the project.

    Example: tollbook archive encrypt ghouta
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    Project(project).encrypt()
    typer.echo(f"{project} is an encrypted project. Take reports in with `tollbook run {project} INPUT…`.")


@app.command("export")
def export(
    project: Project_,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")] = "archive.wacz",
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Add copies that hold names for the team only or restricted.")
    ] = False,
) -> None:
    """Write the archived copies as a WACZ that web archive players open (ReplayWeb.page, pywb).

    A copy cannot be masked: one that holds a name of a victim or witness stays, as does what is withheld.

    Example: tollbook archive export ghouta -o ghouta.wacz
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    exported = Project(project).export_wacz(output, with_names=with_names)
    sys.stderr.write(
        f"Wrote {exported.documents:,} documents and {exported.exchanges:,} exchanges to {output}; "
        f"{exported.stayed:,} documents stay.\n"
    )


@app.command("timestamp")
def timestamp(
    project: Project_,
    tsa: Annotated[str, typer.Option("--tsa", metavar="URL", help="The time-stamping authority's address.")],
    ca: Annotated[
        Path | None,
        typer.Option("--ca", metavar="FILE", help="Its root certificate (PEM): whom you trust."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the answer here too."),
    ] = None,
) -> None:
    """Let a time-stamping authority (RFC 3161) sign the newest link of the chain, which covers all before it.

    The authority learns one hash. `tollbook verify` checks the time stamp without a network.

    Example: tollbook archive timestamp ghouta --tsa https://freetsa.org/tsr --ca freetsa.pem
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    signed = Project(project).timestamp(tsa, ca)
    if output is not None:
        with writing_to(output):
            output.write_bytes(signed.token)
    typer.echo(f"{tsa} signed the chain's head at {signed.at}.")


@app.command("log")
def log(
    project: Project_,
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object an entry.")] = False,
) -> None:
    """Print the custody log: who brought in or passed on which bytes, when, how and with which version.

    Example: tollbook archive log ghouta
    """
    from tollbook.project import Project  # noqa: PLC0415 - loads only when it runs

    for entry in Project(project).custody():
        if as_json:
            line = json.dumps(entry.model_dump(exclude={"token"}, exclude_none=True), ensure_ascii=False)
        else:
            where = f", line {entry.line}" if entry.line else ""
            captured = f" captured {entry.retrieved}" if entry.retrieved else ""
            line = (
                f"{entry.at} {entry.by} {entry.how} {entry.sha256[:16]} {entry.source}{where}{captured} ({entry.tool})"
            )
        typer.echo(line)
