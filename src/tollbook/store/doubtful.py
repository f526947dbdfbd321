"""Links between incidents that are near the threshold: whether two are one is for a reviewer to say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from tollbook.store.batches import in_batches
from tollbook.store.schema import doubtful_links as table


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """Two incidents, the one with the smaller id first, that may be one.

    `score` is their mean link in natural log odds; `reasons` are what the closest pair of their reports has in common,
    each with its weight, the heaviest first.
    """

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


def doubtful_links(connection: Connection) -> Iterator[DoubtfulLink]:
    """The doubtful links, the most likely first."""
    columns = table.c.a, table.c.b, table.c.score, table.c.reasons
    order = table.c.score.desc(), table.c.a, table.c.b
    for a, b, score, reasons in connection.execute(select(*columns).order_by(*order)):
        yield DoubtfulLink(a, b, score, tuple(reasons.splitlines()))


def keep_doubtful(connection: Connection, found: Iterable[DoubtfulLink]) -> None:
    """Keep doubtful links of incidents that were just replaced, which took their earlier ones along."""
    rows = ({"a": x.a, "b": x.b, "score": x.score, "reasons": "\n".join(x.reasons)} for x in found)
    for some in in_batches(rows, 5_000):
        connection.execute(insert(table), some)
