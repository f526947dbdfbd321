"""The lexicon of nouns for people, with what each says of its bearer (`rules/lexicons/en/people.yaml`)."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from tollbook.model.codes import Group, Occupation, VictimStatus
from tollbook.rules import load_yaml
from tollbook.rules.loader import spellings

PEOPLE = "lexicons/en/people.yaml"


@dataclass(frozen=True, slots=True)
class Noun:
    """One spelling of a noun for people.

    `number` is singular, plural, both ("Taliban") or group (one word, several people: "a family");
    `harm` what befell its bearers, where the noun says it ("deaths": killed);
    `size` how many the bare word stands for ("parents": 2), and with `fixed` always does ("twins");
    `adjective`: it may only describe the next word ("a rebel offensive");
    the bearers of an `organised` noun have the status that their organisation gives them ("members").
    """

    text: str
    entry: str
    number: str
    groups: tuple[Group, ...] = ()
    status: VictimStatus = "unknown"
    occupation: Occupation | None = None
    size: int | None = None
    harm: str | None = None
    organised: bool = False
    fixed: bool = False
    family: bool = False
    inclusive: bool = False
    case: bool = False
    adjective: bool = False


@cache
def people_nouns() -> dict[str, Noun]:
    """Every spelling in lower case → its noun. Of two entries with one spelling the first counts."""
    nouns: dict[str, Noun] = {}
    for row in _rows(organisations=False):
        for term in row["terms"]:
            for noun in _nouns(row, spellings(term)):
                nouns.setdefault(noun.text.lower(), noun)
    return nouns


@cache
def longer_nouns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the nouns of several words that begin with it, longest first, as words in lower case."""
    begin: dict[str, list[tuple[str, ...]]] = {}
    for noun in people_nouns():
        words = tuple(noun.split())
        if len(words) > 1:
            begin.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in begin.items()}


@cache
def organisations() -> dict[str, VictimStatus]:
    """Organisations and kin groups, in lower case → the status of their members ("members of the militia")."""
    rows = _rows(organisations=True)
    return {form.lower(): row["status"] for row in rows for term in row["terms"] for form in spellings(term)}


def _rows(*, organisations: bool) -> list[dict[str, Any]]:
    return [row for row in load_yaml(PEOPLE) if (row.get("number") == "organisation") is organisations]


def _nouns(row: dict[str, object], forms: tuple[str, ...]) -> list[Noun]:
    kind = str(row.get("number", "regular"))
    return [_noun(row, form, _number(kind, i, forms)) for i, form in enumerate(forms)]


def _number(kind: str, index: int, forms: tuple[str, ...]) -> str:
    if len(forms) > 1:
        return "plural" if index else ("group" if kind == "group" else "singular")
    if kind in ("plural", "group"):
        return "plural"
    word = forms[0]
    if word.endswith(("s", "men", "people", "folk", "personnel")):
        return "plural"
    return "both" if word[0].isupper() or word.startswith("muja") else "singular"


def _noun(row: dict[str, object], form: str, number: str) -> Noun:
    size = row.get("size")
    return Noun(
        text=form,
        entry=str(row["code"]),
        number=number,
        groups=cast("tuple[Group, ...]", tuple(str(row.get("groups", "")).split())),
        status=cast("VictimStatus", row.get("status", "unknown")),
        occupation=cast("Occupation | None", row.get("occupation")),
        size=int(str(size)) if size else None,
        harm=cast("str | None", row.get("harm")),
        organised=row.get("organised") == "yes",
        fixed=row.get("fixed") == "yes",
        family=row.get("family") == "yes",
        inclusive=row.get("inclusive") == "yes",
        case=bool(row.get("case", False)),
        adjective=bool(row.get("case", False)) or form.lower() in str(row.get("adjectives", "")).split(),
    )
