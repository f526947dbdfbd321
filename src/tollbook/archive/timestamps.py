"""Time stamps (RFC 3161): an authority signs that the chain's head existed at a moment.

The authority gets the SHA-512 of the head and nothing else. Needs the extra `timestamp`; checking needs no network.
"""

import base64
import ssl
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tollbook.errors import TollbookError, needing
from tollbook.model import Custody

_TIMEOUT = 30
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """An authority's answer: its bytes, when it signed, and the certificates that it is held against (PEM)."""

    token: bytes
    at: str
    roots: str


class _NoRedirects(HTTPRedirectHandler):
    """The question goes to the address that was named and to no other."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        """Never followed: urllib then raises the redirect as an error."""


_OPENER = build_opener(_NoRedirects)


def stamp(head: str, url: str, roots: Path | None) -> Stamp:
    """Ask the authority at `url` to sign a chain's head, and check what it answers.

    `roots` is a PEM file with the certificate of whom one trusts; without it the answer's own root is taken, which
    shows later changes but does not tell who signed. Raises TollbookError `no-timestamp`, `bad-certificate` or
    `extra-missing`.
    """
    with needing("timestamp", "a time stamp"):
        from rfc3161_client import TimestampRequestBuilder, decode_timestamp_response  # noqa: PLC0415 - an extra
    request = TimestampRequestBuilder().data(head.encode()).build()
    token = _asked(url, request.as_bytes())
    try:
        answer = decode_timestamp_response(token)
        trusted = _pem(roots) if roots else _own_roots(answer.signed_data.certificates)
        at = answer.tst_info.gen_time.isoformat()
        nonce = answer.tst_info.nonce
    except ValueError as error:
        raise TollbookError("no-timestamp", url=url, cause=f"what it answered is no time stamp: {error}") from error
    if nonce != request.nonce:
        raise TollbookError("no-timestamp", url=url, cause="it answered another question")
    cause = fault_of(token, head, trusted)
    if cause:
        raise TollbookError("no-timestamp", url=url, cause=cause)
    return Stamp(token, at, trusted)


def fault_of(token: bytes, head: str, roots: str) -> str | None:
    """Why a token is no good signature of this head under these roots, in words; null where it is."""
    with needing("timestamp", "checking a time stamp"):
        from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - an extra
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415
    try:
        builder = VerifierBuilder()
        for certificate in load_pem_x509_certificates(roots.encode()):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(decode_timestamp_response(token), head.encode())
    except (VerificationError, ValueError) as error:
        said = str(error)
        return said[:1].lower() + said[1:]
    return None


def stamp_fault(entry: Custody) -> str | None:
    """What is wrong with a time stamp on record, in a sentence; null where it holds."""
    try:
        token = base64.b64decode(entry.token or "", validate=True)
        cause = fault_of(token, entry.sha256, entry.roots or "")
    except ValueError as error:
        cause = str(error)
    except TollbookError as error:
        return f"The time stamp of {entry.at} was not checked: {error} {error.remedy}"
    return f"The time stamp of {entry.at} by {entry.source} does not hold: {cause}." if cause else None


def _asked(url: str, question: bytes) -> bytes:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise TollbookError("no-timestamp", url=url, cause="it is no http or https address")
    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "tollbook"}
    request = Request(url, question, headers, method="POST")  # noqa: S310 - the scheme was checked
    try:
        with _OPENER.open(request, timeout=_TIMEOUT) as response:
            return bytes(response.read(_MOST_BYTES))
    except HTTPError as error:
        cause = f"it answered with HTTP status {error.code}"
    except (URLError, HTTPException, OSError) as error:
        cause = str(getattr(error, "reason", None) or error) or type(error).__name__
    raise TollbookError("no-timestamp", url=url, cause=cause)


def _pem(path: Path) -> str:
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - an extra

    try:
        text = path.read_text("ascii")
        load_pem_x509_certificates(text.encode())
    except (OSError, ValueError) as error:
        raise TollbookError("bad-certificate", path=path, cause=str(error)) from error
    return text


def _own_roots(certificates: set[bytes]) -> str:
    """The self-signed certificates that the answer brings."""
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 - an extra

    loaded = [(der, load_der_x509_certificate(der)) for der in sorted(certificates)]
    own = [der for der, certificate in loaded if certificate.issuer == certificate.subject]
    if not own:
        raise ValueError("it names no root; give the authority's with --ca")
    return "".join(map(ssl.DER_cert_to_PEM_cert, own))
