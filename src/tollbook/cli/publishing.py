"""The work of `tollbook publish`."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from tollbook import __version__
from tollbook.cli.reporting import origins_in
from tollbook.errors import TollbookError
from tollbook.export.report import Case
from tollbook.export.site import Code, Publication, Tally, publish_site
from tollbook.project import Project
from tollbook.rules.loader import load_yaml
from tollbook.texts import find_locale
from tollbook.visibility import ONLY_PUBLIC, gate_for


def publish_project(
    path: str,
    folder: str,
    *,
    title: str | None = None,
    base: str = "",
    unsigned: bool = False,
    today: str | None = None,
    language: str = "en",
) -> Tally:
    """Publish a project into a folder.

    Raises TollbookError `no-project`, `no-date`, `no-web-address`, `unknown-language`, and those of `publish_site`.
    """
    chosen = find_locale(language)
    project, day = Project(path), _day(today)
    publication = Publication(
        title=title or Path(path).resolve().name,
        today=day,
        version=__version__,
        origins=_origins(project, day),
        base=_base(base),
        unsigned=unsigned,
        countries=_countries(),
        grades=tuple(Code(c["code"], c["label"], c["definition"]) for c in load_yaml("codelists/grade.yaml")["codes"]),
        range_policies={name: policy["source"] for name, policy in load_yaml("ranges.yaml").items()},
        language=chosen,
    )
    return publish_site(project.open(), Path(folder).absolute(), publication)


def told(tally: Tally, folder: str) -> str:
    """What was done, in sentences."""
    sentences = [f"Published {tally.incidents} incidents and {tally.tolls} tolls to {folder}."]
    if tally.unsigned:
        sentences.append(
            f"{tally.unsigned} records stayed: two people have not signed them off (--unsigned shows them)."
        )
    if tally.withheld:
        sentences.append(f"{tally.withheld} records stayed: they are not public or under an embargo.")
    return " ".join(sentences)


def _origins(project: Project, today: str) -> Callable[[Case], Mapping[str, str]]:
    with project.open().read() as connection:
        held = gate_for(connection, ONLY_PUBLIC, date.fromisoformat(today)).held.documents
    of = origins_in(project, held)
    return lambda case: of(case.claims)


def _countries() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → the state's short name in newspapers."""
    return {row[0]: row[2] for row in load_yaml("actors/states.yaml")["rows"] if row[0]}


def _day(given: str | None) -> str:
    if given is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise TollbookError("no-date", value=given) from error


def _base(given: str) -> str:
    if given and not given.startswith(("https://", "http://")):
        raise TollbookError("no-web-address", value=given)
    return given if not given or given.endswith("/") else f"{given}/"
