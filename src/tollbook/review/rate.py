"""How often one may fail to sign in: counted by name and by address, kept over restarts."""

import hashlib
from dataclasses import replace

from sqlalchemy import Connection

from tollbook import store

FREE = {"name": 5, "address": 20}
"""Failures before a wait; an address stands for many people behind one router."""
_FIRST_WAIT, _LONGEST_WAIT, _FORGET = 30, 900, 3600


def wait_of(connection: Connection, name: str, address: str, now: int) -> int:
    """Seconds until this name from this address may try again; 0 where it may now."""
    counted = (store.attempts_of(connection, key) for key in _keys(name, address).values())
    return max(0, *(c.locked_until - now for c in counted))


def failed(connection: Connection, name: str, address: str, now: int) -> None:
    """Count a failure. Each beyond the free ones doubles the wait."""
    for kind, key in _keys(name, address).items():
        before = store.attempts_of(connection, key)
        failures = 1 if now - before.last > _FORGET else before.failures + 1
        beyond = failures - FREE[kind]
        wait = min(_FIRST_WAIT * 2 ** min(beyond, 10), _LONGEST_WAIT) if beyond >= 0 else 0
        store.keep_attempts(connection, replace(before, failures=failures, last=now, locked_until=now + wait))


def succeeded(connection: Connection, name: str, address: str) -> None:
    """Forget the failures of this name; those of the address stand, as it may be guessing others."""
    store.forget_attempts(connection, _keys(name, address)["name"])


def _keys(name: str, address: str) -> dict[str, str]:
    return {kind: hashlib.sha256(f"{kind} {said}".encode()).hexdigest()
            for kind, said in (("name", name), ("address", address))}  # fmt: skip
