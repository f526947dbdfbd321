"""A document's identity: its SHA-256, and its id where the input gives none."""

from hashlib import sha256


def sha256_of(data: bytes) -> str:
    """The lower-case hexadecimal SHA-256 of the bytes."""
    return sha256(data).hexdigest()


def id_of(digest: str) -> str:
    """The id of a document whose input names none: `d-` and the first 16 digits of its SHA-256."""
    return f"d-{digest[:16]}"


def versioned_id(id: str, version: int) -> str:
    """The id under which a version is kept: the plain id for the first, then `id@2`, `id@3`."""
    return id if version == 1 else f"{id}@{version}"
