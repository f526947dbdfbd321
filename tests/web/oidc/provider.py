"""A small OpenID provider of our own on this machine, which can be told to misbehave."""

import hashlib
import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

CLIENT, SECRET = "workbench", "a secret & more"


class Provider:
    """Signs in whoever comes as `claims` say. `said` changes what it states, `algorithm` how it signs."""

    def __init__(self) -> None:
        self.keys = {
            "RS256": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}),
            "ES256": ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"}),
        }
        self.algorithm, self.said, self.claims = "RS256", {}, {"email": "coder@example.org", "email_verified": True}
        self.signer = None
        self.codes, self.asked = {}, []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """End the server."""
        self.server.shutdown()
        self.server.server_close()

    def stated(self) -> dict:
        """The discovery document."""
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
        } | self.said  # fmt: skip

    def visit(self, address: str) -> dict[str, str]:
        """What a browser brings back from the provider's page at an address: code and state."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return {"code": code, "state": asked["state"]}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, dict]:
        """The answer to a request of the workbench."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return 200, self.stated()
        if path == "/keys":
            return 200, {"keys": [key.as_dict(private=False) for key in self.keys.values()]}
        if path == "/token":
            return self._redeem(form, authorization)
        return 404, {}

    def _redeem(self, form: dict[str, str], authorization: str) -> tuple[int, dict]:
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        proven = b64decode(authorization.removeprefix("Basic ")).decode() == f"{CLIENT}:a+secret+%26+more"
        if (asked is None or not proven or asked["code_challenge"] != challenge.decode()
                or asked["redirect_uri"] != form.get("redirect_uri")):  # fmt: skip
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "unused", "token_type": "Bearer", "id_token": self.token(asked["nonce"])}

    def token(self, nonce: str) -> str:
        """An ID token of this sign-in."""
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "subject-1", "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": nonce}
        said = {key: value for key, value in (claims | self.claims).items() if value is not None}
        if self.algorithm == "none":
            parts = [json.dumps({"alg": "none"}), json.dumps(said)]
            return ".".join([urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in parts] + [""])
        key = self.signer or self.keys.get(self.algorithm) or OctKey.import_key(SECRET)
        header = {"alg": self.algorithm} | ({"kid": key.kid} if self.algorithm != "HS256" else {"kid": "rsa"})
        return jwt.encode(header, said, key, algorithms=["RS256", "ES256", "HS256"])


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - as the library calls it
            self._answer({})

        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._answer({key: values[0] for key, values in parse_qs(body).items()})

        def _answer(self, form: dict[str, str]) -> None:
            status, said = provider.answer(self.path, form, self.headers.get("authorization", ""))
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args) -> None:
            return

    return Handler
