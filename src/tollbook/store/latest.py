"""What was decided about a document's claims, kept until anything that it follows from changes.

Else all decisions about a document, thousands perhaps, would be applied in order whenever one of its claims is read.
The chain's hash at the latest of them stands for all before it, and their number tells whether one was erased.
"""

from collections import OrderedDict
from threading import Lock

from sqlalchemy import Connection, func, select

from tollbook.decisions import Reviewed, reviewed_claims, standing
from tollbook.model import Claim, Document
from tollbook.store.decisions import decisions_about
from tollbook.store.schema import chain, decision_index

_MOST = 512
_Made = tuple[Document, tuple[Claim, ...], tuple[str, int], tuple[Reviewed, ...]]
_lock = Lock()
_kept: OrderedDict[str, _Made] = OrderedDict()


def latest_reviewed(connection: Connection, document: Document, found: tuple[Claim, ...]) -> tuple[Reviewed, ...]:
    """The claims `found` in a document as the standing decisions have them."""
    subject = f"document {document.sha256}"
    state = _state(connection, subject)
    with _lock:
        kept = _kept.get(subject)
    if kept is not None and kept[:3] == (document, found, state):
        return kept[3]
    made = reviewed_claims(document, found, standing(decisions_about(connection, [subject])))
    with _lock:
        _kept[subject] = (document, found, state, made)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made


def _state(connection: Connection, subject: str) -> tuple[str, int]:
    about = decision_index.c.subject == subject
    row = connection.execute(select(func.max(decision_index.c.position), func.count()).where(about)).one()
    latest = connection.execute(select(chain.c.hash).where(chain.c.position == row[0])).scalar_one_or_none()
    return latest or "", int(row[1])
