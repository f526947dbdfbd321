"""Sets how far a source is believed: a decision like any other, with who, when, before, after and why."""

import json
import secrets

from tollbook.archive import custodian, now
from tollbook.assessment.grading import grade_policy
from tollbook.errors import TollbookError
from tollbook.model import Anchor, Decision, KnownSource
from tollbook.project.project import Project
from tollbook.project.sources import known_sources
from tollbook.rules.sources import source_id

DEFAULT = "default"


def set_credibility(project: Project, name: str, level: str, reason: str, by: str | None = None) -> Decision:
    """Set a source's credibility by a word (high, medium, low, none, default) or a figure from 0 to 1.

    The next linking grades by it. Raises TollbookError `no-source` or `bad-credibility`.
    """
    figure = figure_of(level)
    with project.open().read() as connection:
        found = _named(name, tuple(known_sources(connection, everything=True)))
    if found is None:
        raise TollbookError("no-source", path=project.path, name=name)
    before = None if found.set_by is None else found.credibility
    return project.decide(
        Decision(
            id=f"d-{secrets.token_hex(8)}", about=Anchor(source=found.id), action="credibility",
            before=json.dumps(before), after=json.dumps(figure), reason=reason, by=by or custodian(), at=now(),
        )
    )  # fmt: skip


def figure_of(level: str) -> float | None:
    """A level as a figure; null for the rules' default. Raises TollbookError `bad-credibility`."""
    levels: dict[str, float] = grade_policy("default")["levels"]
    if level == DEFAULT:
        return None
    if level in levels:
        return float(levels[level])
    try:
        figure = float(level)
    except ValueError:
        figure = -1.0
    if not 0 <= figure <= 1:
        raise TollbookError("bad-credibility", value=level, levels=", ".join(levels))
    return figure


def _named(name: str, sources: tuple[KnownSource, ...]) -> KnownSource | None:
    by_id = {source.id: source for source in sources}
    by_name = {source.name.casefold(): source for source in sources}
    return by_id.get(name) or by_name.get(name.strip().casefold()) or by_id.get(source_id(name))
