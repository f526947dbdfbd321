"""Invented incidents and what is reported of them: as many as asked for, the same for the same seed.

Each incident has a day, a town, a figure, victims and a scene of its own words. Reports of it repeat most of that, with
a figure that may grow, a day or place left out, and words of their own; some are reprints. Nothing in them is real.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice

from tollbook.incidents import Report
from tollbook.incidents.fingerprint import fingerprint
from tollbook.model import Block, Claim, Count, Document, Evidence, Place, Reading, Source, Time, Victims

SYLLABLES = ("ba", "ke", "lo", "mir", "tan", "sor", "vel", "dun", "gra", "hes", "pol", "ter", "nim", "oz", "ral", "stu")
METHODS = ("air_strike", "shelling", "shooting", "ied")
NEWS = (
    "officials", "people", "reported", "attack", "killed", "wounded", "town", "residents", "hospital", "witnesses",
    "morning", "evening", "forces", "statement", "area", "houses", "families", "rescue", "workers", "district", "week",
)  # fmt: skip
FIRST_DAY = date(2015, 1, 1)


def word(dice: random.Random) -> str:
    """An invented word."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(4, 6)))


def readings(
    incidents: int, claims_each: int = 5, seed: int = 0, scenes: int | None = None, days: int = 730
) -> Iterator[tuple[int, Reading]]:
    """The reports of so many incidents, each with the number of its incident, incident after incident.

    With `scenes`, only so many towns with their words: incidents are hard to tell apart, more so on few `days`.
    """
    for number in range(incidents):
        dice, scene = random.Random(f"{seed} {number}"), random.Random(f"{seed} scene {number % (scenes or incidents)}")
        day = FIRST_DAY + timedelta(days=dice.randrange(days))
        told = _reports(f"{seed}-{number:06}", dice, claims_each, [word(scene) for _ in range(30)], _town(scene), day)
        yield from ((number, reading) for reading in told)


def reports(incidents: int, **more: int) -> Iterator[tuple[int, Report, tuple[Claim, ...]]]:
    """The same (`more` as for `readings`) as `report_of` would make of them, without the cost of reading."""
    for number, reading in readings(incidents, **more):
        document = reading.document
        yield number, Report(
            document=document.id, sha256=document.sha256, publisher=document.publisher, published=document.published,
            published_at=document.published or "", length=len(document.text), headline_end=document.blocks[0].end,
            lede_end=len(document.text) // 3, fingerprint=fingerprint(document.text),
        ), reading.claims  # fmt: skip


def _reports(
    incident: str, dice: random.Random, claims_each: int, scene: list[str], town: Place, day: date
) -> Iterator[Reading]:
    dead, method = dice.randint(1, 40), dice.choice(METHODS)
    victims = [f"{word(dice).title()} {word(dice).title()}" for _ in range(2)]
    left, copy = claims_each, None
    for version in count():
        told = min(left, dice.randint(1, 3))
        published = day + timedelta(days=dice.choice((0, 0, 1, 1, 2, 6)))
        text = copy if copy and dice.random() < 0.3 else _text(dice, scene, victims)
        copy = copy or text
        name = f"doc-{incident}-{version}"
        document = _document(name, text, published, outlet=f"outlet-{dice.randrange(40)}")
        grown = dead + (dice.randint(0, 3) if version else 0)
        said = islice(_claims(document, dice, grown, (town, day, method, victims)), told)
        yield Reading(document=document, claims=tuple(said))
        left -= told
        if left <= 0:
            return


def _town(dice: random.Random) -> Place:
    name = word(dice).title()
    return Place(
        text=name, start=0, end=len(name), name=name, lat=round(dice.uniform(30, 37), 3),
        lon=round(dice.uniform(36, 45), 3), country="SY", precision="town",
    )  # fmt: skip


def _text(dice: random.Random, scene: list[str], victims: list[str]) -> str:
    words = dice.sample(scene, 20) + [dice.choice(NEWS) for _ in range(60)] + [word(dice) for _ in range(8)]
    dice.shuffle(words)
    return "Killed in attack. " + " ".join(words) + ". " + " and ".join(victims) + " died."


def _document(name: str, text: str, published: date, outlet: str) -> Document:
    return Document(
        id=name, sha256=hashlib.sha256(name.encode()).hexdigest(), publisher=outlet, published=published.isoformat(),
        language="en", text=text,
        blocks=(Block(kind="headline", start=0, end=17), Block(kind="body", start=18, end=len(text))),
    )  # fmt: skip


def _claims(
    document: Document, dice: random.Random, dead: int, told: tuple[Place, date, str, list[str]]
) -> Iterator[Claim]:
    town, day, method, victims = told
    when = Time(
        text="that day", start_offset=0, end_offset=6, start=day.isoformat(), end=day.isoformat(), precision="day"
    )
    for harm, figure in (("killed", dead), ("injured", dead * 2), ("missing", 2)):
        span = Evidence(slot="claim", start=0, end=6, text=document.text[:6])
        yield Claim(
            id="c-" + hashlib.sha256(f"{document.sha256}{harm}".encode()).hexdigest()[:16], kind="harm", harm=harm,
            count=Count(low=figure, best=figure, high=figure, qualifier="exact", text=str(figure)),
            victims=Victims(names=tuple(victims[: dice.randint(0, 2)])), methods=(method,),
            place=town if dice.random() < 0.9 else None, time=when if dice.random() < 0.9 else None,
            sources=(Source(name=document.publisher or "", type="media"),), evidence=(span,), rule="invented",
        )  # fmt: skip
