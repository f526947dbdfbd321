"""Secrets: made, hashed, compared. None is ever kept or logged in clear."""

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 256
_hasher = PasswordHasher()  # argon2id with the library's parameters (RFC 9106, low memory)
_nobody = _hasher.hash(secrets.token_urlsafe(16))


def new_secret(prefix: str = "") -> str:
    """A random secret of 256 bits, fit for a cookie or a header."""
    return prefix + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """The SHA-256 of a random secret: it has entropy enough to need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _hasher.hash(password)


def password_fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one of the hash; takes as long where there is no hash."""
    try:
        return _hasher.verify(kept or _nobody, password[:LONGEST_PASSWORD]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
