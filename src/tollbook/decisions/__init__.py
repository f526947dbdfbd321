"""What standing decisions mean: for the claims of a document, for linking and assessment, for what is published."""

from tollbook.decisions.anchors import anchor_of, best_fit
from tollbook.decisions.claims import Reviewed, Status, decided_claims, reviewed_claims
from tollbook.decisions.levels import Levels, document_level, levels_of
from tollbook.decisions.persons import with_consent
from tollbook.decisions.rulings import credibility_by, names_of, rulings
from tollbook.decisions.signing import signatures
from tollbook.decisions.standing import standing, undone
from tollbook.decisions.subjects import by_document, subjects_of

__all__ = [
    "Levels", "Reviewed", "Status", "anchor_of", "best_fit", "by_document", "credibility_by", "decided_claims",
    "document_level", "levels_of", "names_of", "reviewed_claims", "rulings", "signatures", "standing", "subjects_of",
    "undone", "with_consent",
]  # fmt: skip
