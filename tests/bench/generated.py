"""A large project of invented incidents, made at once: for measuring searches and pages, not reading.

Everything is invented: places carry the names of a made-up country, parties those of made-up armies. The same numbers
give the same project.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from tests.bench import bulk
from tests.bench.incidents import word

from tollbook import store
from tollbook.model import (
    Block,
    Casualties,
    Claim,
    ClaimActor,
    ClaimObject,
    Count,
    Document,
    Evidence,
    Incident,
    Place,
    Position,
    Range,
    Reading,
    Source,
    Time,
    TollSeen,
    Victims,
)  # fmt: skip
from tollbook.project import Project

VERSION = "generated"
Story = tuple[list[Reading], Incident]
_AT_ONCE = 2_000
FIRST_DAY, DAYS = date(1988, 1, 1), 13_140
TOWNS = 800
"""Towns lie so far apart, and days are so many, that linking takes few stories for one another."""

COUNTRIES = ("XA", "XB", "XC", "XD", "XE", "XF")
ARMIES = ("Northern Army", "Southern Army", "Coastal Guard", "River Front", "Hill Brigade", "Border Force")
METHODS = ("air_strike", "shelling", "shooting", "ied", "drone_strike", "landmine", "missile_strike", "execution")
OBJECTS = ("hospital", "school", "market", "bakery", "bridge", "mosque", "bus", "well")
OUTLETS = tuple(f"Invented Courier {number}" for number in range(40))
GRADES = ("confirmed", "fair", "fair", "weak", "weak", "weak", "contested", None)
_SYLLABLES = ("ar", "bel", "dor", "en", "far", "gol", "hin", "is", "kar", "lum", "mor", "nad")


def build(
    folder: Path, incidents: int, claims_each: int = 10, claims_a_document: int = 5, *, linked: bool = False
) -> Project:  # fmt: skip
    """A project of this many incidents; each has its own documents.

    `linked`: the incidents are those that linking makes of the documents, with all that it keeps between runs, so that
    decisions can be worked in as they are in a real project. Else they are made up too, which takes less time.
    """
    folder.mkdir(parents=True)
    project = Project(folder)
    database = store.Database(folder / "tollbook.db")
    store.migrate(database)
    made, done = [], 0
    told = stories(incidents, claims_each, claims_a_document)
    while some := list(islice(told, _AT_ONCE)):
        with database.write() as connection:
            bulk.write_readings(connection, done, [reading for readings, _ in some for reading in readings], VERSION)
        done += sum(len(readings) for readings, _ in some)
        made += [incident for _, incident in some if not linked]
    with database.write() as connection:
        bulk.index_readings(connection)
        if not linked:
            store.replace_incidents(connection, made, ())
    database.close()
    if linked:
        project.relink()
    return project


def stories(incidents: int, claims_each: int = 10, claims_a_document: int = 5) -> Iterator[Story]:
    """What such a project is made of: each incident with what was read of it."""
    chance = random.Random(7)
    for number in range(incidents):
        readings = list(_readings(chance, number, claims_each, claims_a_document))
        yield readings, _incident(chance, number, readings)


def _readings(chance: random.Random, number: int, claims: int, each: int) -> Iterator[Reading]:
    place = place_of(chance.randrange(TOWNS), number)
    town, day = place.name, (FIRST_DAY + timedelta(days=number * 37 % DAYS)).isoformat()
    scene = _Scene(chance, town)
    for piece in range(-(-claims // each)):
        outlet = chance.choice(OUTLETS)
        sentences = [scene.sentence() for _ in range(each)]
        text = f"{scene.name} of {town} hit by {scene.method.replace('_', ' ')}\n\n" + " ".join(s for s, _ in sentences)
        sha256 = hashlib.sha256(f"{number} {piece} {text}".encode()).hexdigest()
        name = f"g{number:06}-{piece}"
        at, found = text.index("\n\n") + 2, []
        for position, (sentence, killed) in enumerate(sentences):
            found.append(_claim(f"c-{name}-{position}", sentence, at, killed, place, day, scene.method))
            at += len(sentence) + 1
        head = text.index("\n")
        blocks = (Block(kind="headline", start=0, end=head), Block(kind="body", start=head + 2, end=len(text)))
        document = Document(
            id=name, sha256=sha256, publisher=outlet, title=text[:head], published=day, language="en", text=text,
            blocks=blocks, url=f"https://outlet.test/{name}",
        )  # fmt: skip
        yield Reading(document=document, claims=tuple(found))


class _Scene:
    """What all reports of a story have in common, in words of its own, by which linking tells it from others."""

    def __init__(self, chance: random.Random, town: str) -> None:
        self._chance, self._town = chance, town
        self.name, self._street, self._owner = (word(chance).capitalize() for _ in range(3))
        self.method, self._army = chance.choice(METHODS), chance.choice(ARMIES)
        self._most = int(chance.expovariate(0.1)) + 3

    def sentence(self) -> tuple[str, int]:
        """A sentence with a figure near the story's own."""
        killed, hit = max(1, self._most - self._chance.randrange(3)), self._chance.choice(OBJECTS)
        where = f"{hit} of {self._owner} in {self._street} Street, {self.name}"
        said = (
            f"Residents of {self._town} said that {killed} people were killed when the {self._army} struck a {where}."
        )
        return said, killed


def _claim(name: str, sentence: str, at: int, killed: int, where: Place, day: str, method: str) -> Claim:
    army = next(army for army in ARMIES if army in sentence)
    said, number = sentence.index("that ") + 5, str(killed)
    figure = at + sentence.index(number, said)
    place = where.model_copy(update={"start": at + 13, "end": at + 13 + len(where.text)})
    end = len(sentence) - 1
    return Claim(
        id=name, kind="harm", harm="killed", victims=Victims(text="people", status="civilian"), place=place,
        count=Count(low=killed, best=killed, high=killed, qualifier="exact", text=number),
        actors=(ClaimActor(text=army, name=army, type="military"),), methods=(method,),
        time=Time(text=day, start_offset=0, end_offset=0, start=day, end=day),
        sources=(Source(name=f"residents of {where.text}", type="witness", text="Residents", start=at, end=at + 9),),
        evidence=(
            Evidence(slot="claim", start=at + said, end=at + end, text=sentence[said:end]),
            Evidence(slot="count", start=figure, end=figure + len(number), text=number),
        ),
    )  # fmt: skip


def _incident(chance: random.Random, number: int, readings: list[Reading]) -> Incident:
    claims = [claim for reading in readings for claim in reading.claims]
    figures = sorted(claim.count.best for claim in claims)
    killed = Range(low=figures[0], best=figures[len(figures) // 2], high=figures[-1])
    first, method = claims[0], METHODS[number % len(METHODS)]
    lat, lon = round(chance.uniform(-50, 60), 4), round(chance.uniform(-120, 150), 4)
    province = f"Province {number % 60}"
    hit = OBJECTS[number % len(OBJECTS)]
    code = {"hospital": "health_facility", "school": "school", "market": "market"}.get(hit, "other")
    place = first.place.model_copy(update={"lat": lat, "lon": lon, "admin1": province, "radius_km": 5.0})
    return Incident(
        id=f"i-{number:016x}", title=f"{method.replace('_', ' ').capitalize()} in {place.name}, {first.time.start}",
        time=first.time, place=place, killed=killed, civilians_killed=killed, methods=(method,),
        objects=(ClaimObject(code=code, status="hit", text=hit),),
        casualties=(Casualties(harm="killed", low=killed.low, best=killed.best, high=killed.high),
                    Casualties(harm="killed", status="civilian", low=killed.low, best=killed.best, high=killed.high)),
        actors=tuple(dict.fromkeys(a for c in claims[:3] for a in c.actors)), grade=GRADES[number % len(GRADES)],
        grade_reasons=("two independent credible origins",), origins=min(len(readings), 3),
        range_reasons=("the figure most origins give",), documents=tuple(r.document.id for r in readings),
        main_documents=(readings[0].document.id,), claims=tuple(c.id for c in claims), primary=True,
        positions=(Position(actor=ARMIES[0], date=first.time.start, claim=first.id),),
        tolls_seen=tuple(
            TollSeen(reported=c.time.start, harm="killed", origin=r.document.publisher.lower().replace(" ", "-"),
                     claim=c.id, low=c.count.low, best=c.count.best, high=c.count.high)
            for r in readings for c in r.claims[:1]
        ),
    )  # fmt: skip


def place_of(town: int, number: int) -> Place:
    """One of the made-up towns, each two degrees from its neighbours, in the country of a story."""
    name, country = town_of(town), COUNTRIES[number % len(COUNTRIES)]
    lat, lon = -38.0 + 2 * (town % 40), -20.0 + 2 * (town // 40)
    return Place(text=name, start=0, end=len(name), name=name, country=country, lat=lat, lon=lon, precision="town")


def town_of(number: int) -> str:
    """One of the made-up towns."""
    first, rest = divmod(number, len(_SYLLABLES))
    second, third = divmod(first, len(_SYLLABLES))
    return (_SYLLABLES[rest] + _SYLLABLES[second] + _SYLLABLES[third % len(_SYLLABLES)]).capitalize()
