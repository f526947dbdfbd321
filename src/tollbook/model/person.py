"""A victim, detained or missing person."""

from typing import Literal

from tollbook.model.base import Record
from tollbook.model.codes import Harm, Occupation
from tollbook.model.visibility import TEAM, Visibility


class PersonName(Record):
    """A name as written, its script (ISO 15924) and a Latin transliteration."""

    text: str
    script: str = "Latn"
    transliteration: str | None = None


class Consent(Record):
    """Who agreed to what being shown; `withdrawn` is the ISO date of withdrawal, or null."""

    by: str
    scope: str
    date: str
    withdrawn: str | None = None


class Person(Record):
    """A person harmed. Names of people who are no public figures are for the team only, unless decided otherwise."""

    names: tuple[PersonName, ...] = ()
    age: int | None = None
    age_group: Literal["infant", "child", "adult", "elderly"] | None = None
    sex: Literal["female", "male"] | None = None
    occupation: Occupation | None = None
    family_id: str | None = None
    list_ids: tuple[str, ...] = ()
    outcome: Harm | None = None
    date: str | None = None
    consent: Consent | None = None
    visibility: Visibility = TEAM
