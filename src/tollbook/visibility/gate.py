"""What may be shown, to whom, and how: the one gate through which every record goes that leaves the project."""

from dataclasses import dataclass, field
from typing import Any

from tollbook.model import Visibility
from tollbook.visibility.clearance import PUBLIC_EYES, Clearance
from tollbook.visibility.held import Held
from tollbook.visibility.masking import BLOCK, WITHHELD, Masker, hide_words
from tollbook.visibility.places import coarse

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for each record. `masker` hides the names that `clearance` does not open.

    A record of a level that the clearance opens is shown as it is, but for such names. Else its words are hidden and
    its coordinates made coarse. What is withheld, or under an embargo that has not ended by `today` (ISO 8601), is not
    shown at all, nor is what `held` lists because it belongs to such an incident.
    """

    masker: Masker
    today: str
    clearance: Clearance = PUBLIC_EYES
    held: Held = field(default_factory=Held)

    def open_for(self, record: dict[str, Any], documents: Parts, own: Visibility) -> dict[str, Any] | None:
        """The record as it may be shown, `masked: true` added where something is hidden; null where it may not."""
        if self.clearance.keeps_back(own, self.today) or self._held(record):
            return None
        persons = [p for p in map(self._person, record.get("persons", ())) if p is not None]
        shown = record | {"persons": persons} if "persons" in record else record
        shown = self._without_held_words(self._named(shown))
        shown, _ = self.masker.record(shown, documents)
        if not self.clearance.sees(own):
            shown = coarse(hide_words(shown))
        return shown | {"masked": True} if shown != record else shown

    def _held(self, record: dict[str, Any]) -> bool:
        name = record.get("id")
        return name in self.held.claims or name in self.held.documents

    def _without_held_words(self, record: dict[str, Any]) -> dict[str, Any]:
        spans = self.held.spans.get(record["id"], ()) if "blocks" in record else ()
        text = record.get("text", "")
        for start, end in spans:
            text = text[:start] + BLOCK * (end - start) + text[end:]
        return record | {"text": text} if spans else record

    def _person(self, person: dict[str, Any]) -> dict[str, Any] | None:
        own = Visibility.model_validate(person["visibility"])
        if self.clearance.keeps_back(own, self.today):
            return None
        if self.clearance.sees(own):
            return person
        hidden = [{"text": WITHHELD, "script": "Latn", "transliteration": None} for _ in person["names"]]
        shown = person | {"names": hidden, "consent": None}
        return shown if own.level == "team" else shown | {"age": None, "date": None, "family_id": None, "list_ids": []}

    def _named(self, record: dict[str, Any]) -> dict[str, Any]:
        victims = record.get("victims")
        if not victims or not victims["names"] or self.clearance.team:
            return record
        return record | {"victims": victims | {"names": [WITHHELD] * len(victims["names"])}}
