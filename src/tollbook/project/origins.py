"""Whose knowledge each claim of a record rests on, by the rules that made the record."""

from collections.abc import Iterable, Mapping

from tollbook.incidents import Report, first_reports, origin_of, report_of, short_forms_joined
from tollbook.model import Claim, Document

ClaimsByDocument = Mapping[str, tuple[Claim, ...]]


def origins_of(
    claims: ClaimsByDocument, reports: Mapping[str, Report], first: Mapping[str, Report]
) -> dict[str, str]:  # fmt: skip
    """Claim id → origin id. `first` gives the first report of each text that others reprint."""
    found = {
        claim.id: origin_of(claim, reports[name], first)
        for name, told in claims.items()
        for claim in told
        if name in reports
    }
    return {claim: origin.id for claim, origin in short_forms_joined(found).items()}


def origins_within(documents: Iterable[Document], claims: ClaimsByDocument) -> dict[str, str]:
    """The same for one record alone, whose reprints are among its own documents."""
    reports = {document.id: report_of(document) for document in documents}
    return origins_of(claims, reports, first_reports(reports.values()))
