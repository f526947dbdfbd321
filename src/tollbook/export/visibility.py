"""What may leave a project, and how: the one gate through which every exported record goes."""

from dataclasses import dataclass
from typing import Any

from tollbook.export.masking import WITHHELD, Masker, hide_words
from tollbook.model import Visibility


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for each record. `masker` is null where the person at the keyboard asked for names and words.

    public: as it is, but for names that are not public. team, restricted: its words are hidden too. withheld, or under
    an embargo that has not ended by `today` (ISO 8601): it stays in the project, whatever was asked for.
    """

    masker: Masker | None
    today: str

    def open_for(self, record: dict[str, Any], documents: tuple[str, ...], own: Visibility) -> dict[str, Any] | None:
        """The record as it may leave, `masked: true` added where something is hidden; null where it may not."""
        if self._stays(own):
            return None
        persons = [p for p in map(self._person, record.get("persons", ())) if p is not None]
        shown = record | {"persons": persons} if "persons" in record else record
        if self.masker is None:
            return shown
        shown, masked = self.masker.record(_named(shown), documents)
        if own.level != "public":
            shown, masked = hide_words(shown), True
        masked = masked or _named(record) != record or persons != record.get("persons", [])
        return shown | {"masked": True} if masked else shown

    def _stays(self, own: Visibility) -> bool:
        return own.level == "withheld" or (own.embargo_until is not None and own.embargo_until > self.today)

    def _person(self, person: dict[str, Any]) -> dict[str, Any] | None:
        own = Visibility.model_validate(person["visibility"])
        if self._stays(own):
            return None
        if self.masker is None or own.level == "public":
            return person
        hidden = [{"text": WITHHELD, "script": "Latn", "transliteration": None} for _ in person["names"]]
        shown = person | {"names": hidden, "consent": None}
        return shown if own.level == "team" else shown | {"age": None, "date": None, "family_id": None, "list_ids": []}


def _named(record: dict[str, Any]) -> dict[str, Any]:
    victims = record.get("victims")
    if not victims or not victims["names"]:
        return record
    return record | {"victims": victims | {"names": [WITHHELD] * len(victims["names"])}}
