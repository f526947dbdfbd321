"""The options by which a record is shown under another policy for ranges or for unknown statuses."""

from typing import Annotated

import typer

RangePolicyOption = Annotated[
    str | None,
    typer.Option(
        "--range-policy",
        metavar="POLICY",
        help="How figures of several origins become one range: default, airwars, ucdp, acled or ibc.",
    ),
]
StatusPolicyOption = Annotated[
    str | None,
    typer.Option(
        "--status-policy",
        metavar="POLICY",
        help="What becomes of those of unknown status: beside, unknown, stated or pending.",
    ),
]
