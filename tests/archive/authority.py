"""A small time-stamping authority (RFC 3161) of our own on the loopback interface."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


def _certificate(name, issuer, key, signer, *extensions):
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=30))
    )  # fmt: skip
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(signer, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


class Authority:
    """A root and the certificate that signs; `answer` replies to a question's bytes."""

    def __init__(self) -> None:
        root_key, self.key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root, signer = _name("Invented Root"), _name("Invented Time Stamps")
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        self.root = _certificate(
            root, root, root_key, root_key, (x509.BasicConstraints(True, None), True), (usage, True),
            (x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), False),
        )  # fmt: skip
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        parent = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
        leaf = x509.BasicConstraints(False, None)
        self.certificate = _certificate(
            signer, root, self.key, root_key, (stamping, True), (parent, False), (leaf, True)
        )
        self.with_root = True
        self.other_nonce = False

    @property
    def pem(self) -> str:
        """The root as a user gets it."""
        return self.root.public_bytes(Encoding.PEM).decode()

    def answer(self, question: bytes) -> bytes:
        """A granted response to a request."""
        asked = tsp.TimeStampReq.load(question)
        info = tsp.TSTInfo({
            "version": "v1", "policy": "1.2.3.4", "message_imprint": asked["message_imprint"], "serial_number": 1,
            "gen_time": datetime.now(UTC).replace(microsecond=0),
            "nonce": asked["nonce"].native + self.other_nonce,
        })  # fmt: skip
        status = tsp.PKIStatusInfo({"status": "granted"})
        return tsp.TimeStampResp({"status": status, "time_stamp_token": self._signed(info)}).dump()

    def _signed(self, info: tsp.TSTInfo) -> cms.ContentInfo:
        der = self.certificate.public_bytes(Encoding.DER)
        own, root = asn1.Certificate.load(der), asn1.Certificate.load(self.root.public_bytes(Encoding.DER))
        content = info.dump()
        ess = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(der).digest()})]})
        attributes = cms.CMSAttributes([
            cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha256(content).digest()]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [ess]}),
        ])  # fmt: skip
        signer = cms.SignerInfo({
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": cms.IssuerAndSerialNumber(
                {"issuer": own.issuer, "serial_number": own.serial_number})}),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": self.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
        })  # fmt: skip
        signed = cms.SignedData({
            "version": "v3", "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
            "certificates": [own, root] if self.with_root else [own], "signer_infos": [signer],
        })  # fmt: skip
        return cms.ContentInfo({"content_type": "signed_data", "content": signed})


@contextmanager
def serving(authority: Authority, status: int = 200, body: bytes | None = None) -> Iterator[str]:
    """The address at which it answers while the block runs; with `body` it answers that."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            answer = authority.answer(question) if body is None else body
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsr"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
