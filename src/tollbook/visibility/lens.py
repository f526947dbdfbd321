"""Records as values, as a viewer may see them."""

from dataclasses import dataclass
from typing import Any, TypeVar

from tollbook.model import Assessed, Claim, Document, Incident, Record, Toll
from tollbook.visibility.gate import Gate

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Lens:
    """Shows records through a gate. Null where a record is not shown at all."""

    gate: Gate

    def incident(self, incident: Incident) -> Incident | None:
        """An incident; its claims that stay back are not named."""
        return self._assessed(incident)

    def toll(self, toll: Toll) -> Toll | None:
        """A toll."""
        return self._assessed(toll)

    def document(self, document: Document) -> Document | None:
        """A document; hidden stretches keep their length, so that offsets fit."""
        return self._shown(document, (document.id,), document.model_dump(mode="json"))

    def claim(self, claim: Claim, document: str) -> Claim | None:
        """A claim of a document."""
        return self._shown(claim, (document,), claim.model_dump(mode="json"))

    def text(self, text: str, documents: tuple[str, ...]) -> str:
        """Words from these documents."""
        return self.gate.masker.words(text, documents)

    def named(self, value: dict[str, Any], document: str) -> dict[str, Any]:
        """Any JSON value of a document with the names hidden."""
        return self.gate.masker.record(value, (document,))[0]

    def _assessed(self, record: R) -> R | None:
        if not isinstance(record, Assessed):
            return None
        return self._shown(record, record.documents, record.model_dump(mode="json"))

    def _shown(self, record: R, documents: tuple[str, ...], dumped: dict[str, Any]) -> R | None:
        own = getattr(record, "visibility")  # noqa: B009 - every record that is shown has one
        shown = self.gate.open_for(dumped, documents, own)
        if shown is None or "masked" not in shown:
            return None if shown is None else record
        return type(record).model_validate({k: v for k, v in shown.items() if k != "masked"})
