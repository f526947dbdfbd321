"""What linking and assessment made of the claims, and what each run changed."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from tollbook.store.schema.base import metadata


def _assessed(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True),
        Column("title", Text, nullable=False),
        Column("start", Text),
        Column("end", Text),
        Column("country", String(2)),
        Column("killed_low", Integer),
        Column("killed_high", Integer),
        Column("grade", Text),
        Column("record", Text, nullable=False),
        Index(f"{name}_start", "start", "end"),
    )


incidents = _assessed("incidents")
tolls = _assessed("tolls")

incident_claims = Table(
    "incident_claims",
    metadata,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Index("incident_claims_claim", "claim"),
)

doubtful_links = Table(
    "doubtful_links",
    metadata,
    Column("a", Text, primary_key=True),  # incidents.id, the smaller
    Column("b", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # one a line
    Index("doubtful_links_b", "b"),
)

earlier_ids = Table(
    "earlier_ids",
    metadata,
    Column("earlier", Text, primary_key=True),
    Column("incident", Text, primary_key=True),
    Index("earlier_ids_incident", "incident"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("run", Integer, ForeignKey("runs.number"), primary_key=True),
    Column("record", Text, primary_key=True),  # the incident or toll
    Column("what", String(8), primary_key=True),  # new, changed, merged, split or gone
    Column("other", Text, primary_key=True),  # where it went, or came from; empty for the rest
    Column("before", Text),  # the record as it was
    Column("after", Text),
)
