"""`tollbook schema`: the records as JSON Schema."""

import json
from typing import Annotated

import typer

from tollbook.errors import TollbookError


def schema(
    record: Annotated[str | None, typer.Argument(metavar="RECORD", help="One record, such as claim.")] = None,
) -> None:
    """Print the JSON Schema of a record, or of all of them.

    Example: tollbook schema incident
    """
    from tollbook.model.published import RECORDS, schema_of  # noqa: PLC0415 - loads only when it runs

    if record is not None and record not in RECORDS:
        raise TollbookError("unknown-record", name=record, known=", ".join(RECORDS))
    typer.echo(json.dumps(schema_of(record), indent=2, ensure_ascii=False))
