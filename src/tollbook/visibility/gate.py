"""What may be shown, to whom, and how: the one gate through which every record goes that leaves the project."""

from dataclasses import dataclass, field
from typing import Any

from tollbook.model import Visibility
from tollbook.visibility.clearance import PUBLIC_EYES, Clearance
from tollbook.visibility.held import Held
from tollbook.visibility.masking import BLOCK, WITHHELD, Masker, hide_words
from tollbook.visibility.places import coarse
from tollbook.visibility.traces import claim_without_traces, without_traces

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Decides for each record. `masker` hides the names that `clearance` does not open.

    A record of a level that the clearance opens is shown as it is, but for such names. Else its words are hidden and
    its coordinates made coarse. What is withheld, or under an embargo that has not ended by `today` (ISO 8601), is not
    shown at all, nor is what `held` lists because it belongs to such an incident or report. An incident or toll that is
    shown has no trace of such reports and claims, and no words of those that are shown without theirs (`traces`).
    """

    masker: Masker
    today: str
    clearance: Clearance = PUBLIC_EYES
    held: Held = field(default_factory=Held)

    def open_for(self, record: dict[str, Any], documents: Parts, own: Visibility) -> dict[str, Any] | None:
        """The record as it may be shown, `masked: true` added where something is hidden; null where it may not."""
        if self.keeps_back(own) or self._held(record, documents):
            return None
        assessed = "origin_graph" in record
        persons = [p for p in map(self._person, record.get("persons", ())) if p is not None]
        shown = record | {"persons": persons} if "persons" in record else record
        if assessed:
            shown = without_traces(shown, self.held)
        elif "evidence" in shown:
            shown = claim_without_traces(self._named(shown), self.held)
        else:
            shown = self._without_held_words(shown)
        shown, _ = self.masker.record(shown, documents)
        if not self.clearance.sees(own) or record.get("id") in self.held.veiled_claims:
            shown = coarse(hide_words(shown))
        return shown | {"masked": True} if shown != record else shown

    def keeps_back(self, own: Visibility) -> bool:
        """Whether a record of this visibility is not shown at all."""
        return self.clearance.keeps_back(own, self.today)

    def _held(self, record: dict[str, Any], documents: Parts) -> bool:
        """Whether it is a claim that stays back, or of a report that does. Incidents outlive their reports."""
        if "origin_graph" in record:
            return record["id"] in self.held.incidents
        return record.get("id") in self.held.claims or not self.held.documents.isdisjoint(documents)

    def _without_held_words(self, record: dict[str, Any]) -> dict[str, Any]:
        spans = self.held.spans.get(record["id"], ()) if "blocks" in record else ()
        text = record.get("text", "")
        words = [text[start:end] for start, end in spans]
        for start, end in spans:
            text = text[:start] + BLOCK * (end - start) + text[end:]
        return _told_apart(record, words) | {"text": text} if spans else record

    def _person(self, person: dict[str, Any]) -> dict[str, Any] | None:
        own = Visibility.model_validate(person["visibility"])
        if self.keeps_back(own):
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


def _told_apart(record: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """A document whose title and captions tell nothing of these words: one that shares some is hidden whole."""

    def hidden(text: str | None) -> str | None:
        shares = text and any(word in text or text in word for word in words)
        return BLOCK * len(text) if text and shares else text

    images = [image | {"caption": hidden(image["caption"])} for image in record["images"]]
    return record | {"title": hidden(record["title"]), "lede": hidden(record["lede"]), "images": images}
