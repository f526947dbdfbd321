"""`tollbook gazetteer`: look up a name, or add places of one's own."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True, help="Look up places by name, or add places of your own.", rich_markup_mode=None
)
_MOST = 20


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames country file, or a CSV with a header.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Replace the import of this name.")] = None,
) -> None:
    """Add the places of a file to those that reports are read with.

    A CSV needs the columns name, lat, lon and country (ISO 3166-1 alpha-2); it may have kind, admin1, admin2, aliases
    (separated by |), population, radius_km and geonames_id. A file with a fault is refused as a whole.

    Example: tollbook gazetteer import villages.csv
    """
    from tollbook.grounding.places.own import import_gazetteer  # noqa: PLC0415 - loads only when it runs

    target, count = import_gazetteer(file, name)
    typer.echo(f"{count:,} places from {file} are in use ({target}).")


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in any spelling.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write one JSON object a place.")] = False,
) -> None:
    """Show the places of a name, the most prominent first; by sound where no spelling fits.

    Exit code 1 where there is none.

    Example: tollbook gazetteer find "Khan Sheikhoun"
    """
    from tollbook.grounding.places import look_up  # noqa: PLC0415 - loads only when it runs

    places = look_up(name)
    for place in places[:_MOST]:
        if as_json:
            typer.echo(json.dumps({k: v for k, v in place._asdict().items() if k != "id"}, ensure_ascii=False))
            continue
        where = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part and part != place.name)
        people = f", {place.population:,} people" if place.population else ""
        typer.echo(f"{place.name} ({place.kind}{people}): {where or '–'}, {place.lat:.4f}, {place.lon:.4f}")
    if not places:
        sys.stderr.write(f"No place is called {name}. Add it with `tollbook gazetteer import FILE`.\n")
        raise typer.Exit(1)
