"""An incident or toll with its reports and claims, as a person may see them."""

from collections.abc import Mapping

from tollbook.export.report import Case
from tollbook.project.origins import origins_within
from tollbook.review.seeing import Seen
from tollbook.web.errors import NotFound


def case_of(seen: Seen, name: str) -> Case:
    """The case of an incident's or toll's id. Raises NotFound."""
    case = seen.case(name)
    if case is None:
        raise NotFound
    return Case(case.record, case.documents, case.claims)


def origins_in(case: Case) -> Mapping[str, str]:
    """The origin of each claim; those that the record gives its figures stand, the others follow its rules."""
    worked_out = origins_within(case.documents, case.claims)
    return worked_out | {seen.claim: seen.origin for seen in case.record.tolls_seen}
