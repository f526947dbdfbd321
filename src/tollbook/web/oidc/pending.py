"""Sign-ins that were begun and not finished: kept by the server, bound to one browser, good once."""

import hashlib
import secrets
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest

from tollbook.errors import TollbookError

SECONDS = 600
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in on its way. `cookie` is what the browser must hold, `verifier` the secret of PKCE (RFC 7636)."""

    state: str
    nonce: str
    verifier: str
    cookie: str
    next: str
    expires: float

    @property
    def challenge(self) -> str:
        """What the provider is shown of the verifier: its SHA-256 (method S256)."""
        return urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


class Pending:
    """The sign-ins under way; the oldest are forgotten where there are too many."""

    def __init__(self, now: Callable[[], float], most: int = _MOST) -> None:
        self._now, self._most = now, most
        self._begun: dict[str, Begun] = {}
        self._lock = threading.Lock()

    def begin(self, path: str) -> Begun:
        """A new one, which goes on to this path of ours when finished."""
        state, nonce, verifier, cookie = (secrets.token_urlsafe(32) for _ in range(4))
        begun = Begun(state, nonce, verifier, cookie, path, self._now() + SECONDS)
        with self._lock:
            self._begun[state] = begun
            while len(self._begun) > self._most:
                del self._begun[next(iter(self._begun))]
        return begun

    def take(self, state: str, cookie: str) -> Begun:
        """The one of this state, once, for the browser that began it. Raises TollbookError `oidc-refused`."""
        with self._lock:
            begun = self._begun.get(state)
            if begun is None or not compare_digest(begun.cookie.encode(), cookie.encode()):
                raise TollbookError("oidc-refused")
            del self._begun[state]
        if begun.expires < self._now():
            raise TollbookError("oidc-refused")
        return begun
