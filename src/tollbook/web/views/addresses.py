"""The addresses of records in the workbench."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from tollbook.model import Claim


def document_address(document: str) -> str:
    """Of a document. Ids are the inputs' own and may hold anything."""
    return f"/documents/{quote(document)}"


def claim_address(document: str, claim: str) -> str:
    """Of a claim's words in its document, highlighted."""
    return f"{document_address(document)}?{urlencode({'claim': claim})}#claim-{quote(claim)}"


def incident_address(incident: str) -> str:
    """Of an incident."""
    return f"/incidents/{quote(incident, safe='')}"


def toll_address(toll: str) -> str:
    """Of a toll."""
    return f"/tolls/{quote(toll, safe='')}"


def claim_links(claims: Mapping[str, tuple[Claim, ...]]) -> dict[str, str]:
    """The address of each claim's words, by claim id."""
    return {claim.id: claim_address(name, claim.id) for name, told in claims.items() for claim in told}
