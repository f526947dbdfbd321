"""One-line builders of reports, claims and documents for tests of grouping and assessment."""

import hashlib

from tollbook.incidents import Report
from tollbook.incidents.fingerprint import fingerprint
from tollbook.model import (
    Claim,
    ClaimActor,
    ClaimObject,
    Count,
    Evidence,
    Place,
    Source,
    Time,
    VictimGroup,
    Victims,
)

TOWNS = {
    "Kunduz": (36.73, 68.86, "AF"),
    "Herat": (34.35, 62.2, "AF"),
    "Aleppo": (36.2, 37.16, "SY"),
    "Idlib": (35.93, 36.63, "SY"),
    "Afrin": (36.51, 36.87, "SY"),
}


def report(
    name: str,
    published: str | None = None,
    *,
    text: str = "",
    publisher: str | None = None,
    agencies: tuple[str, ...] = (),
    **more,
) -> Report:
    """A report of a hundred words' length; `text` only gives its fingerprint."""
    return Report(
        document=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        publisher=publisher or name,
        published=published,
        published_at=published or "",
        agencies=agencies,
        length=1000,
        fingerprint=fingerprint(text),
        **more,
    )


def place(name: str, at: int = 0) -> Place:
    """A town, named at an offset."""
    lat, lon, country = TOWNS[name]
    return Place(
        text=name, start=at, end=at + len(name), name=name, lat=lat, lon=lon, country=country, precision="town"
    )


def day(date: str, last: str | None = None, *, at: int = 0) -> Time:
    """A day, or a period to `last`."""
    return Time(
        text=date,
        start_offset=at,
        end_offset=at + 10,
        start=date,
        end=last or date,
        precision="days" if last else "day",
    )


def count(figure: int | str | None) -> Count:
    """ "12" → exact, "12+" → at least, "10-12" → range, None → not said."""
    if figure is None:
        return Count()
    said = str(figure)
    if said.endswith("+"):
        return Count(low=int(said[:-1]), best=int(said[:-1]), qualifier="at_least", text=said)
    if "-" in said:
        low, high = said.split("-")
        return Count(low=int(low), high=int(high), qualifier="range", text=said)
    return Count(low=int(said), best=int(said), high=int(said), qualifier="exact", text=said)


def actor(name: str, responsibility: str = "alleged") -> ClaimActor:
    """A perpetrator."""
    return ClaimActor(name=name, id=name.lower(), type="state", responsibility=responsibility)


def claim(
    figure: int | str | None = None,
    harm: str | None = "killed",
    *,
    at: int = 0,
    by: str | None = None,
    by_type: str = "ngo",
    status: str = "unknown",
    where: str | None = "Kunduz",
    when: str | None = "2015-10-03",
    perpetrator: ClaimActor | None = None,
    words: str | None = None,
    names: tuple[str, ...] = (),
    groups: dict[str, int] | None = None,
    objects: tuple[str, ...] = (),
    **more,
) -> Claim:
    """A claim at an offset; `by` is who says it (else the publisher), `groups` maps a group to its number."""
    said = words or f"{figure} {harm}"
    kind = more.pop("kind", "harm")
    fields = (
        figure,
        harm,
        at,
        by,
        status,
        where,
        when,
        said,
        names,
        sorted((groups or {}).items()),
        kind,
        sorted(more.items(), key=str),
    )
    return Claim(
        id="c-" + hashlib.sha256(repr(fields).encode()).hexdigest()[:12],
        kind=kind,
        harm=harm,
        count=count(figure),
        victims=Victims(
            text=said,
            status=status,
            names=names,
            groups=tuple(VictimGroup(group=g, low=n, best=n, high=n) for g, n in (groups or {}).items()),
        ),
        place=place(where, at) if where else None,
        time=day(when, at=at) if when else None,
        actors=(perpetrator,) if perpetrator else (),
        objects=tuple(ClaimObject(code=code) for code in objects),
        sources=(Source(name=by, type=by_type),) if by else (Source(name="outlet", type="media"),),
        evidence=(Evidence(slot="claim", start=at, end=at + len(said), text=said),),
        rule="test",
        **more,
    )


def part(of: Claim, figure: int | str, **more) -> Claim:
    """A subset of another claim's figure."""
    return claim(figure, of.harm, part_of=of.id, scope="subset", **more)


def position(
    stance: str,
    *,
    at: int = 500,
    by: str = "the army",
    perpetrator: ClaimActor | None = None,
    words: str = "it",
    **more,
) -> Claim:
    """A denial, dispute or admission."""
    return claim(
        None,
        None,
        kind="responsibility",
        stance=stance,
        at=at,
        by=by,
        by_type="military",
        perpetrator=perpetrator,
        words=words,
        **more,
    )
