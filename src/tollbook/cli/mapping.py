"""`tollbook mapping`: what a table's columns are taken for, to be saved and corrected."""

from typing import Annotated

import typer


def mapping(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A table: .csv, .tsv, .xlsx, .json or .jsonl.")],
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An Excel file's sheet, a JSON file's list."),
    ] = None,
) -> None:
    """Print which column of a table is taken for what, as YAML to save, correct and give with --mapping.

    Exit code 1 where no column is known to hold the reports' text.

    Example: tollbook mapping reports.csv > reports.yaml
    """
    from tollbook.documents.tables import look_at, written_columns  # noqa: PLC0415 - loads only when it runs

    columns, header = look_at(file, sheet)
    typer.echo(written_columns(columns, header, file), nl=False)
    if "text" not in columns.columns:
        typer.echo("tollbook: No column is known to hold the reports' text; add it to what is printed.", err=True)
        raise typer.Exit(1)
