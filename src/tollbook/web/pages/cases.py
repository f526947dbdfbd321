"""An incident or toll with its reports and claims, as a person may see them."""

from collections.abc import Mapping

from tollbook.export.report import Case
from tollbook.model import Claim, Incident, Toll
from tollbook.project.origins import origins_within
from tollbook.review.seeing import Seen


def case_of(seen: Seen, record: Incident | Toll) -> Case:
    """The case of a record that was read through the same eyes."""
    claims: dict[str, tuple[Claim, ...]] = {}
    for document, claim in seen.claims(record.claims):
        claims[document] = (*claims.get(document, ()), claim)
    found = (seen.document(name) for name in sorted({*record.documents, *claims}))
    documents = sorted((d for d in found if d is not None), key=lambda d: (d.published or "9999", d.id))
    return Case(record, tuple(documents), claims)


def origins_in(case: Case) -> Mapping[str, str]:
    """The origin of each claim; those that the record gives its figures stand, the others follow its rules."""
    worked_out = origins_within(case.documents, case.claims)
    return worked_out | {seen.claim: seen.origin for seen in case.record.tolls_seen}
