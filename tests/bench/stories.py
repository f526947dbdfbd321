"""Short reports of invented incidents, as text: for measuring whole runs, from the words to the record.

The towns exist; what is told to have happened there does not. The same numbers give the same texts.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

from tests.bench.incidents import word

TOWNS = (
    "Aleppo", "Idlib", "Homs", "Raqqa", "Mosul", "Kirkuk", "Baqubah", "Kandahar", "Herat", "Kunduz", "Maiduguri",
    "Mogadishu", "Baidoa", "Goma", "Beni", "Bunia", "Donetsk", "Kharkiv", "Taiz", "Marib", "Benghazi", "Misrata",
    "Quetta", "Peshawar", "Gao", "Kidal", "Juba", "Malakal", "Nyala", "Bangui", "Maroua", "Diffa",
)  # fmt: skip
ACTS = (
    ("an air strike hit a house", "after the air strike"), ("shells fell on a market", "in the shelling"),
    ("gunmen opened fire on a bus", "in the shooting"), ("a car bomb exploded near a bakery", "in the bombing"),
    ("a roadside bomb hit a minibus", "in the blast"), ("a rocket struck a school", "in the attack"),
)  # fmt: skip
TELLERS = ("a hospital official", "the police", "residents", "a rescue worker", "the district's governor")
FIRST_DAY = date(2015, 1, 1)


def stories(number: int, seed: int = 0) -> Iterator[bytes]:
    """So many reports as JSON Lines, two or three of each incident."""
    left, incident = number, 0
    while left > 0:
        dice = random.Random(f"{seed} story {incident}")
        for part in range(min(left, dice.choice((2, 3)))):
            yield _story(dice, f"s-{seed}-{incident:06}-{part}", incident)
            left -= 1
        incident += 1


def _story(dice: random.Random, name: str, incident: int) -> bytes:
    scene = random.Random(f"scene {name.rpartition('-')[0]}")
    town, (act, after), dead = scene.choice(TOWNS), scene.choice(ACTS), scene.randint(2, 40)
    day = FIRST_DAY + timedelta(days=incident % 3000)
    quarter, street, person = (word(scene).title() for _ in range(3))
    text = "\n\n".join((
        f"{dead} people were killed in {town} on {day:%A} when {act} in the {quarter} quarter, {dice.choice(TELLERS)}"
        f" said. At least {dead + scene.randint(3, 20)} others were wounded.",
        f"The dead were taken to the hospital on {street} Street. {dice.choice(TELLERS).capitalize()} said that"
        f" {max(1, dead // 4)} children were among the dead. The family of {person} {word(scene).title()} lost its"
        f" home {after}.",
        f"The army denied that it had carried out the attack. {word(dice).title()} reported from {town}.",
    ))  # fmt: skip
    published = day + timedelta(days=dice.choice((0, 0, 1)))
    row = {"id": name, "publisher": f"Invented Courier {dice.randrange(40)}", "published": published.isoformat(),
           "language": "en", "text": text}  # fmt: skip
    return json.dumps(row, sort_keys=True).encode()
