"""Encryption at rest: one passphrase for a project's database and its archived bytes. Needs the extra `encryption`.

A project is encrypted where `encryption.json` stands in its folder. It holds the salt and what tells a wrong
passphrase; the keys themselves are nowhere on the disk. The passphrase comes from `TOLLBOOK_KEY`, or is asked for once
a process.
"""

import base64
import getpass
import hashlib
import hmac
import json
import os
import secrets
import sys
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tollbook.errors import TollbookError, needing, writing_to

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VARIABLE = "TOLLBOOK_KEY"
"""The variable of the environment that holds the passphrase."""
SHORTEST = 12
_FILE = "encryption.json"
_COST = {"n": 1 << 15, "r": 8, "p": 1}  # scrypt: 32 MB and a tenth of a second for each guess
_MOST_COST = 1 << 28
_CHECKED = b"tollbook"
_NONCE = 12


@dataclass(frozen=True)
class Keys:
    """What a passphrase opens: the database's key, the bytes' key, and the key that hides names of files."""

    database: bytes
    _bytes: bytes
    _names: bytes

    def seal(self, data: bytes, context: str) -> bytes:
        """The bytes encrypted (AES-256-GCM), to be opened under the same context alone."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, data, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes | None:
        """The bytes as they were; null where anything of them was changed."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - an extra

        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], context.encode())
        except (InvalidTag, ValueError):
            return None

    def name(self, sha256: str) -> str:
        """A file's name, which does not tell the hash of what it holds to those without the key."""
        return hmac.new(self._names, sha256.encode(), hashlib.sha256).hexdigest()

    @cached_property
    def _cipher(self) -> "AESGCM":
        with needing("encryption", "an encrypted project"):
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an extra
        return AESGCM(self._bytes)


def encrypt_new(project: Path) -> None:
    """Make a folder an encrypted project before anything is in it.

    Raises TollbookError `not-empty`, `weak-key`, `no-key`, `extra-missing`.
    """
    with needing("encryption", "an encrypted project"):
        import sqlcipher3  # noqa: F401, PLC0415 - an extra
    if project.exists() and (not project.is_dir() or any(project.iterdir())):
        raise TollbookError("not-empty", path=project)
    passphrase = _passphrase(project, new=True)
    if len(passphrase) < SHORTEST:
        raise TollbookError("weak-key", shortest=SHORTEST)
    salt = secrets.token_bytes(16)
    check = _derived(passphrase, salt, _COST).seal(_CHECKED, _FILE)
    said = {"version": 1, "salt": _b64(salt), **_COST, "check": _b64(check)}
    with writing_to(project):
        project.mkdir(parents=True, exist_ok=True)
        (project / _FILE).write_text(json.dumps(said), encoding="ascii")


def is_encrypted(project: Path) -> bool:
    """Whether a project cannot be opened without a passphrase."""
    return (project / _FILE).exists()


def keys_of(project: Path) -> Keys | None:
    """The keys of an encrypted project, null for a project in clear.

    Raises TollbookError `no-key`, `wrong-key`, `project-damaged`, `extra-missing`.
    """
    file = project / _FILE
    try:
        said = file.read_text("ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise TollbookError("project-damaged", path=file, cause=str(error)) from error
    return _opened(project, said, _passphrase(project))


@lru_cache(maxsize=8)
def _opened(project: Path, said: str, passphrase: str) -> Keys:
    try:
        told: dict[str, Any] = json.loads(said)
        cost = {name: int(told[name]) for name in _COST}
        salt, check = base64.b64decode(told["salt"]), base64.b64decode(told["check"])
        keys = _derived(passphrase, salt, cost)
    except (ValueError, KeyError, TypeError) as error:
        raise TollbookError("project-damaged", path=project / _FILE, cause=str(error)) from error
    if keys.open(check, _FILE) != _CHECKED:
        raise TollbookError("wrong-key", path=project)
    return keys


def _derived(passphrase: str, salt: bytes, cost: dict[str, int]) -> Keys:
    secret = hashlib.scrypt(passphrase.encode(), salt=salt, **cost, maxmem=_MOST_COST, dklen=96)
    return Keys(secret[:32], secret[32:64], secret[64:])


def _passphrase(project: Path, *, new: bool = False) -> str:
    if given := os.environ.get(VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise TollbookError("no-key", path=project)
    typed = getpass.getpass(f"Passphrase of {project}: ")
    if new and getpass.getpass("Once more: ") != typed:
        raise TollbookError("wrong-key", path=project)
    os.environ[VARIABLE] = typed  # for the processes that read documents, and so that it is asked for once
    return typed


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
