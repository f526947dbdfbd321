"""`tollbook schema`: the records as JSON Schema."""

import json
from typing import Annotated

import typer


def schema(
    record: Annotated[str | None, typer.Argument(metavar="[RECORD]", help="One record, such as claim.")] = None,
) -> None:
    """Print the JSON Schema of a record, or of all of them.

    Example: tollbook schema incident
    """
    from tollbook.model.published import schema_of  # noqa: PLC0415 - loads only when it runs

    typer.echo(json.dumps(schema_of(record), indent=2, ensure_ascii=False))
